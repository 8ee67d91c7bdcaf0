import { all } from '../shared/elements.js';

const selector = '[data-group]';

/** A group and those around it: an operation stands in its area. */
export function groupsAround(element: Element | null): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let group = groupOf(element); group; group = groupOf(group.parentElement)) around.push(group);
  return around;
}

/** The innermost group that an element stands in. */
export function groupOf(element: Element | null | undefined): HTMLElement | null {
  return element?.closest<HTMLElement>(selector) ?? null;
}

/** Headings of a group and of those around it, as a search sees them. */
export function headingsOf(group: Element | null): string {
  return groupsAround(group)
    .map((one) => one.querySelector('[data-group-head]')?.textContent ?? '')
    .join(' ')
    .toLowerCase();
}

/** Hides groups without a match and opens those that have one, until nothing is filtered any more. */
export class Groups {
  readonly #groups = all(selector);
  /** Which ones were open before the filter opened those with a match. */
  readonly #openBefore = new Map<HTMLDetailsElement, boolean>();

  /** @param matched groups with a match; all are shown where `active` is false */
  show(matched: ReadonlySet<Element>, active: boolean): void {
    for (const group of this.#groups) {
      const whole = group.parentElement?.tagName === 'LI' ? group.parentElement : group;
      whole.hidden = active && !matched.has(group);
      if (group instanceof HTMLDetailsElement) this.#open(group, active, matched.has(group));
    }
    if (!active) this.#openBefore.clear();
  }

  #open(group: HTMLDetailsElement, active: boolean, isMatched: boolean): void {
    const before = this.#openBefore.get(group);
    if (active) {
      if (before === undefined) this.#openBefore.set(group, group.open);
      group.open = isMatched;
    } else if (before !== undefined) group.open = before;
  }
}
