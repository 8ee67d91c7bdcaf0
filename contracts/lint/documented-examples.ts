import type { Evidence } from '../model/evidence.js';
import { toPointer } from '../model/pointer.js';
import type { Contract, MediaType, Operation, Webhook } from '../model/types.js';
import type { Place } from './defect.js';

/** An example that a page shows, with the schema that it should fit. */
export interface DocumentedExample {
  place: Place;
  /** `request`, `response 200`, `payload`. */
  part: string;
  /** HTTP status of a response. */
  status?: number;
  value: unknown;
  /** Only its beginning is shown: what is missing says nothing. */
  truncated: boolean;
  evidence: Evidence;
  schemaPointer: string;
}

type Body = { content?: Record<string, MediaType> } | undefined;

function examplesIn(
  body: Body,
  pointer: string,
  base: Pick<DocumentedExample, 'place' | 'part' | 'status'>,
): DocumentedExample[] {
  return Object.entries(body?.content ?? {}).flatMap(([type, { schema, examples }]) =>
    schema === undefined
      ? []
      : Object.values(examples ?? {}).flatMap((example) => {
          const evidence = example['x-evidence'];
          if (evidence?.edition === undefined) return [];
          const truncated = example['x-truncated'] === true;
          const schemaPointer = pointer + toPointer(['content', type, 'schema']);
          return [{ ...base, value: example.value, truncated, evidence, schemaPointer }];
        }),
  );
}

function examplesOf({ id, object, pointer }: Operation | Webhook, kind: 'operation' | 'webhook'): DocumentedExample[] {
  const place: Place = { kind, id, title: object.summary };
  const part = kind === 'webhook' ? 'payload' : 'request';
  const request = examplesIn(object.requestBody, `${pointer}/requestBody`, { place, part });
  const responses = Object.entries(object.responses).flatMap(([status, response]) =>
    examplesIn(response, pointer + toPointer(['responses', status]), {
      place,
      part: `response ${status}`,
      status: Number(status),
    }),
  );
  return [...request, ...responses];
}

/** Every documented example of a contract; operations that share method and path count once. */
export function documentedExamples({ operations, webhooks }: Contract): DocumentedExample[] {
  const distinct = new Map([...operations.values()].reverse().map((operation) => [operation.pointer, operation]));
  return [
    ...[...distinct.values()].reverse().flatMap((operation) => examplesOf(operation, 'operation')),
    ...[...webhooks.values()].flatMap((webhook) => examplesOf(webhook, 'webhook')),
  ];
}
