import type { Evidence } from '../../model/evidence.js';
import { buildContract, loadContract } from '../../model/load.js';
import type { Contract, Facts, MediaType, OpenApiDocument, Schema } from '../../model/types.js';
import type { LintInput } from '../defect.js';

export const documented = (edition: string, rest: Partial<Evidence> = {}): Evidence => ({
  grade: 'documented',
  edition,
  source: 'Create a Thing',
  ...rest,
});

/** A media type with one documented example. */
export function sample(schema: Schema, value: unknown, evidence: Evidence = documented('test')): MediaType {
  return { schema, examples: { documented: { value, 'x-evidence': evidence } } };
}

export interface Parts {
  id?: string;
  /** Evidence of method and path. */
  evidence?: Evidence;
  request?: MediaType;
  responses?: Record<string, MediaType>;
  facts?: Partial<Facts>;
}

const json = 'application/json';

/** A contract of version `test` with one operation, and with the packaged facts of that version where no others are given. */
export function contractOf({ id = 'createThing', evidence, request, responses = {}, facts }: Parts): Contract {
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Partner API', version: 'test' },
    paths: {
      '/v1/thing': {
        post: {
          operationId: id,
          summary: 'Create a Thing',
          'x-evidence': evidence ?? documented('test'),
          ...(request ? { requestBody: { content: { [json]: request } } } : {}),
          responses: Object.fromEntries(
            Object.entries(responses).map(([status, media]) => [
              status,
              { description: status, content: { [json]: media } },
            ]),
          ),
        },
      },
    },
    webhooks: {},
  };
  return buildContract(document, { ...loadContract('test').facts, ...facts }, 'hash');
}

/** Lint input without anything that a dossier notes. */
export function unnoted(contract: Contract): LintInput {
  return { contract, stated: { platform: {}, operations: [], webhooks: [] } };
}
