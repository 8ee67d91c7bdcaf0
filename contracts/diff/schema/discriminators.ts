/** What tells alternatives apart: the member, and which of its values stands for which alternative. */
import { decidedChoice } from '../../model/discriminator.js';
import { isObject } from '../../model/json-value.js';
import type { Edit } from '../edit.js';
import type { Step } from './found.js';
import type { Conjunction, View } from './view.js';

function presence(old: View, revised: View): Edit[] {
  const [a, b] = [old.discriminator, revised.discriminator];
  // Alternatives that come or go bring their discriminator with them.
  if (old.groups.length > 0 !== revised.groups.length > 0) return [];
  const sides = { old: a?.from ?? old.from, new: b?.from ?? revised.from };
  const [before, after] = [a?.value.propertyName, b?.value.propertyName];
  return [{ keyword: 'discriminator-presence', effect: b ? 'narrows' : 'widens', before, after, ...sides }];
}

function referenceOf([first]: Conjunction): unknown {
  return isObject(first?.node) ? first.node['$ref'] : undefined;
}

/** Whether the member alone decides which alternative a value has to fit. */
function decides({ discriminator }: View): boolean {
  const node = discriminator?.from.node;
  return isObject(node) && decidedChoice(node) !== undefined;
}

function binding(old: View, revised: View): Edit {
  const names = (view: View): string[] | undefined =>
    decides(view) ? Object.keys(view.discriminator?.value.mapping ?? {}) : undefined;
  return {
    keyword: 'discriminator-binding',
    effect: 'incomparable',
    before: names(old),
    after: names(revised),
    old: old.discriminator?.from ?? old.from,
    new: revised.discriminator?.from ?? revised.from,
  };
}

/**
 * Edits of the discriminators of two nodes.
 * @param matched alternatives of both that were matched: what they are called makes no difference
 */
export function discriminatorEdits(old: View, revised: View, matched: readonly Step[]): Edit[] {
  const [a, b] = [old.discriminator, revised.discriminator];
  if (!a && !b) return [];
  // Alternatives that come or go bring their discriminator with them.
  if (old.groups.length > 0 === revised.groups.length > 0 && decides(old) !== decides(revised))
    return [binding(old, revised)];
  if (!a || !b) return presence(old, revised);
  const [before, after] = [a.value, b.value];
  const sides = { old: a.from, new: b.from };
  if (before.propertyName !== after.propertyName)
    return [
      {
        keyword: 'discriminator',
        effect: 'incomparable',
        before: before.propertyName,
        after: after.propertyName,
        ...sides,
      },
    ];
  const only = (one: typeof before, other: typeof before): string[] =>
    Object.keys(one.mapping).filter((name) => !(name in other.mapping));
  const isSame = (from: string | undefined, to: string | undefined): boolean =>
    from === to || matched.some((step) => referenceOf(step.old) === from && referenceOf(step.new) === to);
  // An alternative that comes or goes brings its name with it.
  const isAlone = decides(old);
  const stays = (end: 'old' | 'new', reference: string | undefined): boolean =>
    !isAlone || matched.some((step) => referenceOf(step[end]) === reference);
  const lost = only(before, after).filter((name) => stays('old', before.mapping[name]));
  const gained = only(after, before).filter((name) => stays('new', after.mapping[name]));
  const moved = Object.keys(before.mapping).filter(
    (name) => name in after.mapping && !isSame(before.mapping[name], after.mapping[name]),
  );
  const keyword = 'discriminator-mapping';
  return [
    ...(lost.length > 0 ? [{ keyword, effect: 'narrows' as const, before: lost, ...sides }] : []),
    ...(gained.length > 0 ? [{ keyword, effect: 'widens' as const, after: gained, ...sides }] : []),
    ...moved.map((name): Edit => ({
      keyword,
      effect: 'incomparable',
      name,
      before: `${name}: ${before.mapping[name]}`,
      after: `${name}: ${after.mapping[name]}`,
      ...sides,
    })),
  ];
}
