import { counted, grouped } from '../../text/counted.js';
import { followChips, press, pressedStates, statesOfChips } from '../shared/chips.js';
import { all, one } from '../shared/elements.js';
import { followSearchKeys } from '../shared/search.js';
import { noFilter, type Filter } from './filter.js';
import type { Totals } from './narrowing.js';

/** How long nothing is typed before the report is searched. */
const pauseMs = 120;

/** @example shownText({ matching: 1, total: 10 }, 'finding') // '1 of 10 findings' */
function shownText({ matching, total }: Totals[keyof Totals], noun: string): string {
  return `${grouped(matching)} of ${counted(total, noun)}`;
}

/** Search, chips, and how much they let through. */
export class Toolbar {
  readonly #form = one<HTMLFormElement>('[data-filter]');
  readonly #search = one<HTMLInputElement>('[name=q]', this.#form);
  readonly #chips = all('[data-state]', this.#form);
  readonly #clear = one('[data-clear]', this.#form);
  readonly #shown = one('[data-shown]');
  /** States by which this report can be filtered. */
  readonly states: readonly string[] = statesOfChips(this.#chips);

  get filter(): Filter {
    return { q: this.#search.value.trim(), states: pressedStates(this.#chips) };
  }

  set filter({ q, states }: Filter) {
    this.#search.value = q;
    press(this.#chips, states);
  }

  /** Says what is shown; nothing where everything is. */
  tell(totals: Totals, active: boolean): void {
    const parts = [
      ...(totals.finding.total > 0 ? [shownText(totals.finding, 'finding')] : []),
      shownText(totals.case, 'case'),
    ];
    this.#shown.textContent = active ? parts.join(', ') : '';
    this.#clear.hidden = !active;
  }

  /** @param changed called whenever the reader has changed the filter */
  follow(changed: () => void): void {
    let pending: ReturnType<typeof setTimeout> | undefined;
    this.#search.addEventListener('input', () => {
      clearTimeout(pending);
      pending = setTimeout(changed, pauseMs);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      changed();
    });
    this.#clear.addEventListener('click', () => {
      this.filter = noFilter;
      changed();
      this.#search.focus();
    });
    followChips(this.#chips, changed);
    followSearchKeys(this.#search, changed);
  }
}
