import type { Contract, Operation } from '../contracts/model/types.js';
import type { PlannedRequest } from '../generators/cases/case.js';
import { tellsItself } from './record/sensitive.js';

/** How callers of an API identify themselves: where their key goes, and how it is written there. */
export interface Identification {
  place: 'header' | 'query';
  /** Of the header, in lower case, or of the parameter. */
  name: string;
  /** What stands before the key. */
  prefix: string;
  /** The key is `user:password`, and is sent in Base64 (RFC 7617). */
  basic: boolean;
  /** The security schemes that the key is for, all asked for at once; absent where it goes along with every request. */
  schemes?: readonly string[];
}

/** A secret, and what stands for it in records. */
export interface LabelledSecret {
  label: string;
  text: string;
}

/** A key that no account has; recognisable in logs on the other side. */
const wrongKey = 'conformance-wrong-key';

/** What is left of a shorter key is in many texts by chance. */
const shortestCut = 4;

/** A key that goes into a header as it is, with every request. */
export function keyInHeader(name: string): Identification {
  return { place: 'header', name, prefix: '', basic: false };
}

/** How callers identify themselves: as a document of any API says, else by the header that the facts of the contract name. */
export function identificationFor({ facts }: Contract, described?: Identification): Identification {
  return described ?? keyInHeader(facts.authentication.header);
}

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

/** A key without its last character: Base64 that was cut might still be read as the whole pair, so it is cut before. */
export function truncatedKey({ basic }: Identification, key: string): string {
  const { user, password } = userAndPassword(key);
  return basic && password === '' ? `${user.slice(0, -1)}:` : key.slice(0, -1);
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
  if (place === 'header')
    return { ...request, headers: { ...request.headers, [capitals ? name.toUpperCase() : name]: value } };
  const parameter = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${parameter}` };
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
 * All that would let somebody in who read it: the key as it was given and as it is sent, its beginning that a case sends,
 * and the password of a pair. Escapes need no form of their own, for redaction and audit read them.
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
  const cut = truncatedKey(how, key);
  const { password } = userAndPassword(key);
  return [
    ...formsOf(key, label),
    ...(cut.length < shortestCut ? [] : formsOf(cut, `${label}_CUT`)),
    ...(how.basic && tellsItself(password) && !isCommonWord(password)
      ? [{ label: `${label}_PASSWORD`, text: password }]
      : []),
  ];
}

/** Whether the key alone fulfils one alternative of what an operation asks for (OpenAPI, Security Requirement Object). */
export function takesKey({ schemes }: Identification, { object }: Pick<Operation, 'object'>): boolean {
  if (schemes === undefined) return true;
  return (object.security ?? []).some((requirement) => isFulfilled(Object.keys(requirement), schemes));
}

function isFulfilled(asked: readonly string[], schemes: readonly string[]): boolean {
  return asked.length > 0 && asked.every((name) => schemes.includes(name));
}

/**
 * Why an operation cannot be called with the key of a run; `undefined` where it can, or asks for none: of the
 * alternatives one has to be fulfilled, each with all its schemes, and an empty one asks for nothing (OpenAPI,
 * Security Requirement Object).
 */
export function keyLacking(
  { schemes = [] }: Identification,
  { object }: Pick<Operation, 'object'>,
): string | undefined {
  const alternatives = (object.security ?? []).map((requirement) => Object.keys(requirement));
  if (alternatives.length === 0) return undefined;
  if (alternatives.some((names) => names.length === 0 || isFulfilled(names, schemes))) return undefined;
  const asked = alternatives.map((names) => names.join(' and ')).join(', or ');
  const held = schemes.length === 0 ? 'no key for it' : `a key for ${schemes.join(' and ')}`;
  return `asks for ${asked}; the run has ${held}`;
}
