/** Compares two schemas node by node: edits of a node, and the nodes below that have to be compared. */
import type { Edit } from '../edit.js';
import type { Located } from '../document.js';
import { branchEdits } from './branches.js';
import { discriminatorEdits } from './discriminators.js';
import { keywordEdits } from './keywords.js';
import type { Found, Pair, Step } from './found.js';
import { memberEdits, type Travel } from './members.js';
import { meaning, sameValue } from './canonical.js';
import { anything, isNothing, keyOf, type Conjunction, type View } from './view.js';

function both(old: Conjunction | undefined, revised: Conjunction | undefined, at: string): Step[] {
  if (!old && !revised) return [];
  return [{ old: old ?? [], new: revised ?? [], at: [at] }];
}

function additionalEdits(old: View, revised: View): Found {
  const closes = (view: View): boolean => view.additional?.some(({ node }) => node === false) ?? false;
  const [before, after] = [closes(old), closes(revised)];
  const isMap = (view: View): boolean => view.additional !== undefined && !closes(view);
  const sides = {
    old: old.additional?.[0] ?? old.from,
    new: revised.additional?.[0] ?? revised.from,
    at: ['*'],
  };
  if (before !== after) {
    const said = (view: View): unknown => (closes(view) ? false : isMap(view) ? 'a schema' : true);
    const effect = after ? 'narrows' : 'widens';
    return {
      edits: [{ keyword: 'additionalProperties', effect, before: said(old), after: said(revised), ...sides }],
      steps: [],
    };
  }
  if (before || (!isMap(old) && !isMap(revised))) return { edits: [], steps: [] };
  if (isMap(old) && isMap(revised)) return { edits: [], steps: both(old.additional, revised.additional, '*') };
  const effect = isMap(revised) ? 'narrows' : 'widens';
  return {
    edits: [{ keyword: 'additional-schema', effect, before: isMap(old), after: isMap(revised), ...sides }],
    steps: [],
  };
}

function patternSteps(old: View, revised: View): Found {
  const names = new Set([...old.patterns.keys(), ...revised.patterns.keys()]);
  const found: Found = { edits: [], steps: [] };
  for (const name of names) {
    const [a, b] = [old.patterns.get(name), revised.patterns.get(name)];
    if (a && b) found.steps.push(...both(a, b, '*'));
    else {
      const forbids = (a ?? b)?.some(({ node }) => node === false);
      const narrows = Boolean(b) !== Boolean(forbids && (old.additional ?? revised.additional));
      found.edits.push({
        keyword: 'patternProperties',
        effect: narrows ? 'narrows' : 'widens',
        ...(a ? { before: name } : { after: name }),
        old: a?.[0] ?? old.from,
        new: b?.[0] ?? revised.from,
        at: ['*'],
      });
    }
  }
  return found;
}

function arraySteps(old: View, revised: View): Step[] {
  const length = Math.max(old.prefix.length, revised.prefix.length);
  const prefix = Array.from({ length }, (_, index): Step[] =>
    both(old.prefix[index] ?? old.items, revised.prefix[index] ?? revised.items, String(index)),
  );
  const names =
    old.names || revised.names
      ? [{ old: old.names ?? [], new: revised.names ?? [], at: ['*'], where: 'names of members' }]
      : [];
  return [...prefix.flat(), ...both(old.items, revised.items, '*'), ...names];
}

/** Conditions in words; those of one member together: `where name is "btc", "eth"`. */
function conditionWords(keys: readonly string[]): string {
  const [first = ''] = keys;
  if (/^(if|unless|with) /.test(first)) return first.slice(0, 60);
  const name = first.slice(0, first.indexOf('='));
  return `where ${name} is ${keys.map((key) => key.slice(key.indexOf('=') + 1)).join(', ')}`;
}

/** What holds under conditions; several values of a member that mean the same are one step. */
function conditionSteps(old: View, revised: View): Step[] {
  const keys = new Set([...old.conditions, ...revised.conditions].map(({ key }) => key));
  const thenOf = (view: View, key: string): Conjunction => view.conditions.find((one) => one.key === key)?.then ?? [];
  const together = new Map<string, { keys: string[]; old: Conjunction; new: Conjunction }>();
  for (const key of keys) {
    const [a, b] = [thenOf(old, key), thenOf(revised, key)];
    const mark = `${keyOf(a)} ${keyOf(b)} ${key.split('=')[0]}`;
    const own = together.get(mark);
    if (own) own.keys.push(key);
    else together.set(mark, { keys: [key], old: a, new: b });
  }
  return [...together.values()].map((one) => ({
    old: one.old,
    new: one.new,
    at: [],
    partial: true,
    where: conditionWords(one.keys),
  }));
}

function notEdits(old: View, revised: View): Found {
  const left = old.not.filter(
    ({ node }) => !revised.not.some((other) => sameValue(meaning(other.node), meaning(node))),
  );
  const right = revised.not.filter(
    ({ node }) => !old.not.some((other) => sameValue(meaning(other.node), meaning(node))),
  );
  const steps: Step[] = [];
  while (left.length > 0 && right.length > 0)
    steps.push({
      old: [left.shift() as Located],
      new: [right.shift() as Located],
      at: [],
      where: 'not',
      flipped: true,
      partial: true,
    });
  const edit = (effect: 'narrows' | 'widens', sides: Pick<Edit, 'old' | 'new'>): Edit => ({
    keyword: 'not',
    effect,
    before: effect === 'widens',
    after: effect === 'narrows',
    ...sides,
  });
  return {
    steps,
    edits: [
      ...left.map((located) => edit('widens', { old: located, new: revised.from })),
      ...right.map((located) => edit('narrows', { old: old.from, new: located })),
    ],
  };
}

function containsEdits(old: View, revised: View): Found {
  const [a, b] = [old.contains, revised.contains];
  if (!a && !b) return { edits: [], steps: [] };
  if (a && b) return { edits: [], steps: [{ old: a, new: b, at: ['*'], where: 'contains' }] };
  const effect = b ? 'narrows' : 'widens';
  return {
    edits: [
      {
        keyword: 'contains',
        effect,
        before: Boolean(a),
        after: Boolean(b),
        old: a?.[0] ?? old.from,
        new: b?.[0] ?? revised.from,
      },
    ],
    steps: [],
  };
}

function dependentEdits(old: View, revised: View): Edit[] {
  const names = new Set([...old.dependent.keys(), ...revised.dependent.keys()]);
  return [...names].flatMap((name): Edit[] => {
    const [a, b] = [old.dependent.get(name), revised.dependent.get(name)];
    const [before, after] = [a?.value ?? [], b?.value ?? []];
    const lost = before.filter((one) => !after.includes(one));
    const gained = after.filter((one) => !before.includes(one));
    const sides = { name, old: a?.from ?? old.from, new: b?.from ?? revised.from };
    return [
      ...(lost.length > 0 ? [{ keyword: 'dependentRequired', effect: 'widens' as const, before: lost, ...sides }] : []),
      ...(gained.length > 0
        ? [{ keyword: 'dependentRequired', effect: 'narrows' as const, after: gained, ...sides }]
        : []),
    ];
  });
}

function contentEdits(old: View, revised: View): Found {
  const [a, b] = [old.content, revised.content];
  if (!a && !b) return { edits: [], steps: [] };
  if (a && b) return { edits: [], steps: [{ old: a, new: b, at: [], where: 'content' }] };
  const sides = { old: a?.[0] ?? old.from, new: b?.[0] ?? revised.from };
  const effect = b ? 'narrows' : 'widens';
  return { edits: [{ keyword: 'contentSchema', effect, before: Boolean(a), after: Boolean(b), ...sides }], steps: [] };
}

function xmlEdits(old: View, revised: View): Edit[] {
  const [a, b] = [old.xml, revised.xml];
  if (sameValue(a?.value, b?.value)) return [];
  const sides = { old: a?.from ?? old.from, new: b?.from ?? revised.from };
  return [{ keyword: 'xml', effect: 'incomparable', before: a?.value, after: b?.value, ...sides }];
}

function compareViews(pair: Pair, old: Conjunction, revised: Conjunction, travel: Travel): Found {
  const nowhere = { node: true, pointer: '' };
  const [from, to] = [old[0] ?? revised[0] ?? nowhere, revised[0] ?? old[0] ?? nowhere];
  const a = old.length > 0 ? pair.old.of(old) : anything(from);
  const b = revised.length > 0 ? pair.new.of(revised) : anything(to);
  if (isNothing(a) && isNothing(b)) return { edits: [], steps: [] };
  if (isNothing(a) !== isNothing(b)) {
    const effect = isNothing(b) ? 'narrows' : 'widens';
    return {
      edits: [{ keyword: 'nothing', effect, before: isNothing(a), after: isNothing(b), old: a.from, new: b.from }],
      steps: [],
    };
  }
  const branches = branchEdits(pair, a, b, { old, new: revised });
  if (branches.instead) return { edits: branches.edits, steps: branches.steps };
  const parts: Found[] = [
    branches,
    { edits: keywordEdits(a, b), steps: arraySteps(a, b) },
    memberEdits(pair, a, b, travel),
    additionalEdits(a, b),
    patternSteps(a, b),
    notEdits(a, b),
    containsEdits(a, b),
    contentEdits(a, b),
    { edits: discriminatorEdits(a, b, branches.steps), steps: [] },
    { edits: [...dependentEdits(a, b), ...xmlEdits(a, b)], steps: conditionSteps(a, b) },
  ];
  return { edits: parts.flatMap(({ edits }) => edits), steps: parts.flatMap(({ steps }) => steps) };
}

/** What differs at two nodes themselves, and which nodes below them have to be compared. */
export function compareNodes(pair: Pair, old: Conjunction, revised: Conjunction, travel: Travel): Found {
  const { edits, steps } = compareViews(pair, old, revised, travel);
  if (old.length > 0 && revised.length > 0) return { edits, steps };
  // A side that says nothing has no place.
  const own = edits.map(({ old: before, new: after, ...edit }) => ({
    ...edit,
    ...(old.length > 0 && before && { old: before }),
    ...(revised.length > 0 && after && { new: after }),
  }));
  return { edits: own, steps };
}
