import { all } from '../shared/elements.js';
import type { Matcher } from './filter.js';
import { Groups, groupsAround } from './groups.js';

/** How many items of a list match. */
export interface Found {
  kind: string;
  /** The group that they stand in. */
  group: Element | null;
  matching: number;
  total: number;
}

/** Lists that show what a filter lets through. */
export interface Narrowable {
  narrow(matcher: Matcher): Found[];
}

/** How many findings and cases match, of how many. */
export type Totals = Record<'finding' | 'case', { matching: number; total: number }>;

function totalsOf(found: readonly Found[], kind: keyof Totals): Totals[keyof Totals] {
  const own = found.filter((each) => each.kind === kind);
  const sum = (of: 'matching' | 'total'): number => own.reduce((all, each) => all + each[of], 0);
  return { matching: sum('matching'), total: sum('total') };
}

/** A section says where nothing in it matches. */
function tellEmptySections(active: boolean): void {
  for (const section of all('[data-section]')) {
    const empty = section.querySelector<HTMLElement>('[data-empty]');
    if (!empty) continue;
    const isShown = (element: HTMLElement): boolean =>
      element.dataset['list'] === undefined ? !element.hidden : !element.closest('[hidden]');
    empty.hidden = !active || all('[data-item], [data-list]', section).some(isShown);
  }
}

/** @returns what narrows all lists of the report, their groups and sections to a filter */
export function narrowing(lists: readonly Narrowable[]): (matcher: Matcher) => Totals {
  const groups = new Groups();
  return (matcher) => {
    const found = lists.flatMap((list) => list.narrow(matcher));
    const matched = found.filter(({ matching }) => matching > 0).flatMap(({ group }) => groupsAround(group));
    groups.show(new Set(matched), matcher.active);
    tellEmptySections(matcher.active);
    return { finding: totalsOf(found, 'finding'), case: totalsOf(found, 'case') };
  };
}
