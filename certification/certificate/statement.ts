import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RequirementOutcome, Result, CertificationVerdict } from '../outcome.js';

/** A certificate lasts no longer. */
export const mostValidDays = 1100;

/** What a certificate says beyond a test result of in-toto: its one extension object. */
export interface Certificate {
  format: 1;
  /** Names it in a revocation file. */
  id: string;
  /** Whether the partner signed it itself or somebody else vouches for it. */
  kind: 'self-declared' | 'issued';
  issuer: string;
  partner: string;
  product: string;
  version: string;
  side: 'receiver' | 'client';
  scope: { in: string[]; out: string[] };
  contract: { version: string; hash: string };
  profiles: { name: string; version: number; hash: string }[];
  suite: { name: string; version: string };
  verdict: CertificationVerdict;
  because: string;
  counts: Record<RequirementOutcome, number>;
  issuedAt: string;
  /** It ends then, and as soon as the edition's contract changes. */
  validUntil: string;
}

/** An in-toto Statement (https://in-toto.io/Statement/v1) with a test result. */
export interface Statement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1';
  predicate: {
    result: 'PASSED' | 'WARNED' | 'FAILED';
    configuration: { name: string; digest: { sha256: string } }[];
    passedTests: string[];
    warnedTests: string[];
    failedTests: string[];
    partnerApiConformance: Certificate;
  };
}

/** SHA-256 of a file of the bundle. */
export interface FileHash {
  path: string;
  sha256: string;
}

/** The statement of a certificate about the files of a bundle. */
export function statementOf(
  certificate: Certificate,
  files: readonly FileHash[],
  results: readonly Result[],
): Statement {
  const ids = (outcomes: readonly RequirementOutcome[]): string[] =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).map(({ requirement }) => requirement);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [...files]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: certificate.verdict === 'conformant' ? 'PASSED' : 'WARNED',
      configuration: [
        { name: `contract ${certificate.contract.version}`, digest: { sha256: certificate.contract.hash } },
        ...certificate.profiles.map(({ name, version, hash }) => ({
          name: `profile ${name} ${version}`,
          digest: { sha256: hash },
        })),
      ],
      passedTests: ids(['conformant', 'attested']),
      warnedTests: ids(['waived', 'not-tested']),
      failedTests: ids(['not-conformant']),
      partnerApiConformance: certificate,
    },
  };
}

const text = { type: 'string' };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const closed = (properties: Record<string, object>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const listOf = (items: object): object => ({ type: 'array', items });

const certificateSchema = closed({
  format: { const: 1 },
  id: text,
  kind: { enum: ['self-declared', 'issued'] },
  issuer: text,
  partner: text,
  product: text,
  version: text,
  side: { enum: ['receiver', 'client'] },
  scope: closed({ in: listOf(text), out: listOf(text) }),
  contract: closed({ version: text, hash: sha256 }),
  profiles: listOf(closed({ name: text, version: { type: 'integer' }, hash: sha256 })),
  suite: closed({ name: text, version: text }),
  verdict: { enum: ['conformant', 'conditional'] },
  because: text,
  counts: { type: 'object', additionalProperties: { type: 'integer' } },
  issuedAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' },
  validUntil: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
});

const statementSchema = closed({
  _type: { const: 'https://in-toto.io/Statement/v1' },
  subject: listOf(closed({ name: text, digest: closed({ sha256 }) })),
  predicateType: { const: 'https://in-toto.io/attestation/test-result/v0.1' },
  predicate: closed({
    result: { enum: ['PASSED', 'WARNED'] },
    configuration: listOf(closed({ name: text, digest: closed({ sha256 }) })),
    passedTests: listOf(text),
    warnedTests: listOf(text),
    failedTests: listOf(text),
    partnerApiConformance: certificateSchema,
  }),
});
let compiled: ValidateFunction | undefined;

/** The statement of a payload; absent where it is none of ours. */
export function parseStatement(payload: Buffer): Statement | undefined {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    // What stands in it twice is read differently by different readers (RFC 8259, section 4).
    if (JSON.stringify(value) !== payload.toString('utf8')) return undefined;
    const isStatement = (compiled ??= new Ajv2020({ strict: false }).compile(statementSchema));
    return isStatement(value) ? (value as Statement) : undefined;
  } catch {
    return undefined;
  }
}
