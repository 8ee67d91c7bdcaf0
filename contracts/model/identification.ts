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
}

/** A key that goes into a header as it is, with every request. */
export function keyInHeader(name: string): Identification {
  return { place: 'header', name, prefix: '', basic: false };
}

/** How callers identify themselves: as a document of any API says, else by the header that the facts of the contract name. */
export function identificationFor({ facts }: Contract, described?: Identification): Identification {
  return described ?? keyInHeader(facts.authentication.header);
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
