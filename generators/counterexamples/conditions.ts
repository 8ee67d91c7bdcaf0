import { alternativesOf } from './alternatives.js';
import type { Keywords, Node } from './keywords.js';
import type { Place } from './place.js';
import type { Sides } from './sides.js';

type Resolve = (reference: string) => Node;

/** Names of members that a schema speaks of without stepping into any. */
export function mentioned(node: Node | undefined, resolve: Resolve, seen = new Set<Node>()): string[] {
  if (node === undefined || typeof node === 'boolean' || seen.has(node)) return [];
  seen.add(node);
  const { properties = {}, required = [], $ref, allOf = [], not } = node;
  const parts = [...allOf, ...alternativesOf(node).flat(), ...(not === undefined ? [] : [not])];
  const inner = [...parts, node.if, node.then, node.else, $ref === undefined ? undefined : resolve($ref)];
  const names = inner.flatMap((part) => mentioned(part, resolve, seen));
  return [...new Set([...Object.keys(properties), ...required, ...names])];
}

/** A member that a condition looks at, and those that it decides over. */
export interface Deciding {
  decider: string;
  affected: string[];
}

function ofNode(node: Keywords, names: (part: Node | undefined) => string[]): Deciding[] {
  const { dependentRequired = {}, dependentSchemas = {} } = node;
  const deciders = node.if === undefined ? [] : names(node.if);
  const affected = node.if === undefined ? [] : [...names(node.then), ...names(node.else), ...deciders];
  return [
    ...deciders.map((decider) => ({ decider, affected })),
    ...Object.entries(dependentRequired).map(([decider, others]) => ({ decider, affected: others })),
    ...Object.entries(dependentSchemas).map(([decider, one]) => ({ decider, affected: names(one) })),
  ];
}

/** The members of a place that conditions of either side look at, each once, with all that any condition on it decides over. */
export function deciding(sides: Sides, place: Place): Deciding[] {
  const judges = [sides.sender, sides.receiver];
  const names = (node: Node | undefined): string[] => [
    ...new Set(judges.flatMap((judge) => mentioned(node, (reference) => judge.resolve(reference)))),
  ];
  const found = new Map<string, Set<string>>();
  for (const { decider, affected } of sides.possible(place).flatMap((node) => ofNode(node, names))) {
    const known = found.get(decider) ?? new Set();
    for (const name of affected) known.add(name);
    found.set(decider, known);
  }
  return [...found].map(([decider, affected]) => ({ decider, affected: [...affected] }));
}
