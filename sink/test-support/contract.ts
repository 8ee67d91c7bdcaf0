import { buildContract, loadContract } from '../../contracts/model/load.js';
import type { Contract, Schema } from '../../contracts/model/types.js';

const evidence = { grade: 'documented' as const, source: 'test' };

/** A contract of webhooks by id, each at a path; their bodies fit `schema`, by default anything. */
export function contractOf(paths: Record<string, string>, schema: Schema = {}): Contract {
  const webhooks = Object.entries(paths).map(([id, path]) => [
    id,
    {
      post: {
        operationId: id,
        summary: id,
        requestBody: { content: { 'application/json': { schema } } },
        responses: {},
        'x-webhook': { path, 'x-evidence': evidence, fires: evidence },
      },
    },
  ]);
  const info = { title: 'test', version: '1' };
  const document = { openapi: '3.1.0', info, paths: {}, webhooks: Object.fromEntries(webhooks) as never };
  return buildContract(document, loadContract('test').facts, 'hash');
}
