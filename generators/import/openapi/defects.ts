import { isObject } from '../../../contracts/model/json-value.js';
import { SchemaValidator } from '../../../contracts/model/schema-validator.js';
import type { MediaType, OpenApiDocument, OperationObject } from '../../../contracts/model/types.js';
import { lineOfOperation } from '../lines.js';
import type { Note } from '../reading.js';
import type { Placed } from './calls.js';
import { parts } from './nodes.js';

/** Ids that several operations of a document have. */
function repeatedIds(raw: unknown): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const paths = isObject(raw) ? parts(raw['paths']) : [];
  for (const [, item] of paths)
    for (const [, operation] of parts(item)) {
      const id = isObject(operation) ? operation['operationId'] : undefined;
      if (typeof id !== 'string') continue;
      if (seen.has(id)) repeated.add(id);
      seen.add(id);
    }
  return repeated;
}

function brokenExamples(content: Readonly<Record<string, MediaType>>, accepts: SchemaValidator): string[] {
  return Object.values(content).flatMap(({ schema, examples }) => {
    if (!schema) return [];
    return Object.entries(examples ?? {}).flatMap(([name, { value }]) => {
      try {
        return accepts.accepts(schema, value, 'tolerant') ? [] : [`example ${JSON.stringify(name)} breaks its schema`];
      } catch {
        // A schema that no validator takes is told where it is read.
        return [];
      }
    });
  });
}

function missingParameters(path: string, operation: OperationObject): string[] {
  const declared = new Set((operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name));
  return [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !declared.has(name))
    .map((name) => `path parameter ${JSON.stringify(name)} is not declared`);
}

function defectsOf(path: string, operation: OperationObject, validator: SchemaValidator): string[] {
  const request = brokenExamples(operation.requestBody?.content ?? {}, validator).map((text) => `request: ${text}`);
  const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
    brokenExamples(content ?? {}, validator).map((text) => `answer ${status}: ${text}`),
  );
  const none = Object.keys(operation.responses).length === 0 ? ['no status is documented'] : [];
  return [...missingParameters(path, operation), ...none, ...request, ...answers];
}

/** Where a document contradicts itself, each with its line. */
export function documentDefects(raw: unknown, document: OpenApiDocument, { name, text, firstLine }: Placed): Note[] {
  const validator = new SchemaValidator(document);
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const where = `${name}:${firstLine + lineOfOperation(text, path, method) - 1}`;
      return defectsOf(path, operation, validator).map((what): Note => ({
        kind: 'defect',
        where,
        text: `${method.toUpperCase()} ${path}: ${what}`,
      }));
    }),
  );
  const twice = [...repeatedIds(raw)].map((id): Note => ({
    kind: 'defect',
    where: `${name}:${firstLine}`,
    text: `operationId ${JSON.stringify(id)} is there more than once`,
  }));
  return [...twice, ...found];
}
