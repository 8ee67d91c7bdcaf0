import type { ParameterObject, Schema } from '../../../contracts/model/types.js';
import { deriveSchema } from '../../schema/derive.js';
import type { Note, ReadBody, ReadCall } from '../reading.js';
import { clustered } from './paths.js';

/** A request with its answer, or a delivery, as traffic shows it. */
export interface Seen {
  kind: ReadCall['kind'];
  method: string;
  /** Without query. */
  path: string;
  /** Names of what the query has, their values left where they are. */
  query: readonly string[];
  /** Names of the headers of the request, in lower case; absent where the source does not tell. */
  headers?: readonly string[];
  where: string;
  request?: SeenBody;
  response?: { status: number; body?: SeenBody };
  /** Of a request that has a body which is no JSON: what is in it nobody knows. */
  hasOtherBody?: true;
  title?: string;
}

/** What a file of traffic shows. */
export interface Traffic {
  seen: Seen[];
  notes: Note[];
  /** Version of the API that was called, where the file tells. */
  version?: string;
}

export interface SeenBody {
  contentType: string;
  value: unknown;
}

/** Texts that are no JSON are longer only where they are data; nothing is derived of them. */
const mostText = 64 * 1024 * 1024;

/** The body of a request, as JSON or as one that nobody knows. */
export function sentBody(text: string | undefined, contentType: string): Pick<Seen, 'request' | 'hasOtherBody'> {
  const request = jsonBody(text, contentType);
  if (request) return { request };
  return text === undefined || text.trim() === '' ? {} : { hasOtherBody: true };
}

/** A body as JSON; absent where it is none, or empty. */
export function jsonBody(text: string | undefined, contentType: string): SeenBody | undefined {
  if (text === undefined || text.trim() === '' || text.length > mostText) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? { contentType: contentType || 'application/json', value }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Requests that fail show what was refused: nothing that a request may be. */
function isRefusal({ response }: Seen): boolean {
  return (response?.status ?? 0) >= 400;
}

function bodyOf(bodies: readonly SeenBody[]): ReadBody | undefined {
  const [first] = bodies;
  if (!first) return undefined;
  const evidence = { grade: 'observed' } as const;
  const { 'x-evidence': _evidence, ...schema } = deriveSchema(
    bodies.map(({ value }) => value),
    { sample: evidence, prose: evidence },
  );
  return { contentType: (first.contentType.split(';')[0] ?? '').trim().toLowerCase(), schema: schema as Schema };
}

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}

function parametersOf(path: string, all: readonly Seen[]): ParameterObject[] {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']): ParameterObject => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const names = [...new Set(all.filter((one) => !isRefusal(one)).flatMap(({ query }) => query))].sort();
  return [...inPath, ...names.map((name): ParameterObject => ({ name, in: 'query', schema: { type: 'string' } }))];
}

function responsesOf(all: readonly Seen[]): ReadCall['responses'] {
  const statuses = [...new Set(present(all.map(({ response }) => response?.status)))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const bodies = present(all.map(({ response }) => (response?.status === status ? response.body : undefined)));
      const body = bodyOf(bodies);
      return [String(status), { description: '', ...(body ? { body } : {}) }] as const;
    }),
  );
}

/**
 * What traffic shows of each call, many samples merged. Values are not kept, but for words that come again and again.
 * @param templates path templates that are known
 */
export function callsOfTraffic(seen: readonly Seen[], templates: readonly string[] = []): ReadCall[] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = `${one.kind} ${one.method} ${clustered(one.path, templates)}`;
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return [...groups].flatMap(([key, all]) => {
    const [first] = all;
    if (!first) return [];
    const path = key.split(' ').slice(2).join(' ');
    const request = bodyOf(present(all.map((one) => (isRefusal(one) ? undefined : one.request))));
    return [
      {
        kind: first.kind,
        method: first.method,
        path,
        ...(first.title === undefined ? {} : { title: first.title }),
        grade: 'observed' as const,
        where: first.where,
        parameters: parametersOf(path, all),
        ...(request ? { request } : {}),
        responses: responsesOf(all),
      },
    ];
  });
}
