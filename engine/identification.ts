import { keysFor, type Identification } from '../contracts/model/identification.js';
import type { Operation } from '../contracts/model/types.js';
import type { PlannedRequest } from '../generators/cases/case.js';
import { tellsItself } from './record/sensitive.js';

/** A secret, and what stands for it in records. */
export interface LabelledSecret {
  label: string;
  text: string;
}

/** A key that no account has; recognisable in logs on the other side. */
const wrongKey = 'conformance-wrong-key';

/** What is made of a shorter key is in many texts by chance. */
const shortestCut = 4;

/** User and password of a key; one without a colon is a user whose password is empty, as many APIs give keys out. */
function userAndPassword(key: string): { user: string; password: string } {
  const at = key.indexOf(':');
  return at < 0 ? { user: key, password: '' } : { user: key.slice(0, at), password: key.slice(at + 1) };
}

/** The key as requests carry it, but for what stands before it (RFC 7617, 2: `user-id ":" password` in Base64). */
function written({ basic }: Identification, key: string): string {
  if (!basic) return key;
  const { user, password } = userAndPassword(key);
  return Buffer.from(`${user}:${password}`).toString('base64');
}

/** A key of the right form that nobody has. */
export function wrongKeyFor({ basic }: Identification): string {
  return basic ? `${wrongKey}:${wrongKey}` : wrongKey;
}

/** Ways to spoil a valid key, so that it is nobody's. */
export type Spoiling = 'truncated' | 'altered' | 'other-case' | 'extended';

const spoilings: Readonly<Record<Spoiling, (text: string) => string>> = {
  truncated: (text) => text.slice(0, -1),
  altered: withOtherMiddle,
  'other-case': inOtherCase,
  extended: (text) => `${text}x`,
};

/** What stands for keys that are spoilt in records, behind the label of the right one. */
const spoiltNames: Readonly<Record<Spoiling, string>> = {
  truncated: 'CUT',
  altered: 'ALTERED',
  'other-case': 'OTHER_CASE',
  extended: 'EXTENDED',
};

/** Another character of its kind in the middle: what is at the end of Base64 may mean nothing. */
function withOtherMiddle(text: string): string {
  const places = [...text.matchAll(/[0-9a-z]/gi)].map(({ index }) => index);
  const at = places[Math.floor(places.length / 2)] ?? 0;
  const next = (text[at] ?? '').replace(/[0-8a-y]/i, (one) => String.fromCharCode(one.charCodeAt(0) + 1));
  const other = next === text[at] ? next.replace(/./, (one) => ({ '9': '0', z: 'a', Z: 'A' })[one] ?? 'x') : next;
  return text.slice(0, at) + other + text.slice(at + 1);
}

/** A hexadecimal number, as a UUID is one, has no case: whoever compares it by value is right. */
function inOtherCase(text: string): string {
  if (/^[0-9a-f-]+$/i.test(text)) return text;
  const [lower, upper] = [text.toLowerCase(), text.toUpperCase()];
  return [...text].map((one, index) => (one === lower[index] ? upper[index] : lower[index]) ?? one).join('');
}

/**
 * A valid key spoilt in one way; `undefined` where it cannot be spoilt so. Of a pair the password is spoilt, and the user where
 * there is none: Base64 that was cut might still be read as the whole pair, and many servers take users in any case.
 */
export function spoiltKey({ basic }: Identification, key: string, spoiling: Spoiling): string | undefined {
  const { user, password } = userAndPassword(key);
  const spoil = spoilings[spoiling];
  const spoilt = !basic ? spoil(key) : password === '' ? `${spoil(user)}:` : `${user}:${spoil(password)}`;
  return spoilt === (basic && !key.includes(':') ? `${key}:` : key) ? undefined : spoilt;
}

/** Whether a key that belongs into a header could be told in the query: a pair or a cookie has no name of its own there. */
export function fitsQuery({ place, basic, name }: Identification): boolean {
  return place === 'header' && !basic && name !== 'cookie';
}

/** The same identification with the key in the query. */
export function inQuery(how: Identification): Identification {
  return { ...how, place: 'query' };
}

/**
 * A request with a key.
 * @param capitals the name of the header is written in capitals
 */
export function withKey<Request extends Pick<PlannedRequest, 'path' | 'headers'>>(
  request: Request,
  how: Identification,
  key: string,
  capitals = false,
): Request {
  const { place, name, prefix } = how;
  const value = prefix + written(how, key);
  if (place === 'header') {
    // Cookies share a header: the key stands beside those that the request has (RFC 6265, 4.2).
    const { cookie } = name === 'cookie' ? request.headers : {};
    const whole = cookie === undefined ? value : `${cookie}; ${value}`;
    const { cookie: _joined, ...others } = request.headers;
    const kept = cookie === undefined ? request.headers : others;
    return { ...request, headers: { ...kept, [capitals ? name.toUpperCase() : name]: whole } };
  }
  const parameter = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${parameter}` };
}

/** The keys of an account: the main one, and those that stand beside it by the scheme that each is for. */
export interface AccountKeys {
  apiKey: string;
  credentials?: Readonly<Record<string, string>>;
}

/** The key that is sent in a way: the main one, or that of its scheme. */
export function keyOf(how: Identification, main: Identification, { apiKey, credentials = {} }: AccountKeys): string {
  const [scheme = ''] = how.schemes ?? [];
  return how === main ? apiKey : (credentials[scheme] ?? '');
}

/** A request with all the keys that its operation asks for. */
export function withKeys<Request extends Pick<PlannedRequest, 'path' | 'headers'>>(
  request: Request,
  how: Identification,
  operation: Pick<Operation, 'object'>,
  keys: AccountKeys,
): Request {
  return keysFor(how, operation).reduce((now, one) => withKey(now, one, keyOf(one, how, keys)), request);
}

/** JSON texts of what the suite itself sends as a wrong key: names and values as they come back in headers and URLs. */
export function wrongKeysSent(how: Identification): string[] {
  const key = wrongKeyFor(how);
  return [wrongKey, written(how, key), how.prefix + written(how, key)].map((text) =>
    JSON.stringify({ [how.name]: text }),
  );
}

/** A plain word, which would be hidden wherever a text has it. */
function isCommonWord(password: string): boolean {
  return /^[a-z]{1,15}$/.test(password);
}

/**
 * All that would let somebody in who read it: the key as it was given and as it is sent, what cases send that is nearly the
 * key, and the password of a pair. Escapes need no form of their own, for redaction and audit read them.
 * @param label what stands for the key
 */
export function secretsOfKey(how: Identification, key: string, label: string): LabelledSecret[] {
  const formsOf = (text: string, name: string): LabelledSecret[] => [
    { label: name, text },
    ...(how.basic ? [{ label: name, text: written(how, text) }] : []),
    // A cookie is a credential as a whole: its name is to stay beside what stands for the key.
    ...(how.name === 'cookie' ? [{ label: how.prefix + name, text: how.prefix + text }] : []),
  ];
  if (key === '') return [];
  const { password } = userAndPassword(key);
  const spoilt = Object.entries(spoiltNames).flatMap(([spoiling, name]) => {
    const text = spoiltKey(how, key, spoiling as Spoiling);
    return text === undefined || text.length < shortestCut ? [] : formsOf(text, `${label}_${name}`);
  });
  return [
    ...formsOf(key, label),
    ...spoilt,
    ...(how.basic && tellsItself(password) && !isCommonWord(password)
      ? [{ label: `${label}_PASSWORD`, text: password }]
      : []),
  ];
}
