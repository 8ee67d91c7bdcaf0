import { all } from '../shared/elements.js';
import type { Matcher } from './filter.js';
import { groupOf, headingsOf } from './groups.js';
import type { Found, Narrowable } from './narrowing.js';

/** What is written out in the page, and hidden where it does not match. */
interface WrittenItem {
  element: HTMLElement;
  kind: string;
  states: readonly string[];
  group: HTMLElement | null;
  text(): string;
}

function itemOf(element: HTMLElement): WrittenItem {
  const group = groupOf(element);
  let text: string | undefined;
  return {
    element,
    kind: element.dataset['item'] ?? '',
    states: (element.dataset['states'] ?? '').split(' '),
    group,
    // Read when first searched: most readers never do.
    text: () => (text ??= `${headingsOf(group)} ${element.textContent.toLowerCase()}`),
  };
}

/** Every item that no script draws. */
export function writtenItems(): Narrowable {
  const items = all('[data-item]')
    .filter((element) => !element.closest('[data-list]'))
    .map(itemOf);
  const narrowed = ({ element, kind, states, group, text }: WrittenItem, matcher: Matcher): Found => {
    const matches = matcher.matches(states, (word) => text().includes(word));
    element.hidden = !matches;
    return { kind, group, matching: matches ? 1 : 0, total: 1 };
  };
  return { narrow: (matcher) => items.map((item) => narrowed(item, matcher)) };
}
