import { one } from '../shared/elements.js';
import { isTyping } from '../shared/search.js';
import type { ReadApi } from './api.js';
import { attemptsSection } from './attempts.js';
import { button, el, shownChildren, type Child } from './build.js';
import { Deliveries, type Item } from './deliveries.js';
import { detailOf } from './detail.js';
import { DeliveryList } from './list.js';
import { relaysSection } from './relays.js';
import { Toolbar } from './toolbar.js';

/** Deliveries that the page keeps. */
export const keptDeliveries = 500;
/** Room beside the drawing in the detail. */
const detailPadding = 48;

/** How far each key moves through the list. */
const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowDown: 1,
  ArrowUp: -1,
};

/** What is received, in a list, and the delivery that the reader has chosen. */
export class DeliveriesPage {
  readonly deliveries = new Deliveries(keptDeliveries);
  readonly toolbar = new Toolbar();
  readonly #main = one('[data-main]');
  readonly #detail = one('[data-detail]');
  readonly #list = new DeliveryList(this.deliveries, (item) => this.#choose(item));
  /** Inboxes that pass deliveries on. */
  #forwarding: ReadonlySet<string> = new Set();
  #api: ReadApi | undefined;
  #chosen: Item | undefined;
  /** How many were alike the chosen one when it was drawn. */
  #drawnAlike = 0;
  #isDrawing = false;

  constructor() {
    this.toolbar.follow(
      () => this.#drawList(),
      () => this.#drawDetail(),
    );
    document.addEventListener('keydown', (event) => this.#moveBy(event));
    this.#drawDetail();
  }

  set hidden(hidden: boolean) {
    this.toolbar.hidden = hidden;
    this.#main.hidden = hidden;
  }

  /** @param forwarding names of the inboxes that pass deliveries on */
  connect(api: ReadApi, forwarding: ReadonlySet<string>): void {
    this.#api = api;
    this.#forwarding = forwarding;
  }

  /** Shows what has come, a burst at once. */
  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#drawList();
      const chosen = this.#chosen;
      const isStale = !chosen || this.deliveries.alike(chosen).length !== this.#drawnAlike;
      if (isStale && !this.#isDetailInUse()) this.#drawDetail();
    });
  }

  /** The focus is on a part of the detail, which would go with it. */
  #isDetailInUse(): boolean {
    const focused = document.activeElement;
    return focused !== this.#detail && this.#detail.contains(focused);
  }

  #drawList(): void {
    this.#list.draw(this.toolbar.filter(), this.#chosen);
  }

  #choose(item: Item): void {
    this.#select(item);
    // Beside the list nothing has to scroll.
    this.#detail.focus({ preventScroll: matchMedia('(min-width:60rem)').matches });
  }

  #select(item: Item | undefined): void {
    this.#chosen = item;
    this.#main.classList.toggle('has-choice', item !== undefined);
    this.#list.mark(item);
    this.#drawDetail();
  }

  #moveBy(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping() || this.#detail.contains(document.activeElement)) return;
    event.preventDefault();
    const item = this.#list.beside(step, this.#chosen);
    if (!item) return;
    this.#select(item);
    this.#list.focus(item);
  }

  #drawDetail(): void {
    const item = this.#chosen;
    this.#drawnAlike = item ? this.deliveries.alike(item).length : 0;
    this.#detail.replaceChildren(...shownChildren(item ? this.#partsOf(item) : [this.#hint()]));
  }

  #hint(): HTMLElement {
    const text =
      this.deliveries.items.length === 0
        ? 'What arrives is listed here as it comes.'
        : 'Choose a delivery. The arrow keys move through the list.';
    return el('p', { class: 'soft' }, text);
  }

  #partsOf(item: Item): Child[] {
    const { inbox, sequence } = item.delivery;
    const chain = this.deliveries.alike(item);
    const room = this.#detail.clientWidth - detailPadding;
    const back = (): void => {
      this.#select(undefined);
      this.#list.focus(item);
    };
    return [
      button({ class: 'button back' }, back, 'Back to the list'),
      ...detailOf(item, {
        showsValues: this.toolbar.showsValues,
        attempts: attemptsSection(item, chain, room, (other) => this.#choose(other)),
        relays: this.#api && this.#forwarding.has(inbox) && relaysSection(sequence, this.#api),
      }),
    ];
  }
}
