import { alternativesOf } from './alternatives.js';
import { itemNode, memberNodes } from './judge.js';
import type { Resolver } from './resolver.js';
import { idOf, type Keywords, type Node } from './keywords.js';

/** A place of a value, with the schemas of both sides that speak of it. */
export interface Place {
  /** Schemas of the sender that hold in any case. */
  must: readonly Node[];
  /** All schemas of the sender that may hold: those of other branches and of conditions too. */
  sender: readonly Node[];
  /** All schemas of the receiver that may hold. */
  receiver: readonly Node[];
  /** Branches that are to be taken, by the node that offers them. */
  picks?: ReadonlyMap<Keywords, Node>;
  /** Name of the member that the value is of. */
  name?: string;
}

/** Nodes that may speak of the value that a node speaks of. */
function aside(node: Keywords, resolver: Resolver): Node[] {
  const { $ref, allOf, not, then, dependentSchemas = {} } = node;
  const parts = [allOf, ...alternativesOf(node), not, node.if, then, node.else, Object.values(dependentSchemas)].flat();
  return [...($ref === undefined ? [] : [resolver.resolve($ref)]), ...parts.filter((part) => part !== undefined)];
}

/** Stands for schemas in keys of what was worked out before. */
export function idsOf(nodes: readonly Node[]): string {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? idOf(only) : nodes.map(idOf).join();
}

/** What a schema may say of a value, whatever the value is: all its branches, conditions and references. */
export class Possible {
  readonly #resolver: Resolver;
  readonly #known = new Map<string, Keywords[]>();
  /** Schemas of members by name, of what schemas speak of. */
  readonly #members = new Map<string, Map<string, Node[]>>();

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  nodes(nodes: readonly Node[]): Keywords[] {
    const key = idsOf(nodes);
    let found = this.#known.get(key);
    if (!found) {
      const all = new Set<Keywords>();
      const visit = (node: Node): void => {
        if (typeof node === 'boolean' || all.has(node)) return;
        all.add(node);
        aside(node, this.#resolver).forEach(visit);
      };
      nodes.forEach(visit);
      this.#known.set(key, (found = [...all]));
    }
    return found;
  }

  member(nodes: readonly Node[], name: string): readonly Node[] {
    const key = idsOf(nodes);
    let members = this.#members.get(key);
    if (!members) this.#members.set(key, (members = new Map<string, Node[]>()));
    let found = members.get(name);
    if (!found) members.set(name, (found = unique(this.nodes(nodes).flatMap((node) => memberOf(node, name)))));
    return found;
  }

  item(nodes: readonly Node[], index: number): Node[] {
    return unique(
      this.nodes(nodes).flatMap((node) => [
        ...itemOf(node, index),
        ...(node.contains === undefined ? [] : [node.contains]),
      ]),
    );
  }
}

const unique = (nodes: readonly Node[]): Node[] => [...new Set(nodes)];

function memberOf(node: Keywords, name: string): Node[] {
  const spoken = memberNodes(node, name).flatMap(({ nodes }) => nodes);
  return spoken.length > 0 || node.unevaluatedProperties === undefined ? spoken : [node.unevaluatedProperties];
}

function itemOf(node: Keywords, index: number): Node[] {
  const spoken = itemNode(node, index) ?? node.unevaluatedItems;
  return spoken === undefined ? [] : [spoken];
}

/** A place where one of several branches has to be taken. */
export interface Choice {
  node: Keywords;
  branches: readonly Node[];
}

/** What holds at a place once branches are taken. */
export interface Settled {
  nodes: readonly Keywords[];
  choices: readonly Choice[];
  /** Whether one of the schemas takes nothing. */
  isImpossible: boolean;
}

const isNull = (node: Node): boolean => typeof node !== 'boolean' && node.type === 'null';

function picked(place: Place, { node, branches }: Choice): Node {
  return place.picks?.get(node) ?? branches.find((branch) => !isNull(branch)) ?? branches[0] ?? true;
}

/** The schemas that hold at a place: references and parts followed, of alternatives the branch that is to be taken. */
export function settled(place: Place, resolver: Resolver): Settled {
  const nodes = new Set<Keywords>();
  const choices: Choice[] = [];
  let isImpossible = false;
  const visit = (node: Node): void => {
    if (node === false) isImpossible = true;
    if (typeof node === 'boolean' || nodes.has(node)) return;
    nodes.add(node);
    if (node.$ref !== undefined) visit(resolver.resolve(node.$ref));
    node.allOf?.forEach(visit);
    for (const branches of alternativesOf(node)) {
      const choice = { node, branches };
      choices.push(choice);
      visit(picked(place, choice));
    }
  };
  place.must.forEach(visit);
  return { nodes: [...nodes], choices, isImpossible };
}

/** A place where a branch is to be taken. */
export function taking(place: Place, { node }: Choice, branch: Node): Place {
  return { ...place, picks: new Map([...(place.picks ?? []), [node, branch]]) };
}

export function keyOf({ must, sender, receiver, picks, name = '' }: Place): string {
  const picked = picks && picks.size > 0 ? idsOf([...picks].flat()) : '';
  return `${idsOf(must)}|${idsOf(sender)}|${idsOf(receiver)}|${picked} ${name}`;
}

/** Schemas that hold for a member, or for an item, of what the nodes speak of. */
export const within = {
  member: (nodes: readonly Keywords[], name: string): Node[] => unique(nodes.flatMap((node) => memberOf(node, name))),
  item: (nodes: readonly Keywords[], index: number): Node[] => unique(nodes.flatMap((node) => itemOf(node, index))),
};
