import { nodeOf } from '../../contracts/model/look-up.js';
import { tokensOf, toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { hasType, matches, type Resolve } from '../data/matches.js';
import { resolverOf, selfReferring } from '../data/scene.js';

/** A schema node that speaks of a value. */
export interface Applied {
  /** JSON Pointer of the node in the contract's document. */
  pointer: string;
  schema: Schema;
}

/** One place of a value, with every schema node that speaks of it. */
export interface Site {
  /** JSON Pointer of the place in the value. */
  pointer: string;
  value: unknown;
  /** The node itself, what it refers to, the branch that fits, and what conditions that hold add. */
  applied: readonly Applied[];
}

interface Look {
  contract: Contract;
  resolve: Resolve;
}

function applicable(pointer: string, value: unknown, look: Look): Applied[] {
  const schema = nodeOf(look.contract, pointer) as Schema | undefined;
  if (typeof schema !== 'object') return [];
  const below = (...tokens: (string | number)[]): Applied[] => applicable(pointer + toPointer(tokens), value, look);
  const fits = (part: Schema): boolean => matches(part, value, look.resolve);
  const branch = (keyword: 'oneOf' | 'anyOf'): Applied[] => {
    const index = schema[keyword]?.findIndex(fits) ?? -1;
    return index < 0 ? [] : below(keyword, index);
  };
  const consequence = schema.if && (fits(schema.if) ? 'then' : 'else');
  return [
    { pointer, schema },
    ...(schema.$ref === undefined || look.resolve(schema.$ref) === selfReferring
      ? []
      : applicable(schema.$ref.slice(1), value, look)),
    ...branch('oneOf'),
    ...branch('anyOf'),
    ...(schema.allOf ?? []).flatMap((_, index) => below('allOf', index)),
    ...(consequence ? below(consequence) : []),
  ];
}

/** Where the schema of a member stands below a node that speaks of the object; nowhere where it says nothing of it. */
function memberPointer({ pointer, schema }: Applied, name: string): string | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, name)) return pointer + toPointer(['properties', name]);
  return typeof schema.additionalProperties === 'object' ? `${pointer}/additionalProperties` : undefined;
}

function visit(pointer: string, value: unknown, applied: readonly Applied[], look: Look): Site[] {
  const own: Site = { pointer, value, applied };
  if (typeof value !== 'object' || value === null) return [own];
  const isArray = Array.isArray(value);
  const members = Object.entries(value).flatMap(([name, member]) => {
    const nodes = applied
      .map((node) => (isArray ? (node.schema.items ? `${node.pointer}/items` : undefined) : memberPointer(node, name)))
      .filter((found) => found !== undefined)
      .flatMap((found) => applicable(found, member, look));
    return visit(pointer + toPointer([name]), member, nodes, look);
  });
  return [own, ...members];
}

/** Every place of a valid value, outer ones first, with the schema nodes that speak of it. */
export function sitesOf(contract: Contract, schemaPointer: string, value: unknown): Site[] {
  const look: Look = { contract, resolve: resolverOf(contract) };
  return visit('', value, applicable(schemaPointer, value, look), look);
}

/** Nodes at a site that state a keyword. */
export function stating(site: Site, keyword: keyof Schema): Applied[] {
  return site.applied.filter(({ schema }) => schema[keyword] !== undefined);
}

/** Whether every node at a site takes the type of another value. */
export function takesType(site: Site, value: unknown): boolean {
  return site.applied.every(({ schema }) => hasType(schema, value));
}

/** Name of the member that stands at a site; `''` for the whole value. Items and map values have their parent's. */
export function memberName({ pointer }: Site): string {
  return tokensOf(pointer).findLast((token) => !/^\d+$/.test(token)) ?? '';
}
