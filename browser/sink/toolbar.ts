import { followChips, pressedStates } from '../shared/chips.js';
import { all, one } from '../shared/elements.js';
import { followSearchKeys, wordsOf } from '../shared/search.js';
import { el } from './build.js';
import type { Item } from './deliveries.js';
import { tokenIsWrong } from './words.js';

/** Search, inbox, chips, and whether values are shown. */
export class Toolbar {
  readonly #form = one<HTMLFormElement>('[data-toolbar]');
  readonly #search = one<HTMLInputElement>('[name=q]', this.#form);
  readonly #inbox = one<HTMLSelectElement>('[name=inbox]', this.#form);
  readonly #values = one<HTMLInputElement>('[name=values]', this.#form);
  readonly #chips = all('[data-state]', this.#form);

  get showsValues(): boolean {
    return this.#values.checked;
  }

  set hidden(hidden: boolean) {
    this.#form.hidden = hidden;
  }

  /** What is looked for now, as a filter. */
  filter(): (item: Item) => boolean {
    const words = wordsOf(this.#search.value);
    const wanted = pressedStates(this.#chips);
    const inbox = this.#inbox.value;
    const hasState = ({ kind, delivery }: Item): boolean =>
      wanted.length === 0 || wanted.includes(kind) || (wanted.includes('token') && tokenIsWrong(delivery));
    return (item) =>
      (inbox === '' || item.delivery.inbox === inbox) &&
      hasState(item) &&
      words.every((word) => item.text().includes(word));
  }

  /** Lets the reader choose among these inboxes. */
  offer(names: readonly string[]): void {
    const options = [...names, 'unmatched'].map((name) => el('option', { value: name }, name));
    this.#inbox.replaceChildren(el('option', { value: '' }, 'All inboxes'), ...options);
    this.#inbox.hidden = names.length < 2;
  }

  /** @param filtered called whenever the filter has changed @param valuesToggled called whenever values are shown or hidden */
  follow(filtered: () => void, valuesToggled: () => void): void {
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', ({ target }) => (target === this.#values ? valuesToggled() : filtered()));
    followChips(this.#chips, filtered);
    followSearchKeys(this.#search, filtered);
  }
}
