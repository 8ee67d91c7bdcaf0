import { isLosslessNumber, parse } from 'lossless-json';
import type { IncomingHttpHeaders } from 'node:http';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { typesOf } from '../../contracts/model/schema-types.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { CallLine } from '../record/format.js';
import { operationFinder, type Found } from './operations.js';

/** A request as it came in. */
export interface Incoming {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a request is judged by. */
export type Watched = Pick<CallLine, 'operation' | 'method' | 'key' | 'problems' | 'money'> & {
  /** All operations that it may be called. */
  ids: readonly string[];
  /** The lock that it uses, as it is written. */
  lockId: string | undefined;
};

type Problem = CallLine['problems'][number];

/** What a client has to hold to. */
export interface Watching {
  contract: Contract;
  validator: ContractValidator;
  /** The key that the client was given. */
  key: string;
}

/** The facts of a request; nothing else of it is kept. */
export type Watch = (incoming: Incoming) => Watched;

/** Looks at requests with the contract at hand. */
export function watchOf({ contract, validator, key }: Watching): Watch {
  const find = operationFinder(contract);
  const keyHeader = contract.facts.authentication.header.toLowerCase();
  return (incoming) => {
    const url = new URL(incoming.url, 'http://client');
    const found = find(incoming.method, url.pathname);
    const written = writtenIn(incoming.body);
    return {
      operation: found?.operation.id ?? null,
      ids: found?.ids ?? [],
      method: incoming.method,
      key: keyPlaces(incoming, url, keyHeader, key),
      problems: found
        ? [
            ...parameterProblems(found, url, validator, key),
            ...bodyProblems(found, incoming, { contract, validator, key }),
          ]
        : [{ at: 'path', keyword: 'path', grade: 'assumed' }],
      ...moneyIn(incoming.method, written),
      lockId: typeof written['lockId'] === 'string' ? written['lockId'] : undefined,
    };
  };
}

function keyPlaces({ headers, body }: Incoming, url: URL, keyHeader: string, key: string): CallLine['key'] {
  const others = Object.entries(headers).filter(
    ([name, value]) => name !== keyHeader && [value].flat().some((text) => text?.includes(key)),
  );
  return {
    sent: headers[keyHeader] === key,
    elsewhere: [
      ...([...url.searchParams.values()].some((value) => value.includes(key)) ? ['the query'] : []),
      ...(url.pathname.includes(key) ? ['the path'] : []),
      ...(body.includes(key) ? ['the body'] : []),
      ...others.map(([name]) => `the header ${/^[a-z0-9-]{1,40}$/.test(name) ? name : 'of an odd name'}`),
    ],
  };
}

/** A parameter's text as the value that it stands for. */
function valueIn(text: string, schema: Schema): unknown {
  const types = typesOf(schema);
  if ((types.includes('integer') || types.includes('number')) && text !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function parameterProblems(
  { operation, values }: Found,
  { searchParams }: URL,
  validator: ContractValidator,
  key: string,
): Problem[] {
  const { parameters = [] } = operation.object;
  const own = parameters.flatMap(({ name, in: place, required, schema }, index): Problem[] => {
    const text = place === 'path' ? values[name] : place === 'query' ? searchParams.get(name) : undefined;
    const at = `${place} ${name}`;
    if (text === undefined) return [];
    if (text === null) return required ? [{ at, keyword: 'required', grade: operation.evidence.grade }] : [];
    return validator
      .violations(`${operation.pointer}/parameters/${index}/schema`, valueIn(text, schema), 'exact')
      .map(({ keyword, evidence }) => ({ at, keyword: keyword, grade: evidence.grade }));
  });
  const known = new Set(parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name));
  // A key in the query is told as such.
  const unknown = [...searchParams].filter(([name, value]) => !known.has(name) && !value.includes(key));
  return [...own, ...unknown.map(() => ({ at: 'query', keyword: 'unknown', grade: 'assumed' }))];
}

/** Members of a body that the contract has no name for may be called after anybody. */
const namedLikeOurs = /^(\/([A-Za-z][A-Za-z0-9]{0,39}|\d{1,3})){0,6}$/;

function bodyProblems(
  { operation: { pointer, object } }: Found,
  { headers, body }: Incoming,
  { contract, validator, key }: Watching,
): Problem[] {
  const grade = evidenceOf(contract, `${pointer}/requestBody`).grade;
  const { requestBody } = object;
  if (!requestBody) return body.length > 0 ? [{ at: 'body', keyword: 'unknown', grade: 'assumed' }] : [];
  if (body.length === 0) return requestBody.required ? [{ at: 'body', keyword: 'required', grade }] : [];
  const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (requestBody.content[given] === undefined) return [{ at: 'header content-type', keyword: 'content-type', grade }];
  if (given !== 'application/json') return [];
  const value = parsed(body);
  if (value === undefined) return [{ at: 'body', keyword: 'JSON', grade: 'documented' }];
  return validator
    .violations(`${pointer}/requestBody/content/${escapeToken(given)}/schema`, value, 'exact')
    .filter(({ pointer: at, keyword }) => keyword !== 'additionalProperties' || memberAt(value, at) !== key)
    .map(({ pointer: at, keyword, evidence }) => ({
      at: namedLikeOurs.test(at) ? `body ${at}` : 'body',
      keyword,
      grade: evidence.grade,
    }));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function memberAt(value: unknown, pointer: string): unknown {
  return (value as Record<string, unknown>)[pointer.slice(1)];
}

/** Members of a body, numbers as they are written. */
function writtenIn(body: Buffer): Record<string, unknown> {
  try {
    const value = parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Money that a request moves: its amount as it is written. */
function moneyIn(method: string, written: Record<string, unknown>): Pick<CallLine, 'money'> {
  const amount = written['amount'];
  const text = isLosslessNumber(amount) ? amount.value : amount;
  const currency = written['currency'] ?? written['currencyFrom'];
  if (method !== 'POST' || typeof text !== 'string') return {};
  return {
    money: {
      amount: /^-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,3})?$/.test(text) ? text : 'no decimal',
      currency: typeof currency === 'string' && /^[a-z0-9]{1,12}$/i.test(currency) ? currency : 'none',
    },
  };
}
