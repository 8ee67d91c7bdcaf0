/** Edits of the keywords of one node: those that speak of its value alone. */
import { effectOf, type Edit } from '../edit.js';
import type { Effect } from '../change.js';
import type { Located } from '../document.js';
import { sameValue } from './canonical.js';
import {
  leastKeywords,
  mostKeywords,
  setKeywords,
  type CountKeyword,
  type Limit,
  type SetKeyword,
  type View,
} from './view.js';

type Keyword = (old: View, revised: View) => Edit[];

/** Where both sides stand: the node that says the keyword, else the node itself. */
function places(old: View, revised: View, from?: Located, to?: Located): Pick<Edit, 'old' | 'new'> {
  return { old: from ?? old.from, new: to ?? revised.from };
}

/** Types as a schema lists them. */
export function typeNames({ types, integer }: Pick<View, 'types' | 'integer'>): string[] {
  return [...types].map((type) => (type === 'number' && integer ? 'integer' : type)).sort();
}

function shown(names: readonly string[]): string | readonly string[] {
  return names.length === 1 ? (names[0] as string) : names;
}

const nullability: Keyword = (old, revised) => {
  const [before, after] = [old.types.has('null'), revised.types.has('null')];
  if (before === after || old.types.size === 0 || revised.types.size === 0) return [];
  // Of a schema without types null is not the matter.
  if ([...old.types].every((type) => type === 'null' || !revised.types.has(type))) return [];
  const effect = before ? 'narrows' : 'widens';
  return [
    {
      keyword: 'nullable',
      effect,
      before,
      after,
      ...places(old, revised, old.typeFrom, revised.typeFrom),
      evidenceKeyword: 'type',
    },
  ];
};

const type: Keyword = (old, revised) => {
  const own = (view: View): string[] => typeNames(view).filter((name) => name !== 'null');
  const [before, after] = [own(old), own(revised)];
  if (sameValue(before, after)) return [];
  const covers = (names: readonly string[], name: string): boolean =>
    names.includes(name) || (name === 'integer' && names.includes('number'));
  const lost = before.some((name) => !covers(after, name));
  const gained = after.some((name) => !covers(before, name));
  // A list of values that came or went says it.
  if (Boolean(old.values) !== Boolean(revised.values) && !(lost && gained)) return [];
  if (old.values && revised.values) return [];
  const common = old.types.has('null') !== revised.types.has('null') && (before.length === 0 || after.length === 0);
  return [
    {
      keyword: isRetyped(old, revised) ? 'retyped' : 'type',
      effect: common ? 'incomparable' : effectOf(lost, gained),
      before: shown(typeNames(old)),
      after: shown(typeNames(revised)),
      ...places(old, revised, old.typeFrom, revised.typeFrom),
      evidenceKeyword: 'type',
    },
  ];
};

/** Texts that hold a decimal number. */
function isDecimalText({ types, sets }: View): boolean {
  const said = [...(sets.get('format') ?? []), ...(sets.get('pattern') ?? [])].map(({ value }) => String(value));
  return types.has('string') && !types.has('number') && said.some((one) => one === 'decimal' || /\\d|0-9/.test(one));
}

/** Whether a number became a text that holds it, or the other way round. */
function isRetyped(old: View, revised: View): boolean {
  const isNumber = ({ types }: View): boolean => types.has('number') && !types.has('string');
  return (isNumber(old) && isDecimalText(revised)) || (isDecimalText(old) && isNumber(revised));
}

const values: Keyword = (old, revised) => {
  const [a, b] = [old.values, revised.values];
  if (!a && !b) return [];
  const sides = { ...places(old, revised, a?.from, b?.from), evidenceKeyword: 'enum', open: a?.open === true };
  if (!a) return [{ keyword: 'enum', effect: 'narrows', after: b?.value, ...sides, open: b?.open === true }];
  if (!b) return [{ keyword: 'enum', effect: 'widens', before: a.value, ...sides }];
  const missing = (all: readonly unknown[], own: readonly unknown[]): unknown[] =>
    all.filter((value) => !own.some((other) => sameValue(value, other)) && value !== null);
  const [lost, gained] = [missing(a.value, b.value), missing(b.value, a.value)];
  const [only, other] = [lost[0], gained[0]];
  if (a.value.length === 1 && b.value.length === 1 && lost.length === 1 && gained.length === 1)
    return [{ keyword: 'const', effect: 'incomparable', before: only, after: other, ...sides }];
  return [
    ...(lost.length > 0 ? [{ keyword: 'enum-value', effect: 'narrows' as const, before: lost, ...sides }] : []),
    ...(gained.length > 0 ? [{ keyword: 'enum-value', effect: 'widens' as const, after: gained, ...sides }] : []),
  ];
};

function limit(keyword: 'minimum' | 'maximum', sign: 1 | -1): Keyword {
  return (old, revised) => {
    const [a, b] = [old[keyword], revised[keyword]];
    if (sameValue(a?.value, b?.value)) return [];
    return [
      {
        keyword,
        effect: compareLimits(a?.value, b?.value, sign),
        before: limitText(a?.value),
        after: limitText(b?.value),
        ...places(old, revised, a?.from, b?.from),
        evidenceKeyword: keyword,
      },
    ];
  };
}

function compareLimits(a: Limit | undefined, b: Limit | undefined, sign: 1 | -1): Effect {
  if (!a) return 'narrows';
  if (!b) return 'widens';
  if (a.value === b.value) return b.exclusive ? 'narrows' : 'widens';
  return sign * (b.value - a.value) > 0 ? 'narrows' : 'widens';
}

function limitText(value: Limit | undefined): number | string | undefined {
  return value?.exclusive ? `${value.value} (exclusive)` : value?.value;
}

function count(keyword: CountKeyword, isLeast: boolean): Keyword {
  return (old, revised) => {
    const [a, b] = [old.counts.get(keyword), revised.counts.get(keyword)];
    if (a?.value === b?.value) return [];
    const [before, after] = [a?.value ?? (isLeast ? 0 : Infinity), b?.value ?? (isLeast ? 0 : Infinity)];
    const narrows = isLeast ? after > before : after < before;
    return [
      {
        keyword,
        effect: narrows ? 'narrows' : 'widens',
        before: a?.value,
        after: b?.value,
        ...places(old, revised, a?.from, b?.from),
        evidenceKeyword: keyword,
      },
    ];
  };
}

/** Whether every multiple of `a` is one of `b`, without fractions going wrong. */
function isMultiple(a: number, b: number): boolean {
  const ratio = a / b;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 && Math.round(ratio) !== 0;
}

function setEffect(keyword: SetKeyword, lost: readonly unknown[], gained: readonly unknown[]): Effect {
  if (lost.length === 0) return 'narrows';
  if (gained.length === 0) return 'widens';
  if (keyword !== 'multipleOf') return 'incomparable';
  const [a, b] = [Number(lost[0]), Number(gained[0])];
  if (isMultiple(b, a)) return 'narrows';
  return isMultiple(a, b) ? 'widens' : 'incomparable';
}

function set(keyword: SetKeyword): Keyword {
  return (old, revised) => {
    const [a, b] = [old.sets.get(keyword) ?? [], revised.sets.get(keyword) ?? []];
    const only = (all: typeof a, own: typeof a): typeof a =>
      all.filter(({ value }) => !own.some((one) => one.value === value));
    const [lost, gained] = [only(a, b), only(b, a)];
    if (lost.length === 0 && gained.length === 0) return [];
    const text = (all: typeof a): unknown => (all.length < 2 ? all[0]?.value : all.map(({ value }) => value));
    return [
      {
        keyword,
        effect: setEffect(
          keyword,
          lost.map(({ value }) => value),
          gained.map(({ value }) => value),
        ),
        before: text(lost),
        after: text(gained),
        ...places(old, revised, lost[0]?.from, gained[0]?.from),
        evidenceKeyword: keyword,
      },
    ];
  };
}

const unique: Keyword = (old, revised) => {
  if (Boolean(old.unique) === Boolean(revised.unique)) return [];
  const effect = revised.unique ? 'narrows' : 'widens';
  return [
    {
      keyword: 'uniqueItems',
      effect,
      before: Boolean(old.unique),
      after: Boolean(revised.unique),
      ...places(old, revised, old.unique, revised.unique),
    },
  ];
};

function flag(keyword: 'deprecated', effect: Effect): Keyword {
  return (old, revised) => {
    const [a, b] = [old[keyword], revised[keyword]];
    if (Boolean(a) === Boolean(b)) return [];
    return [
      { keyword, effect: b ? effect : 'widens', before: Boolean(a), after: Boolean(b), ...places(old, revised, a, b) },
    ];
  };
}

const standard: Keyword = (old, revised) => {
  const [a, b] = [old.default, revised.default];
  if (sameValue(a?.value, b?.value)) return [];
  return [
    {
      keyword: 'default',
      effect: effectOf(Boolean(a), Boolean(b)),
      before: a?.value,
      after: b?.value,
      ...places(old, revised, a?.from, b?.from),
    },
  ];
};

/** `default` and `deprecated` say something whatever the types are. */
const always: readonly Keyword[] = [nullability, type, values, standard, flag('deprecated', 'narrows')];

const typed: readonly Keyword[] = [
  limit('minimum', 1),
  limit('maximum', -1),
  ...leastKeywords.map((keyword) => count(keyword, true)),
  ...mostKeywords.map((keyword) => count(keyword, false)),
  ...setKeywords.map((keyword) => set(keyword)),
  unique,
];

/** Where no type is left in common, or one side is a list of values, the other keywords have nothing to say. */
function areComparable(old: View, revised: View): boolean {
  const common = [...old.types].some((type) => type !== 'null' && revised.types.has(type));
  return common && !old.values && !revised.values;
}

export function keywordEdits(old: View, revised: View): Edit[] {
  const edits = always.flatMap((keyword) => keyword(old, revised));
  return areComparable(old, revised) ? [...edits, ...typed.flatMap((keyword) => keyword(old, revised))] : edits;
}
