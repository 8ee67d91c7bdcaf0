import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { choiceOf, namedBranch, type Choice } from './alternatives.js';
import type { Tokens } from './closed.js';
import { itemNode, memberNodes, type Judge } from './judge.js';
import { own, type Keywords, type Node } from './keywords.js';

/** One reason why a value is refused. */
export interface Problem {
  /** Where in the value; of a member that is missing, its place. */
  tokens: Tokens;
  keyword: string;
  /** The node that the keyword stands in. */
  node: Keywords;
  /** Where the node stands in the document, or below the schema that the judging began with. */
  schemaPointer: string;
  /** Discriminators by which the value names the alternatives that the refusal is in. */
  chosen?: readonly Chosen[];
  /** Whether the node says nothing against it: it declares others, and leaves open what it does not declare. */
  isUnsaid?: true;
  /** Where alternatives begin that all refuse the value; this is told of the one that it comes closest to. */
  tried?: Tokens;
}

/** An alternative that a value names. */
export interface Chosen {
  /** The value of the member. */
  name: string;
  /** As in `Problem`: where the discriminator stands. */
  schemaPointer: string;
}

/**
 * From so many reasons on, what a node refuses a part for is told at the first place alone: a value may share a part with itself at
 * thousands of places. However many there are, no node that refuses something is left out.
 */
const enoughProblems = 100;

interface Look {
  judge: Judge;
  found: Problem[];
  /** Parts of the value by the nodes that they were looked at with. */
  seen: Map<Node, Set<unknown>>;
}

/** Whether a node was asked about a part for the first time. */
function isFirst({ seen }: Look, node: Node, value: unknown): boolean {
  const parts = seen.get(node) ?? new Set();
  seen.set(node, parts);
  return parts.size < parts.add(value).size;
}

function report(look: Look, node: Keywords, keyword: string, tokens: Tokens, schemaPointer: string): void {
  look.found.push({ tokens, keyword, node, schemaPointer });
}

/** Constants and sets tell branches apart: that one of them is missed says more than what follows from it. */
const rank = ({ keyword }: Problem): number => (keyword === 'const' || keyword === 'enum' ? 0 : 1);

/** Of several branches that all refuse a value, the one it comes closest to: that says least against it, and says it deepest inside. */
function closest(judge: Judge, branches: readonly Node[], value: unknown, at: Tokens, pointer: string): Problem[] {
  const weight = (problems: readonly Problem[]): number =>
    problems.reduce((sum, { tokens, keyword }) => {
      const isWhole = tokens.length === at.length;
      const isDecider = keyword === 'const' || keyword === 'enum' || keyword === 'type';
      return sum + (isWhole ? 20 : isDecider && tokens.length === at.length + 1 ? 6 : 1);
    }, 0);
  const all = branches.map((branch, index) => problemsOf(judge, branch, value, at, `${pointer}/${index}`));
  const least = all.reduce((best, one) => (weight(one) < weight(best) ? one : best), all[0] ?? []);
  return [...least].sort((one, other) => rank(one) - rank(other));
}

function inItems(look: Look, node: Keywords, value: readonly unknown[], at: Tokens, pointer: string): void {
  const { judge } = look;
  value.forEach((item, index) => {
    const part = itemNode(node, index);
    const place = index < (node.prefixItems ?? []).length ? `prefixItems/${index}` : 'items';
    if (part === false) report(look, node, place.replace(/\/.*/, ''), [...at, index], pointer);
    else if (part !== undefined) inspect(look, part, item, [...at, index], `${pointer}/${place}`);
    const { unevaluatedItems: rest } = node;
    if (rest !== undefined && !judge.evaluatesItem(node, value, index) && !judge.accepts(rest, item))
      report(look, node, 'unevaluatedItems', [...at, index], pointer);
  });
  if (node.contains === undefined) return;
  const count = judge.contained(node, value);
  if (count < (node.minContains ?? 1)) report(look, node, 'contains', at, pointer);
  if (count > (node.maxContains ?? Infinity)) report(look, node, 'maxContains', at, pointer);
}

function inMembers(look: Look, node: Keywords, value: JsonObject, at: Tokens, pointer: string): void {
  const { judge } = look;
  for (const name of node.required ?? [])
    if (!Object.hasOwn(value, name)) report(look, node, 'required', [...at, name], pointer);
  for (const [name, member] of Object.entries(value)) {
    const place = [...at, name];
    if (node.propertyNames !== undefined && !judge.accepts(node.propertyNames, name))
      report(look, node, 'propertyNames', place, pointer);
    for (const { nodes, key } of memberNodes(node, name))
      for (const one of nodes) {
        if (one === false) report(look, node, key, place, pointer);
        else
          inspect(look, one, member, place, `${pointer}/${key}${key === 'properties' ? `/${escapeToken(name)}` : ''}`);
      }
    for (const other of own(node.dependentRequired, name) ?? [])
      if (!Object.hasOwn(value, other)) report(look, node, 'dependentRequired', [...at, other], pointer);
    const dependent = own(node.dependentSchemas, name);
    if (dependent !== undefined)
      inspect(look, dependent, value, at, `${pointer}/dependentSchemas/${escapeToken(name)}`);
    const { unevaluatedProperties: rest } = node;
    if (rest !== undefined && !judge.evaluatesMember(node, value, name) && !judge.accepts(rest, member))
      report(look, node, 'unevaluatedProperties', place, pointer);
  }
}

function inPlace(look: Look, node: Keywords, value: unknown, at: Tokens, pointer: string): void {
  const { judge } = look;
  if (node.$ref !== undefined) inspect(look, judge.resolve(node.$ref), value, at, node.$ref.replace(/^#/, ''));
  node.allOf?.forEach((part, index) => {
    inspect(look, part, value, at, `${pointer}/allOf/${index}`);
  });
  const choice = choiceOf(node);
  if (choice) byName(look, node, choice, { value, at, pointer });
  else inAlternatives(look, node, value, at, pointer);
  if (node.not !== undefined && judge.accepts(node.not, value)) report(look, node, 'not', at, pointer);
  if (node.if === undefined) return;
  const keyword = judge.accepts(node.if, value) ? 'then' : 'else';
  const consequence = node[keyword];
  if (consequence === false) report(look, node, keyword, at, pointer);
  else if (consequence !== undefined) inspect(look, consequence, value, at, `${pointer}/${keyword}`);
}

/** A part of the value, its place, and that of the schema that it is looked at with. */
interface Part {
  value: unknown;
  at: Tokens;
  pointer: string;
}

/** In the alternative that the value names; that it names none is told at the member. */
function byName(look: Look, node: Keywords, choice: Choice, { value, at, pointer }: Part): void {
  const branch = namedBranch(choice, value);
  if (!branch) {
    report(look, node, 'discriminator', isObject(value) ? [...at, choice.name] : at, pointer);
    return;
  }
  const { $ref: reference } = branch;
  if (reference === undefined || !isObject(value)) return;
  const chosen: Chosen = { name: String(value[choice.name]), schemaPointer: pointer };
  const first = look.found.length;
  inspect(look, look.judge.resolve(reference), value, at, reference.replace(/^#/, ''));
  for (const problem of look.found.slice(first)) problem.chosen = [chosen, ...(problem.chosen ?? [])];
}

function inAlternatives(look: Look, node: Keywords, value: unknown, at: Tokens, pointer: string): void {
  const { judge } = look;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = node[keyword];
    if (!branches) continue;
    const taking = branches.filter((branch) => judge.accepts(branch, value)).length;
    if (taking === 0)
      look.found.push(
        ...closest(judge, branches, value, at, `${pointer}/${keyword}`).map((one) => ({ ...one, tried: at })),
      );
    if (taking === 0 || (keyword === 'oneOf' && taking > 1)) report(look, node, keyword, at, pointer);
  }
}

function inspect(look: Look, node: Node, value: unknown, at: Tokens, pointer: string): void {
  const { judge } = look;
  if (judge.accepts(node, value)) return;
  if (!isFirst(look, node, value) && look.found.length >= enoughProblems) return;
  if (typeof node === 'boolean') {
    report(look, {}, 'false', at, pointer);
    return;
  }
  const plain = judge.plainFailure(node, value);
  if (plain !== undefined) report(look, node, plain, at, pointer);
  if (Array.isArray(value)) inItems(look, node, value, at, pointer);
  if (isObject(value)) inMembers(look, node, value, at, pointer);
  inPlace(look, node, value, at, pointer);
}

/** Why a schema refuses a value, the reason that says most first; none where it takes the value. */
export function problemsOf(judge: Judge, node: Node, value: unknown, at: Tokens = [], pointer = ''): Problem[] {
  const look: Look = { judge, found: [], seen: new Map() };
  inspect(look, node, value, at, pointer);
  return look.found;
}
