import { isDeepStrictEqual } from 'node:util';
import {
  keyInHeader,
  keysFor,
  type Identification,
  type KeyOfScheme,
} from '../../../contracts/model/identification.js';
import { ContractError } from '../../../contracts/model/load.js';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../../contracts/model/types.js';

interface SecurityScheme {
  type?: string;
  in?: string;
  name?: string;
  scheme?: string;
  $ref?: string;
}

type SecuritySchemes = Readonly<Record<string, SecurityScheme | undefined>>;

/** A scheme by its name, which may stand for another one; absent where the document lacks it. */
function schemeNamed(schemes: SecuritySchemes, name: string): SecurityScheme | undefined {
  const { $ref, ...own } = schemes[name] ?? {};
  if ($ref === undefined) return schemes[name] && own;
  return schemes[$ref.replace('#/components/securitySchemes/', '')];
}

/** How a key for a scheme is sent (OpenAPI, Security Scheme Object); absent where a key alone does not suffice for it. */
function sentAs({ type, in: place, name = '', scheme }: SecurityScheme): Identification | undefined {
  const plain = { prefix: '', basic: false } as const;
  const authorization = { ...plain, place: 'header', name: 'authorization' } as const;
  if (type === 'oauth2' || type === 'openIdConnect') return { ...authorization, prefix: 'Bearer ' };
  if (type === 'apiKey' && place === 'header') return { ...plain, place, name: name.toLowerCase() };
  if (type === 'apiKey' && place === 'cookie') return { ...plain, place: 'header', name: 'cookie', prefix: `${name}=` };
  if (type === 'apiKey' && place === 'query') return { ...plain, place, name };
  if (type !== 'http') return undefined;
  // Names of schemes have no case (RFC 9110, 11.1).
  const httpScheme = scheme?.toLowerCase();
  if (httpScheme === 'bearer') return { ...authorization, prefix: 'Bearer ' };
  return httpScheme === 'basic' ? { ...authorization, prefix: 'Basic ', basic: true } : undefined;
}

/** The schemes that a user has keys for, and whether there is a key that is for none of them by name. */
export interface HeldKeys {
  schemes: readonly string[];
  /** A key of which nobody said what it is for. */
  nameless: boolean;
}

/**
 * How the main key is sent for an alternative: one key does for all of its schemes that have none of their own, where they want it in
 * the same place. Where each has its own, that of the first is the main one.
 */
function mainKeyFor(names: readonly string[], schemes: SecuritySchemes, keys: HeldKeys): Identification | undefined {
  const without = names.filter((name) => !keys.schemes.includes(name));
  const own = without.length > 0 ? without : names.slice(0, 1);
  const [first, ...others] = own.map((name) => sentAs(schemeNamed(schemes, name) ?? {}));
  if (!first || others.some((other) => !isDeepStrictEqual(other, first))) return undefined;
  return { ...first, schemes: own };
}

/** What is chosen where a document has several: a header of its own or a token before a pair, and a pair before a URL. */
function rank({ place, basic }: Identification): number {
  return place === 'query' ? 2 : basic ? 1 : 0;
}

function inWords(schemes: SecuritySchemes, name: string): string {
  const { type, scheme = '' } = schemeNamed(schemes, name) ?? { type: 'not defined' };
  return `${name} (${[type, scheme].join(' ').trim()})`;
}

/** @throws ContractError where a key is for a scheme that the document lacks, or one that no key is sent for */
function keysOfSchemes({ schemes: held }: HeldKeys, schemes: SecuritySchemes, file: string): KeyOfScheme[] {
  return held.map((name) => {
    const scheme = schemeNamed(schemes, name);
    const known = Object.keys(schemes).join(', ') || 'none';
    if (!scheme) throw new ContractError(`${file}#/components/securitySchemes: has no "${name}"; known: ${known}`);
    const sent = sentAs(scheme);
    if (sent) return { ...sent, schemes: [name] };
    throw new ContractError(
      `${file}#/components/securitySchemes: ${inWords(schemes, name)}: no key is sent for it; leave its credential out`,
    );
  });
}

/** Schemes of a document that a key can be sent for. */
export function sendableSchemes({ components }: OpenApiDocument): string[] {
  const schemes = (components?.securitySchemes ?? {}) as SecuritySchemes;
  return Object.keys(schemes).filter((name) => sentAs(schemeNamed(schemes, name) ?? {}) !== undefined);
}

/** Nobody said what any key is for. */
export const namelessKey: HeldKeys = { schemes: [], nameless: true };

/**
 * How the document's callers identify themselves, by schemes for which keys suffice: a header, cookie or bearer
 * token where there is one, then a pair of user and password, then a parameter of the query; of equal ones the first.
 * @param keys those that the user has, by their schemes
 * @throws ContractError where they suffice for no operation, and each asks for one
 */
export function identificationOf(document: OpenApiDocument, file: string, keys = namelessKey): Identification {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const asked = operations.map(({ security = [] }) => security.map((requirement) => Object.keys(requirement)));
  const schemes = (document.components?.securitySchemes ?? {}) as SecuritySchemes;
  const own = keysOfSchemes(keys, schemes, file);
  const alternatives = asked.flat().filter((names) => names.length > 0);
  const isHeld = ({ schemes: names = [] }: Identification): boolean =>
    names.some((name) => keys.schemes.includes(name));
  const [chosen] = alternatives
    .flatMap((names) => mainKeyFor(names, schemes, keys) ?? [])
    .filter((one) => keys.nameless || isHeld(one))
    .sort((a, b) => Number(isHeld(a)) - Number(isHeld(b)) || rank(a) - rank(b));
  if (chosen) {
    const besides = own.filter(({ schemes: [name] }) => !chosen.schemes?.includes(name));
    return { ...chosen, ...(besides.length > 0 && { besides }) };
  }
  const isOpen = (one: string[][]): boolean => one.length === 0 || one.some((names) => names.length === 0);
  if (asked.some(isOpen)) return keyInHeader('authorization');
  const texts = alternatives.map((names) => names.map((name) => inWords(schemes, name)).join(' with '));
  const isSendable = (name: string): boolean => sentAs(schemeNamed(schemes, name) ?? {}) !== undefined;
  const cure = alternatives.some((names) => names.length > 1 && names.every(isSendable))
    ? '; give each scheme its own with --credential <scheme>=<variable>'
    : ', and nothing else';
  throw new ContractError(
    `${file}#/components/securitySchemes: ${[...new Set(texts)].join(', ')}: keys in a header, cookie or query, bearer tokens and user:password can be sent${cure}`,
  );
}

/**
 * The document without parameters that are where keys go: as ordinary ones they would be varied, left out and sent
 * beside the key.
 */
export function withoutKeyParameters(document: OpenApiDocument, how: Identification): OpenApiDocument {
  if (how.schemes === undefined) return document;
  const cleaned = (operation: OperationObject): OperationObject => {
    const keys = keysFor(how, { object: operation });
    const isKey = ({ in: place, name }: ParameterObject): boolean =>
      keys.some((key) => place === key.place && (place === 'header' ? name.toLowerCase() : name) === key.name);
    return operation.parameters?.some(isKey)
      ? { ...operation, parameters: operation.parameters.filter((one) => !isKey(one)) }
      : operation;
  };
  const paths = Object.entries(document.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, cleaned(operation)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as OpenApiDocument['paths'] };
}
