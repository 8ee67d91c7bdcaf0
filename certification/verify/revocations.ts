import { writtenReader } from '../written-file.js';

/** Certificates and keys that no longer count. */
export interface Revocations {
  revoked: { certificate?: string; key?: string; since: string; reason: string }[];
}

const text = { type: 'string', minLength: 1 };

/**
 * A revocation file in YAML or JSON.
 * @throws CertificationInputError with `file:line` and what is allowed there
 */
export const parseRevocations = writtenReader<Revocations>({
  type: 'object',
  additionalProperties: false,
  required: ['revoked'],
  properties: {
    revoked: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['since', 'reason'],
        oneOf: [{ required: ['certificate'] }, { required: ['key'] }],
        properties: { certificate: text, key: text, since: text, reason: text },
      },
    },
  },
});
