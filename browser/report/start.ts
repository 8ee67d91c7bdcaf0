import { fragmentOf, readFragment } from './address.js';
import { copyBeside } from './copy.js';
import { openOnPaper, toggleAll } from './details.js';
import { matcherOf, noFilter } from './filter.js';
import { narrowing, type Narrowable } from './narrowing.js';
import { followThemeToggle, restoreTheme } from './theme.js';
import { Toolbar } from './toolbar.js';
import { writtenItems } from './written-items.js';

/** Lists that the script draws. */
export interface OnDemand extends Narrowable {
  /** Draws the page of a list on which an id stands. @param letGo lets go of a filter that hides it */
  bring(id: string, letGo: () => void): Promise<void>;
  /** Turns a list to the page that a button of it names. */
  turn(button: HTMLElement): void;
}

const root = document.documentElement;

/** Moves to an element, opening what is around it. */
function moveTo(target: HTMLElement): void {
  for (let element: HTMLElement | null = target; element; element = element.parentElement)
    if (element instanceof HTMLDetailsElement) element.open = true;
  target.scrollIntoView({ block: 'start' });
  const focused = target instanceof HTMLDetailsElement ? target.querySelector('summary') : target;
  if (focused === target) target.tabIndex = -1;
  focused?.focus({ preventScroll: true });
}

/** The filter, and the address that keeps it. */
function followAddress(lists: OnDemand | undefined): { goTo(id: string): void } {
  const toolbar = new Toolbar();
  const narrow = narrowing(lists ? [writtenItems(), lists] : [writtenItems()]);
  const apply = (): void => {
    const matcher = matcherOf(toolbar.filter);
    toolbar.tell(narrow(matcher), matcher.active);
  };
  const letGo = (): void => {
    toolbar.filter = noFilter;
    apply();
  };
  const reveal = async (id: string): Promise<void> => {
    await lists?.bring(id, letGo);
    const target = document.getElementById(id);
    if (target?.closest('[hidden]')) letGo();
    if (target) moveTo(target);
  };
  const hrefOf = (at: string): string => {
    const fragment = fragmentOf({ ...toolbar.filter, at });
    return fragment === '' ? location.pathname + location.search : `#${fragment}`;
  };
  const followHash = (): void => {
    const address = readFragment(location.hash.slice(1), toolbar.states);
    toolbar.filter = address;
    apply();
    if (address.at !== '') void reveal(address.at);
  };
  toolbar.follow(() => {
    history.replaceState(null, '', hrefOf(''));
    apply();
  });
  window.addEventListener('hashchange', followHash);
  followHash();
  return {
    goTo(id) {
      void reveal(id);
      history.pushState(null, '', hrefOf(id));
    },
  };
}

/** What a click on a link or a button of the report does. */
function followClicks(goTo: (id: string) => void, lists: OnDemand | undefined): void {
  const actions: readonly (readonly [selector: string, act: (element: HTMLElement) => void])[] = [
    ['[data-copy]', (button) => void copyBeside(button)],
    ['[data-page]', (button) => lists?.turn(button)],
    ['[data-toggle-all]', toggleAll],
  ];
  document.addEventListener('click', (event) => {
    const clicked = event.target instanceof Element ? event.target : undefined;
    const link = clicked?.closest('a[href^="#"]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      goTo(link.getAttribute('href')?.slice(1) ?? '');
      return;
    }
    for (const [selector, act] of actions) {
      const element = clicked?.closest<HTMLElement>(selector);
      if (element) act(element);
    }
  });
}

/**
 * Adds search, filter, links into closed parts, copying and the theme switch to a report, which reads well without them too.
 * @param openLists where there are too many cases to write out: takes over the lists of the page
 */
export function startReport(openLists?: () => Promise<OnDemand>): void {
  root.classList.add('js');
  restoreTheme();
  document.addEventListener('DOMContentLoaded', () => void startOnPage(openLists));
}

async function startOnPage(openLists?: () => Promise<OnDemand>): Promise<void> {
  const lists = await openLists?.();
  const { goTo } = followAddress(lists);
  followClicks(goTo, lists);
  followThemeToggle();
  openOnPaper();
  root.dataset['ready'] = '';
}
