import type { Schema } from '../../../contracts/model/types.js';

/** `not` stands in conditions alone. */
type Condition = Schema & { not?: Condition };

const listed = (values: readonly unknown[]): string => values.map(String).join(', ');

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** When a condition holds, in words: what its members are, and which of them are there. */
function whenOf({ properties = {}, required = [], not }: Condition): string {
  const values = Object.entries(properties).map(([name, member]) => `\`${name}\` is ${valueOf(member)}`);
  const present = required.filter((name) => !(name in properties));
  return [
    ...values,
    ...(present.length > 0 ? [`${quoted(present)} is there`] : []),
    ...(not ? [`${quoted(not.required ?? [])} is missing`] : []),
  ].join(' and ');
}

function valueOf({ const: only, enum: several, not, pattern, format, type }: Condition): string {
  if (only !== undefined) return String(only);
  if (several) return several.length === 1 ? String(several[0]) : `one of ${listed(several)}`;
  if (not) return `not ${valueOf(not)}`;
  if (format !== undefined) return `of the format ${format}`;
  if (pattern !== undefined) return `of the form ${pattern}`;
  return `of type ${[type ?? 'any'].flat().join(' or ')}`;
}

/** What a condition demands, in words. */
function demandOf({ required = [], properties = {}, not }: Condition): string {
  return [
    ...(required.length > 0 ? [`${quoted(required)} is required`] : []),
    ...Object.entries(properties).map(([name, member]) => `\`${name}\` is ${valueOf(member)}`),
    ...(not?.required ? [`${quoted(not.required)} must not be there`] : []),
  ].join(' and ');
}

/** The conditions of a schema as sentences, what one condition demands in one; none where it has none. */
export function conditionsInWords({ allOf = [] }: Schema): string[] {
  const demands = new Map<string, string[]>();
  const add = (when: string, demand: string): void => void demands.set(when, [...(demands.get(when) ?? []), demand]);
  for (const { if: condition, then, else: otherwise } of allOf) {
    if (condition && then) add(`When ${whenOf(condition)}`, demandOf(then));
    if (condition && otherwise) add(`Unless ${whenOf(condition)}`, demandOf(otherwise));
  }
  return [...demands].map(([when, all]) => `${when}: ${all.join('; ')}.`);
}

/** A schema whose conditions stand in its description: many generators and mocks know none. */
export function withConditionsInWords(schema: Schema): Schema {
  const sentences = conditionsInWords(schema);
  if (sentences.length === 0) return schema;
  const { allOf = [], ...rest } = schema;
  const parts = allOf.filter((part) => !part.if);
  return {
    ...rest,
    description: [...(rest.description === undefined ? [] : [rest.description]), ...sentences].join(' '),
    ...(parts.length > 0 && { allOf: parts }),
  };
}
