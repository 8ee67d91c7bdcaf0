/** Documents of several pieces, some of them edited: whole ones, whose edits have an effect that is known by construction. */
import { createData } from '../../generators/data/data.js';
import { sampleOfEdits, type DocumentEdit, type JsonObject } from './edits/index.js';
import { waiverOf } from './waived-edits.js';

/** Two documents, the second made of the first by edits. */
export interface DocumentPair {
  before: JsonObject;
  after: JsonObject;
  edits: readonly DocumentEdit[];
  /** What the ids of calls begin with that an edit is in, in the order of the edits. */
  prefixes: readonly string[];
}

const mostPieces = 5;
const mostEdits = 3;

const joinable = new Set(['openapi', 'info', 'paths', 'webhooks', 'components']);

/** Whether all that a document has can stand beside what others have. */
function isJoinable({ before, after }: DocumentEdit): boolean {
  return [before(), after()].every(
    (document) =>
      Object.keys(document).every((name) => joinable.has(name)) &&
      Object.keys((document['components'] as JsonObject | undefined) ?? {}).every(
        (name) => name !== 'securitySchemes',
      ) &&
      !JSON.stringify(document).includes('"security":'),
  );
}

const edits = [...sampleOfEdits()].filter(
  (edit) => edit.object === 'Schema' && waiverOf(edit) === undefined && isJoinable(edit),
);

/** A document whose calls and components have names that begin with a prefix. */
function prefixed(document: JsonObject, prefix: string): JsonObject {
  const text = JSON.stringify(document)
    .replace(/"#\/components\/(\w+)\//g, `"#/components/$1/${prefix}`)
    .replace(/"operationId":"/g, `"operationId":"${prefix}`);
  const { paths = {}, webhooks = {}, components = {} } = JSON.parse(text) as Record<string, JsonObject>;
  const named = (table: JsonObject, before: string): JsonObject =>
    Object.fromEntries(Object.entries(table).map(([name, value]) => [`${before}${name}`, value]));
  return {
    paths: named(paths, `/${prefix}`),
    webhooks: named(webhooks, prefix),
    components: Object.fromEntries(
      Object.entries(components).map(([kind, table]) => [kind, named(table as JsonObject, prefix)]),
    ),
  };
}

function joined(pieces: readonly JsonObject[]): JsonObject {
  const document: Record<string, JsonObject> = { paths: {}, webhooks: {}, components: {} };
  for (const piece of pieces)
    for (const name of ['paths', 'webhooks'] as const) Object.assign(document[name] as JsonObject, piece[name]);
  for (const { components } of pieces as { components: Record<string, JsonObject> }[])
    for (const [kind, table] of Object.entries(components))
      (document['components'] as JsonObject)[kind] = { ...(document['components']?.[kind] as JsonObject), ...table };
  return { openapi: '3.1.0', info: { title: 'Made of pieces', version: '1' }, ...document };
}

/** A document of two to five pieces and what one to three edits, each of another piece, made of it; equal seeds give equal ones. */
export function documentPair(seed: number): DocumentPair {
  const data = createData(seed, 'whole documents');
  const pieces = data.helpers.arrayElements(edits, { min: 2, max: mostPieces });
  const own = pieces.slice(0, data.number.int({ min: 1, max: mostEdits }));
  const prefixOf = (index: number): string => `piece${index}x`;
  const side = (isAfter: boolean): JsonObject =>
    joined(
      pieces.map((edit, index) =>
        prefixed(isAfter && index < own.length ? edit.after() : edit.before(), prefixOf(index)),
      ),
    );
  return { before: side(false), after: side(true), edits: own, prefixes: own.map((_, index) => prefixOf(index)) };
}
