import { toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import { conjunction } from '../data/conjunction.js';
import { matches } from '../data/matches.js';
import { resolverOf } from '../data/scene.js';
import { requestSchema, requestSchemaPointer } from './requests.js';

/** A member of a body, and where the contract's document declares it. */
export interface Member {
  name: string;
  /** With its references and unconditional parts folded in. */
  schema: Schema;
  /** JSON Pointer of its node in the document. */
  pointer: string;
  /** Demanded whatever the other members are. */
  required: boolean;
}

/** What cases need to know of an operation's JSON body. */
export interface BodyShape {
  schema: Schema;
  /** JSON Pointer of the schema in the document. */
  pointer: string;
  members: readonly Member[];
  /** Parts that demand something under a condition. */
  conditions: readonly Schema[];
  /** Whether a body keeps to the schema; unknown members are let pass. */
  fits(body: unknown): boolean;
}

interface Node {
  schema: Schema;
  pointer: string;
}

/** A node and all that holds together with it whatever the value. */
function together({ schema, pointer }: Node, resolve: (reference: string) => Schema): Node[] {
  const referred = schema.$ref === undefined ? [] : [{ schema: resolve(schema.$ref), pointer: schema.$ref.slice(1) }];
  const parts = (schema.allOf ?? []).map((part, index) => ({ schema: part, pointer: `${pointer}/allOf/${index}` }));
  return [{ schema, pointer }, ...[...referred, ...parts].flatMap((node) => together(node, resolve))];
}

/** A schema with its references and unconditional parts folded in. */
export function folded(contract: Contract, schema: Schema): Schema {
  const nodes = together({ schema, pointer: '' }, resolverOf(contract)).map(({ schema: node }) => {
    const { $ref, allOf, if: condition, then, else: otherwise, ...own } = node;
    return own;
  });
  return conjunction(nodes[0] ?? {}, ...nodes.slice(1));
}

const shapes = new WeakMap<Contract, Map<string, BodyShape | undefined>>();

function shapeOf(contract: Contract, operation: Operation): BodyShape | undefined {
  const [schema, pointer] = [requestSchema(operation), requestSchemaPointer(operation)];
  if (!schema || pointer === undefined) return undefined;
  const resolve = resolverOf(contract);
  const nodes = together({ schema, pointer }, resolve);
  const required = new Set(nodes.flatMap((node) => node.schema.required ?? []));
  const members = new Map<string, Member>();
  for (const node of nodes)
    for (const [name, own] of Object.entries(node.schema.properties ?? {}))
      if (!members.has(name))
        members.set(name, {
          name,
          schema: folded(contract, own),
          pointer: node.pointer + toPointer(['properties', name]),
          required: required.has(name),
        });
  return {
    schema,
    pointer,
    members: [...members.values()],
    conditions: nodes.map((node) => node.schema).filter((node) => node.if !== undefined),
    fits: (body) => matches(schema, body, resolve),
  };
}

/** What is known of the JSON body of an operation; nothing where it has none. Worked out once for each contract. */
export function bodyShape(contract: Contract, operation: Operation): BodyShape | undefined {
  let known = shapes.get(contract);
  if (!known) shapes.set(contract, (known = new Map<string, BodyShape | undefined>()));
  if (!known.has(operation.id)) known.set(operation.id, shapeOf(contract, operation));
  return known.get(operation.id);
}

/**
 * A body with what conditions demand beside what it has, taken from the first source that has it; nothing where it
 * cannot be made to fit.
 */
export function completed(
  contract: Contract,
  shape: BodyShape,
  body: Readonly<Record<string, unknown>>,
  sources: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown> | undefined {
  const resolve = resolverOf(contract);
  let made: Record<string, unknown> = { ...body };
  for (let round = 0; round <= shape.conditions.length; round += 1) {
    if (shape.fits(made)) return made;
    const demanded = shape.conditions.flatMap((part) => {
      const consequence = matches(part.if ?? {}, made, resolve) ? part.then : part.else;
      return consequence?.required ?? [];
    });
    const missing = demanded.find((name) => !Object.hasOwn(made, name));
    if (missing === undefined) return undefined;
    const source = sources.find((one) => Object.hasOwn(one, missing));
    if (!source) return undefined;
    made = { ...made, [missing]: source[missing] };
  }
  return undefined;
}
