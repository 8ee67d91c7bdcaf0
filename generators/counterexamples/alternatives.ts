import { decidedChoice } from '../../contracts/model/discriminator.js';
import type { Keywords, Node } from './keywords.js';

/** Alternatives of which a member of the value names the one that holds (OpenAPI, Discriminator Object). */
export interface Choice {
  /** The member. */
  name: string;
  /** Its values, each with the reference that it stands for. */
  mapping: Readonly<Record<string, string>>;
  /** Each alternative with the values that name it; for values that may be null instead, null too. */
  branches: readonly Keywords[];
}

const known = new WeakMap<object, Choice | false>();

function read(node: Keywords): Choice | undefined {
  const found = decidedChoice(node as Record<string, unknown>);
  if (!found) return undefined;
  const { propertyName: name, mapping, isNullable } = found;
  const named = [...new Set(Object.values(mapping))].map((reference): Keywords => {
    const values = Object.keys(mapping).filter((value) => mapping[value] === reference);
    return { $ref: reference, type: 'object', required: [name], properties: { [name]: { enum: values } } };
  });
  return { name, mapping, branches: isNullable ? [...named, { type: 'null' }] : named };
}

/** The alternatives of a node that a member decides over alone, as the validators of contracts see them; `undefined` where it has none. */
export function choiceOf(node: Keywords): Choice | undefined {
  if (node.discriminator === undefined) return undefined;
  let found = known.get(node);
  if (found === undefined) known.set(node, (found = read(node) ?? false));
  return found === false ? undefined : found;
}

/** The alternative that a value names, whether it fits or not; `undefined` where it names none. */
export function namedBranch({ name, mapping, branches }: Choice, value: unknown): Keywords | undefined {
  if (typeof value !== 'object') return undefined;
  if (value === null) return branches.find(({ type }) => type === 'null');
  const said = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const reference = typeof said === 'string' && Object.hasOwn(mapping, said) ? mapping[said] : undefined;
  return branches.find(({ $ref }) => $ref !== undefined && $ref === reference);
}

/** Each list of alternatives that a node has; what a discriminator decides over is one. */
export function alternativesOf(node: Keywords): readonly (readonly Node[])[] {
  const choice = choiceOf(node);
  if (choice) return [choice.branches];
  return [node.oneOf, node.anyOf].filter((branches) => branches !== undefined);
}
