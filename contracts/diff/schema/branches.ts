/** Alternatives of two nodes, matched with each other. */
import type { Edit } from '../edit.js';
import type { Located } from '../document.js';
import type { Found, Pair, Step } from './found.js';
import { canonical } from './canonical.js';
import { typeNames } from './keywords.js';
import type { Conjunction, Group, View } from './view.js';
import type { Views } from './views.js';

/** An alternative, and what tells it from others. */
interface Branch {
  all: Conjunction;
  view: View;
  /** Constants of its members: `kind="card"`. */
  constants: readonly string[];
  reference?: string;
}

function branchOf(views: Views, all: Conjunction): Branch {
  const view = views.of(all);
  const constants = [...view.properties].flatMap(([name, property]) => {
    const { values } = views.of(property);
    return values?.value.length === 1 ? [`${name}=${canonical(values.value[0])}`] : [];
  });
  const node = all[0]?.node as { $ref?: unknown } | undefined;
  const reference = typeof node?.$ref === 'string' ? node.$ref : undefined;
  return { all, view, constants, ...(reference !== undefined && { reference }) };
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 1 : [...a].filter((one) => b.has(one)).length / all.size;
}

/** How alike two alternatives are, from 0 to 1; those with different constants are not. */
function likeness(old: Branch, revised: Branch): number {
  const [a, b] = [new Set(typeNames(old.view)), new Set(typeNames(revised.view))];
  const named = (branch: Branch): Map<string, string> =>
    new Map(branch.constants.map((one) => [one.split('=')[0] as string, one]));
  const [left, right] = [named(old), named(revised)];
  const common = [...left.keys()].filter((name) => right.has(name));
  const equal = common.filter((name) => left.get(name) === right.get(name)).length;
  if (common.length > 0 && equal === 0) return 0;
  const names = share(new Set(old.view.properties.keys()), new Set(revised.view.properties.keys()));
  const reference = old.reference !== undefined && old.reference === revised.reference ? 1 : 0;
  const values = share(
    new Set(old.view.values?.value.map(canonical)),
    new Set(revised.view.values?.value.map(canonical)),
  );
  const required = share(new Set(old.view.required.keys()), new Set(revised.view.required.keys()));
  return (share(a, b) + names * 2 + reference + values + required + (equal > 0 ? 3 : 0)) / 9;
}

/** Alternatives with less in common are different ones. */
const leastLikeness = 0.3;

interface Matched {
  pairs: [Branch, Branch][];
  left: Branch[];
  right: Branch[];
}

/** Matches alternatives, the likest first. */
function match(old: readonly Branch[], revised: readonly Branch[]): Matched {
  const rated = old
    .flatMap((a, i) => revised.map((b, j) => ({ a, b, rate: likeness(a, b), apart: Math.abs(i - j) })))
    .filter(({ rate }) => rate >= leastLikeness)
    .sort((x, y) => y.rate - x.rate || x.apart - y.apart);
  const taken = new Set<Branch>();
  const pairs: [Branch, Branch][] = [];
  for (const { a, b } of rated) {
    if (taken.has(a) || taken.has(b)) continue;
    taken.add(a).add(b);
    pairs.push([a, b]);
  }
  return { pairs, left: old.filter((one) => !taken.has(one)), right: revised.filter((one) => !taken.has(one)) };
}

function wordsOf({ constants, reference, all }: Branch): string {
  const [constant] = constants;
  return constant ?? reference?.split('/').pop() ?? all[0]?.pointer.split('/').slice(-2).join('/') ?? 'branch';
}

function cameOrWent(kind: Group['kind'], branch: Branch, isNew: boolean, other: Located): Edit {
  const name = wordsOf(branch);
  const own = branch.all[0] as Located;
  return {
    keyword: kind,
    effect: isNew ? 'widens' : 'narrows',
    ...(isNew ? { after: name } : { before: name }),
    name,
    old: isNew ? other : own,
    new: isNew ? own : other,
  };
}

function compareGroups(pair: Pair, old: Group, revised: Group): Found {
  const matched = match(
    old.branches.map((one) => branchOf(pair.old, one)),
    revised.branches.map((one) => branchOf(pair.new, one)),
  );
  const kinds: Edit[] =
    old.kind === revised.kind || isApart(pair, old, revised)
      ? []
      : [
          {
            keyword: 'alternatives',
            effect: revised.kind === 'oneOf' ? 'narrows' : 'widens',
            before: old.kind,
            after: revised.kind,
            old: old.from,
            new: revised.from,
          },
        ];
  return {
    edits: [
      ...kinds,
      ...matched.left.map((branch) => cameOrWent(revised.kind, branch, false, revised.from)),
      ...matched.right.map((branch) => cameOrWent(old.kind, branch, true, old.from)),
    ],
    steps: matched.pairs.map(([a, b]) => ({ old: a.all, new: b.all, at: [], where: `alternative ${wordsOf(a)}` })),
  };
}

/** Whether no value can fit two alternatives, so that `oneOf` and `anyOf` are the same. */
function isApart(pair: Pair, old: Group, revised: Group): boolean {
  const disjoint = (views: Views, group: Group): boolean => {
    const branches = group.branches.map((one) => branchOf(views, one));
    return branches.every((a, index) =>
      branches.slice(index + 1).every((b) => {
        const noType = ![...a.view.types].some((type) => b.view.types.has(type));
        const names = new Map(a.constants.map((one) => [one.split('=')[0], one]));
        const constant = b.constants.some((one) => {
          const [name] = one.split('=');
          const own = names.get(name);
          const both = a.view.required.has(name ?? '') && b.view.required.has(name ?? '');
          return own !== undefined && own !== one && both;
        });
        return noType || constant;
      }),
    );
  };
  return disjoint(pair.old, old) && disjoint(pair.new, revised);
}

/** Whether a node says nothing beside its alternatives: else one of them alone is not what it says. */
function isOnlyGroup({
  properties,
  required,
  counts,
  sets,
  conditions,
  not,
  values,
  additional,
  items,
}: View): boolean {
  const said = properties.size + required.size + counts.size + sets.size + conditions.length + not.length;
  return said === 0 && !values && !additional && !items;
}

/** One side has alternatives where the other has a single schema: it is held against the likest of them. */
function oneAgainstMany(
  pair: Pair,
  old: View,
  revised: View,
  nodes: { old: Conjunction; new: Conjunction },
): Found | undefined {
  const isNew = revised.groups.length > 0;
  const [group] = isNew ? revised.groups : old.groups;
  if (!group || old.groups.length + revised.groups.length !== 1) return undefined;
  if (!isOnlyGroup(isNew ? revised : old)) return undefined;
  const [single, views] = isNew ? [old, pair.new] : [revised, pair.old];
  const branches = group.branches.map((one) => branchOf(views, one));
  const own = branchOf(isNew ? pair.old : pair.new, isNew ? nodes.old : nodes.new);
  const [best] = [...branches].sort((a, b) => likeness(own, b) - likeness(own, a));
  if (!best || single.properties.size + single.sets.size + single.counts.size + Number(Boolean(single.values)) === 0)
    return undefined;
  const others = branches.filter((branch) => branch !== best);
  const edits = others.map((branch) => cameOrWent(group.kind, branch, isNew, single.from));
  const step: Step = isNew ? { old: nodes.old, new: best.all, at: [] } : { old: best.all, new: nodes.new, at: [] };
  return { edits, steps: [step] };
}

/**
 * Edits of alternatives.
 * @returns `instead` where the step stands for the whole node, and nothing else of it is to be compared
 */
export function branchEdits(
  pair: Pair,
  old: View,
  revised: View,
  nodes: { old: Conjunction; new: Conjunction },
): Found & { instead?: boolean } {
  if (old.groups.length === 0 && revised.groups.length === 0) return { edits: [], steps: [] };
  const single = oneAgainstMany(pair, old, revised, nodes);
  if (single) return { ...single, instead: true };
  const found: Found = { edits: [], steps: [] };
  const left = [...old.groups];
  for (const group of revised.groups) {
    const index = left.findIndex(({ kind }) => kind === group.kind);
    const [other] = left.length > 0 ? left.splice(Math.max(index, 0), 1) : [];
    const own = other ? compareGroups(pair, other, group) : { edits: [whole(group, 'narrows', old.from)], steps: [] };
    found.edits.push(...own.edits);
    found.steps.push(...own.steps);
  }
  found.edits.push(...left.map((group) => whole(group, 'widens', revised.from)));
  return found;
}

function whole(group: Group, effect: 'narrows' | 'widens', other: Located): Edit {
  const sides = effect === 'narrows' ? { old: other, new: group.from } : { old: group.from, new: other };
  return {
    keyword: 'alternatives',
    effect,
    ...(effect === 'narrows' ? { after: group.kind } : { before: group.kind }),
    ...sides,
  };
}
