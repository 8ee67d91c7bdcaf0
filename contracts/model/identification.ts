import type { Contract, Operation } from './types.js';

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
  /** Further keys, each for a scheme of its own: what asks for several gets them together. */
  besides?: readonly KeyOfScheme[];
}

/** How the key for one security scheme is sent. */
export type KeyOfScheme = Omit<Identification, 'schemes' | 'besides'> & { schemes: readonly [string] };

/** A key that goes into a header as it is, with every request. */
export function keyInHeader(name: string): Identification {
  return { place: 'header', name, prefix: '', basic: false };
}

/** How callers identify themselves: as a document of any API says, else by the header that the facts of the contract name. */
export function identificationFor({ facts }: Contract, described?: Identification): Identification {
  return described ?? keyInHeader(facts.authentication.header);
}

/** Names of the schemes that a run has keys for. */
function held({ schemes = [], besides = [] }: Identification): string[] {
  return [...schemes, ...besides.flatMap((key) => key.schemes)];
}

function alternativesOf({ object }: Pick<Operation, 'object'>): string[][] {
  return (object.security ?? []).map((requirement) => Object.keys(requirement));
}

function isFulfilled(asked: readonly string[], schemes: readonly string[]): boolean {
  return asked.length > 0 && asked.every((name) => schemes.includes(name));
}

/**
 * The keys that an operation gets: all of one alternative of what it asks for (OpenAPI, Security Requirement Object), one with the
 * main key before others, and that key first. None where the run has no keys for any, or it asks for none.
 */
export function keysFor(how: Identification, operation: Pick<Operation, 'object'>): readonly Identification[] {
  if (how.schemes === undefined) return [how];
  const { schemes: main, besides = [] } = how;
  const fulfilled = alternativesOf(operation).filter((names) => isFulfilled(names, held(how)));
  const names = fulfilled.find((asked) => asked.some((name) => main.includes(name))) ?? fulfilled[0] ?? [];
  return [how, ...besides].filter(({ schemes = [] }) => schemes.some((name) => names.includes(name)));
}

/**
 * Why an operation cannot be called with the keys of a run; `undefined` where it can, or asks for none: of the
 * alternatives one has to be fulfilled, each with all its schemes, and an empty one asks for nothing (OpenAPI,
 * Security Requirement Object).
 */
export function keyLacking(how: Identification, operation: Pick<Operation, 'object'>): string | undefined {
  const alternatives = alternativesOf(operation);
  if (alternatives.length === 0) return undefined;
  const schemes = held(how);
  if (alternatives.some((names) => names.length === 0 || isFulfilled(names, schemes))) return undefined;
  const asked = alternatives.map((names) => names.join(' and ')).join(', or ');
  const had = schemes.length === 0 ? 'no key for it' : `a key for ${schemes.join(' and ')}`;
  return `asks for ${asked}; the run has ${had}`;
}
