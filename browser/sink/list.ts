import { one } from '../shared/elements.js';
import { badge, button, el } from './build.js';
import type { Deliveries, Item } from './deliveries.js';
import { answerText, clock, countDeliveries, kinds, tokenIsWrong } from './words.js';

interface Row {
  element: HTMLElement;
  /** Says which one of those alike it is. */
  attempt: HTMLElement;
}

function rowOf({ delivery, kind }: Item, choose: () => void): Row {
  const { style, name } = kinds[kind];
  const { receivedAt, webhookId, method, path, inbox, sequence, token } = delivery;
  const attempt = el('span', { class: 'attempt' });
  const element = button(
    { class: 'row' },
    choose,
    el('span', { class: 'time' }, clock(receivedAt)),
    el('span', { class: 'what' }, webhookId ?? `${method} ${path}`),
    el('span', { class: 'where' }, `${inbox} · #${sequence} · ${answerText(delivery)}`),
    el(
      'span',
      { class: 'end' },
      badge(style, name(delivery)),
      tokenIsWrong(delivery) && badge('s-fail', `token ${token}`),
      attempt,
    ),
  );
  return { element, attempt };
}

/** The list of deliveries, newest first, as far as the filter lets them through. */
export class DeliveryList {
  readonly #deliveries: Deliveries;
  readonly #choose: (item: Item) => void;
  readonly #list = one('[data-list]');
  readonly #none = one('[data-none]');
  readonly #count = one('[data-count]');
  readonly #rows = new WeakMap<Item, Row>();
  #shown: readonly Item[] = [];

  /** @param choose called with the delivery whose row is clicked */
  constructor(deliveries: Deliveries, choose: (item: Item) => void) {
    this.#deliveries = deliveries;
    this.#choose = choose;
  }

  draw(isShown: (item: Item) => boolean, chosen: Item | undefined): void {
    const focused = document.activeElement;
    const { items } = this.#deliveries;
    this.#shown = items.filter(isShown);
    this.#list.replaceChildren(...this.#shown.map((item) => el('li', {}, this.#elementOf(item))));
    this.mark(chosen);
    if (focused instanceof HTMLElement && focused.matches('.row') && focused.isConnected)
      focused.focus({ preventScroll: true });
    this.#none.hidden = this.#shown.length > 0;
    this.#none.textContent = items.length === 0 ? 'No delivery yet.' : 'No delivery matches the filter.';
    this.#count.textContent =
      this.#shown.length === items.length
        ? countDeliveries(items.length)
        : `${this.#shown.length} of ${countDeliveries(items.length)}`;
  }

  /** Marks the row of the chosen delivery; it, or the first one, is where the Tab key enters the list. */
  mark(chosen: Item | undefined): void {
    const entry = chosen && this.#shown.includes(chosen) ? chosen : this.#shown[0];
    for (const item of this.#shown) {
      const row = this.#rows.get(item)?.element;
      row?.setAttribute('aria-current', String(item === chosen));
      if (row) row.tabIndex = item === entry ? 0 : -1;
    }
  }

  focus(item: Item): void {
    this.#rows.get(item)?.element.focus();
  }

  /** The delivery so many rows below the focused one, else below the chosen one; the first where there is neither. */
  beside(step: 1 | -1, chosen: Item | undefined): Item | undefined {
    const focused = this.#shown.findIndex((item) => this.#rows.get(item)?.element === document.activeElement);
    if (focused >= 0) return this.#shown[focused + step];
    return this.#shown[chosen ? this.#shown.indexOf(chosen) + step : 0];
  }

  #elementOf(item: Item): HTMLElement {
    const row = this.#rows.get(item) ?? rowOf(item, () => this.#choose(item));
    this.#rows.set(item, row);
    const alike = this.#deliveries.alike(item);
    row.attempt.textContent = alike.length > 1 ? `${alike.indexOf(item) + 1} of ${alike.length} alike` : '';
    return row.element;
  }
}
