import type { MediaType, Operation } from '../../../contracts/model/types.js';

const json = 'application/json';

/** Whether a media type is JSON (RFC 6839, 3.1), or a range that JSON belongs to. */
export function isJson(type: string): boolean {
  return /[/+]json$/.test(type) || type === '*/*' || type === 'application/*';
}

/** Kinds of bodies that can be made, those first that are preferred. */
const makeable: readonly ((type: string) => boolean)[] = [
  (type) => type === json,
  isJson,
  (type) => type === 'application/x-www-form-urlencoded',
  (type) => type === 'multipart/form-data',
  (type) => type.startsWith('text/') && !/xml|html/.test(type),
  (type) => type === 'application/octet-stream' || type === 'application/pdf' || type.startsWith('image/'),
];

/** The media type, of those listed, in which a body can be made; `undefined` where none can. */
export function makeableType(types: readonly string[]): string | undefined {
  for (const fits of makeable) {
    const found = types.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The key of its content by which bodies of an operation are made: JSON unless its contract says otherwise. */
export function requestType({ object }: Pick<Operation, 'object'>): string | undefined {
  const { requestBody, 'x-media-type': chosen } = object;
  return chosen ?? (requestBody?.content[json] ? json : undefined);
}

/** What is described of an operation's body in the media type that it is made in. */
export function requestMedia(operation: Pick<Operation, 'object'>): MediaType | undefined {
  const type = requestType(operation);
  return type === undefined ? undefined : operation.object.requestBody?.content[type];
}

/** A media type as requests name it: of a range, JSON. */
export function named(type: string): string {
  return type.includes('*') ? json : type;
}

/** Whether bodies of an operation are JSON texts. */
export function sendsJson(operation: Pick<Operation, 'object'>): boolean {
  const type = requestType(operation);
  return type === undefined || isJson(type);
}

/**
 * What an operation's answers may be made of, for `Accept` (RFC 9110, 12.5.1): successes first, errors after them; JSON where nothing
 * is listed.
 */
export function acceptable({ object }: Pick<Operation, 'object'>): string {
  const typesOf = (wanted: (status: string) => boolean): string[] =>
    Object.entries(object.responses).flatMap(([status, { content }]) =>
      wanted(status) ? Object.keys(content ?? {}) : [],
    );
  const successes = [...new Set(typesOf((status) => /^[23]/.test(status) || status === 'default'))];
  const others = [...new Set(typesOf((status) => /^[45]/.test(status)))].filter((type) => !successes.includes(type));
  if (successes.length === 0) return others.length === 0 ? json : [...others, '*/*;q=0.5'].join(', ');
  return [...successes, ...others.map((type) => `${type};q=0.5`)].join(', ');
}
