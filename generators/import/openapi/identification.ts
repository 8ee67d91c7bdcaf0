import { isDeepStrictEqual } from 'node:util';
import { keyInHeader, takesKey, type Identification } from '../../../contracts/model/identification.js';
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

/** How a key is sent that fulfils all the schemes of an alternative: one does where they want it in the same place. */
function oneKeyFor(names: readonly string[], schemes: SecuritySchemes): Identification | undefined {
  const [first, ...others] = names.map((name) => sentAs(schemeNamed(schemes, name) ?? {}));
  if (!first || others.some((other) => !isDeepStrictEqual(other, first))) return undefined;
  return { ...first, schemes: names };
}

/** What is chosen where a document has several: a header of its own or a token before a pair, and a pair before a URL. */
function rank({ place, basic }: Identification): number {
  return place === 'query' ? 2 : basic ? 1 : 0;
}

function inWords(schemes: SecuritySchemes, name: string): string {
  const { type, scheme = '' } = schemeNamed(schemes, name) ?? { type: 'not defined' };
  return `${name} (${[type, scheme].join(' ').trim()})`;
}

/**
 * How the document's callers identify themselves, by a scheme for which a key alone suffices: a header, cookie or bearer
 * token where there is one, then a pair of user and password, then a parameter of the query; of equal ones the first.
 * @throws ContractError where a key alone suffices for no operation, and each asks for one
 */
export function identificationOf(document: OpenApiDocument, file: string): Identification {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const asked = operations.map(({ security = [] }) => security.map((requirement) => Object.keys(requirement)));
  const schemes = (document.components?.securitySchemes ?? {}) as SecuritySchemes;
  const alternatives = asked.flat().filter((names) => names.length > 0);
  const [chosen] = alternatives.flatMap((names) => oneKeyFor(names, schemes) ?? []).sort((a, b) => rank(a) - rank(b));
  if (chosen) return chosen;
  const isOpen = (own: string[][]): boolean => own.length === 0 || own.some((names) => names.length === 0);
  if (asked.some(isOpen)) return keyInHeader('authorization');
  const texts = alternatives.map((names) => names.map((name) => inWords(schemes, name)).join(' with '));
  throw new ContractError(
    `${file}#/components/securitySchemes: ${[...new Set(texts)].join(', ')}: a key in a header, cookie or query, a bearer token or user:password can be sent, one of them, and nothing else`,
  );
}

/**
 * The document without parameters that are where the key goes: as ordinary ones they would be varied, left out and sent
 * beside the key.
 */
export function withoutKeyParameters(document: OpenApiDocument, how: Identification): OpenApiDocument {
  if (how.schemes === undefined) return document;
  const isKey = ({ in: place, name }: ParameterObject): boolean =>
    place === how.place && (place === 'header' ? name.toLowerCase() : name) === how.name;
  const cleaned = (operation: OperationObject): OperationObject =>
    operation.parameters?.some(isKey) && takesKey(how, { object: operation })
      ? { ...operation, parameters: operation.parameters.filter((one) => !isKey(one)) }
      : operation;
  const paths = Object.entries(document.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, cleaned(operation)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as OpenApiDocument['paths'] };
}
