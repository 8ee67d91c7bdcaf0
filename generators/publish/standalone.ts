import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Contract, OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { mapSchemas, withOpenSets } from './open-sets.js';
import { bodyPlaces, type BodyPlace } from './places.js';

export const dialect = 'https://json-schema.org/draft/2020-12/schema';

const componentPrefix = '#/components/schemas/';

/** A schema that stands alone: whatever it refers to is in its `$defs`. */
export type StandaloneSchema = Schema & { $schema: string; $id: string; title: string; $defs?: Record<string, Schema> };

/** What is published of one body, as the index lists it. */
export interface PublishedSchema {
  $id: string;
  kind: BodyPlace['kind'];
  /** Operation or webhook. */
  subject: string;
  status?: string;
  mediaType: string;
  /** Path below the folder of the schemas. */
  file: string;
}

/** Where the schema of a body is published, below the folder of the schemas. */
function fileOf({ kind, subject, status }: BodyPlace): string {
  return `${kind}s/${subject}${status === undefined ? '' : `.${status}`}.json`;
}

function idOf(version: string, { kind, subject, status }: BodyPlace): string {
  return ['urn:partner-api-conformance', version, kind, subject, ...(status === undefined ? [] : [status])].join(':');
}

/** A schema with references into `$defs`, and the names that it refers to. */
function rebased(node: unknown, names: Set<string>): unknown {
  if (Array.isArray(node)) return node.map((item) => rebased(item, names));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key !== '$ref' || typeof value !== 'string' || !value.startsWith(componentPrefix))
        return [key, rebased(value, names)];
      const name = value.slice(componentPrefix.length);
      names.add(name);
      return [key, `#/$defs/${name}`];
    }),
  );
}

const openSet = (schema: Schema): Schema => withOpenSets(schema, 'x-known-values');

function standalone(document: OpenApiDocument, place: BodyPlace): StandaloneSchema {
  const names = new Set<string>();
  // A sender keeps to the known values of an open set, a receiver must take others.
  const opened = place.kind === 'request' ? place.schema : mapSchemas(place.schema, openSet);
  const schema = rebased(opened, names) as Schema;
  const definitions: Record<string, Schema> = {};
  // The set grows while it is walked: a definition may refer to others.
  for (const name of names)
    definitions[name] = rebased(mapSchemas(document.components?.schemas?.[name] ?? {}, openSet), names) as Schema;
  const own = schema['x-evidence'];
  return {
    $schema: dialect,
    $id: idOf(document.info.version, place),
    title: titleOf(place),
    ...schema,
    'x-evidence': {
      ...evidenceAt(document, place.pointer),
      ...(own?.keywords && { keywords: own.keywords }),
    },
    ...(names.size > 0 ? { $defs: definitions } : {}),
  };
}

const titles = { request: 'Request of', response: 'Answer of', webhook: 'Payload of' } as const;

function titleOf({ kind, label }: BodyPlace): string {
  return `${titles[kind]} ${label}`;
}

/**
 * A JSON Schema (2020-12) of every body of a contract, each in a file of its own that needs no other, with the evidence of its
 * nodes; and an index of them. Files by their path below the folder of the schemas.
 */
export function standaloneSchemas(contract: Contract): Map<string, StandaloneSchema | PublishedSchema[]> {
  const { document, version } = contract;
  const places = bodyPlaces(contract);
  const index = places.map((place): PublishedSchema => {
    const { kind, subject, status, mediaType } = place;
    return {
      $id: idOf(version, place),
      kind,
      subject,
      ...(status === undefined ? {} : { status }),
      mediaType,
      file: fileOf(place),
    };
  });
  return new Map<string, StandaloneSchema | PublishedSchema[]>([
    ...places.map((place) => [fileOf(place), standalone(document, place)] as const),
    ['index.json', index],
  ]);
}
