/** What tells alternatives apart: the member, and which of its values stands for which alternative. */
import type { Edit } from '../edit.js';
import { isObject } from '../../model/json-value.js';
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

/**
 * Edits of the discriminators of two nodes.
 * @param matched alternatives of both that were matched: what they are called makes no difference
 */
export function discriminatorEdits(old: View, revised: View, matched: readonly Step[]): Edit[] {
  const [a, b] = [old.discriminator, revised.discriminator];
  if (!a && !b) return [];
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
  const [lost, gained] = [only(before, after), only(after, before)];
  const isSame = (from: string | undefined, to: string | undefined): boolean =>
    from === to || matched.some((step) => referenceOf(step.old) === from && referenceOf(step.new) === to);
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
