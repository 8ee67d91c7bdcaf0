/** Members that went on one side and came on the other: probably the same, renamed, nested, lifted or split. */
import type { Edit, Guess } from '../edit.js';
import { keywordEdits } from './keywords.js';
import { nameLikeness, wordsOf } from './names.js';
import type { Pair } from './found.js';
import type { View } from './view.js';

/** A member that one side alone has. */
export interface Lone {
  name: string;
  view: View;
  required: boolean;
  edit: Edit;
}

/** Names with less in common are taken for different things. */
const leastConfidence = 0.6;

function sameShape(a: View, b: View): boolean {
  if (keywordEdits(a, b).length > 0) return false;
  const [names, others] = [[...a.properties.keys()], [...b.properties.keys()]];
  return names.length === others.length && names.every((name) => b.properties.has(name));
}

/** Whether a schema says enough to be recognised by it alone. */
function isTelling({ sets, values, properties }: View): boolean {
  return sets.size > 0 || values !== undefined || properties.size > 1;
}

function guessed(
  keyword: string,
  effect: Edit['effect'],
  from: readonly Lone[],
  to: readonly Lone[],
  guess: Guess,
): Edit {
  const [old, revised] = [from[0] as Lone, to[0] as Lone];
  const names = (all: readonly Lone[]): unknown => (all.length === 1 ? all[0]?.name : all.map(({ name }) => name));
  return {
    keyword,
    effect,
    before: names(from),
    after: names(to),
    name: old.name,
    required: old.required,
    ...(old.edit.old && { old: old.edit.old }),
    ...(revised.edit.new && { new: revised.edit.new }),
    at: [old.name],
    guess,
  };
}

function rename(old: Lone, revised: Lone, alone: boolean): { confidence: number; reasons: string[] } | undefined {
  if (!sameShape(old.view, revised.view)) return undefined;
  const likeness = nameLikeness(old.name, revised.name);
  const reasons = ['the schema is the same'];
  let confidence = 0.35 + likeness * 0.45;
  if (likeness >= 0.5) reasons.push('the names are alike');
  if (old.required === revised.required) confidence += 0.05;
  if (isTelling(old.view)) {
    confidence += 0.1;
    reasons.push('such a schema is rare');
  }
  if (alone) {
    confidence += 0.1;
    reasons.push('no other member went or came');
  }
  const rounded = Math.round(Math.min(confidence, 0.99) * 100) / 100;
  return rounded >= leastConfidence && (likeness >= 0.5 || isTelling(old.view))
    ? { confidence: rounded, reasons }
    : undefined;
}

/** Parts that a whole is often split into, beside those that have its name in theirs. */
const parts: Readonly<Record<string, readonly string[]>> = {
  address: ['street', 'number', 'house', 'city', 'zip', 'post', 'postal', 'country', 'line'],
  name: ['first', 'last', 'given', 'family', 'middle'],
  amount: ['value', 'currency'],
  phone: ['prefix', 'country', 'number'],
  period: ['from', 'to', 'start', 'end'],
};

function isPart(whole: string, part: string): boolean {
  const [own, words] = [wordsOf(whole), wordsOf(part)];
  const last = own.at(-1) ?? '';
  // A long name has its own meaning, whatever words are in it.
  const isShort = words.length <= 2;
  return own.every((word) => words.includes(word)) || (isShort && words.some((word) => parts[last]?.includes(word)));
}

function partsOf(whole: Lone, others: readonly Lone[]): Lone[] {
  if (!whole.view.types.has('string')) return [];
  const own = others.filter(({ name, view }) => isPart(whole.name, name) && !view.types.has('object'));
  return own.length < 2 ? [] : own;
}

function reasonOf(whole: Lone, own: readonly Lone[]): Guess {
  return { confidence: 0.6, reasons: [`${own.map(({ name }) => name).join(' and ')} are parts of ${whole.name}`] };
}

function splits(removed: readonly Lone[], added: readonly Lone[]): Edit[] {
  const split = removed.flatMap((whole): Edit[] => {
    const own = partsOf(whole, added);
    return own.length === 0 ? [] : [guessed('property-split', 'incomparable', [whole], own, reasonOf(whole, own))];
  });
  const merged = added.flatMap((whole): Edit[] => {
    const own = partsOf(whole, removed);
    return own.length === 0 ? [] : [guessed('properties-merged', 'incomparable', own, [whole], reasonOf(whole, own))];
  });
  return [...split, ...merged];
}

function nests(pair: Pair, removed: readonly Lone[], added: readonly Lone[]): Edit[] {
  const within = (outer: Lone, inner: Lone, views: Pair['old']): boolean => {
    const member = outer.view.properties.get(inner.name);
    return member !== undefined && sameShape(views.of(member), inner.view);
  };
  const nested = removed.flatMap((inner) =>
    added
      .filter((outer) => within(outer, inner, pair.new))
      .map((outer) =>
        guessed('property-nested', 'incomparable', [inner], [outer], {
          confidence: 0.8,
          reasons: [`${outer.name} has a member ${inner.name} of the same schema`],
        }),
      ),
  );
  const lifted = added.flatMap((inner) =>
    removed
      .filter((outer) => within(outer, inner, pair.old))
      .map((outer) =>
        guessed('property-lifted', 'incomparable', [outer], [inner], {
          confidence: 0.8,
          reasons: [`${outer.name} had a member ${inner.name} of the same schema`],
        }),
      ),
  );
  return [...nested, ...lifted];
}

/**
 * What probably became of members that went; edits of single members that they stand for are left out by the caller.
 * @returns edits, each naming the members that it stands for in `before` and `after`
 */
export function renames(pair: Pair, removed: readonly Lone[], added: readonly Lone[]): Edit[] {
  const alone = removed.length === 1 && added.length === 1;
  const rated = removed
    .flatMap((a) =>
      added.flatMap((b) => {
        const guess = rename(a, b, alone);
        return guess ? [{ a, b, guess }] : [];
      }),
    )
    .sort((x, y) => y.guess.confidence - x.guess.confidence);
  const taken = new Set<Lone>();
  const found: Edit[] = [];
  for (const { a, b, guess } of rated) {
    if (taken.has(a) || taken.has(b)) continue;
    taken.add(a).add(b);
    found.push(guessed('property-renamed', 'incomparable', [a], [b], guess));
  }
  const free = (all: readonly Lone[]): Lone[] => all.filter((one) => !taken.has(one));
  const moved = nests(pair, free(removed), free(added));
  const names = new Set(moved.flatMap(({ before, after }) => [before, after].flat().map(String)));
  const rest = (all: readonly Lone[]): Lone[] => free(all).filter(({ name }) => !names.has(name));
  return [...found, ...moved, ...splits(rest(removed), rest(added))];
}
