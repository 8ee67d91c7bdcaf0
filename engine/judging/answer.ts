import { isLosslessNumber } from 'lossless-json';
import { remembering } from '../../contracts/formats/remembering.js';
import { isObject } from '../../contracts/model/json-value.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Answer, Exchange } from '../exchange.js';
import { losslessBody } from '../json-body.js';

/** The body of an answer with every number kept as its text; `undefined` where it is no JSON. */
export function answerBody({ body }: Answer): unknown {
  return losslessBody(body);
}

/** Text of a string or number as it was sent; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'string' ? value : undefined;
}

/** A member or item that is neither object nor list, and where it stands. */
export interface Scalar {
  pointer: string;
  /** Name of the nearest member: that of the list for an item. */
  name: string;
  value: unknown;
  /** The object that holds it; `undefined` in a list of lists or where the body itself is a scalar. */
  parent: Record<string, unknown> | undefined;
}

/** Every scalar of a losslessly parsed body. */
export function* scalarsIn(
  value: unknown,
  pointer = '',
  name = '',
  parent?: Record<string, unknown>,
): Generator<Scalar> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalarsIn(item, `${pointer}/${index}`, name, parent);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value))
      yield* scalarsIn(member, `${pointer}/${escapeToken(key)}`, key, value);
  } else if (value !== undefined) yield { pointer, name, value, parent };
}

/** Every object of a losslessly parsed body, the outer before the inner. */
export function* objectsIn(
  value: unknown,
  pointer = '',
): Generator<{ pointer: string; object: Record<string, unknown> }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, `${pointer}/${index}`);
  } else if (isObject(value)) {
    yield { pointer, object: value };
    for (const [key, member] of Object.entries(value)) yield* objectsIn(member, `${pointer}/${escapeToken(key)}`);
  }
}

/** Whether a text is a page for people. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|h1|p)\b/i.test(text);
}

/** The error code of an answer, where its body has one. */
export function errorCodeOf(response: Answer): string | undefined {
  const body = answerBody(response);
  const code = isObject(body) ? body['errorCode'] : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Segments of the path of a URL; none where it is no URL. Many checks ask for one exchange. */
export const pathOf = remembering((url): readonly string[] =>
  URL.canParse(url) ? new URL(url).pathname.split('/') : [],
);

/**
 * Whether a request went to the operation's own method and path. What answers another method is a router, which is held
 * to nothing that the operation documents.
 */
export function reachesOperation({ request }: Pick<Exchange, 'request'>, { method, path }: Operation): boolean {
  if (request.method.toUpperCase() !== method) return false;
  const template = path.split('/').slice(1);
  // The target's base URL may have a path of its own.
  const sent = pathOf(request.url).slice(-template.length);
  return (
    sent.length === template.length &&
    template.every((part, index) => (part.includes('{') ? sent[index] !== '' : part === sent[index]))
  );
}
