/** Filters without a script: what is not asked for is hidden by the style sheet of the page. */
import { html, type Html } from './html.js';

/** By what items can be filtered. */
export interface Aspect<Item> {
  /** Part of ids and attributes: letters and hyphens. */
  name: string;
  title: string;
  /** What an item has of it; nothing where that is not known. */
  of: (item: Item) => string | undefined;
}

/** An aspect with the values that there are; told by their position, so that no text gets into ids and style sheets. */
export interface Filter<Item> extends Aspect<Item> {
  values: readonly string[];
}

/** Filters that have something to choose. */
export function filtersOf<Item>(items: readonly Item[], aspects: readonly Aspect<Item>[]): Filter<Item>[] {
  return aspects.flatMap((aspect) => {
    const values = [...new Set(items.map(aspect.of))].filter((value) => value !== undefined);
    return values.length > 1 ? [{ ...aspect, values }] : [];
  });
}

/** A filter with more values is folded, so that what it filters is not far below. */
const mostShown = 12;

/** A filter as a row of buttons, of which one is chosen. */
export function filterView<Item>({ name, title, values }: Filter<Item>): Html {
  const buttons = html`<fieldset class="filters">
    <legend>${title}</legend>
    <label><input type="radio" name="${name}" id="${name}-all" checked /> all</label>
    ${values.map((value, index) => html`<label><input type="radio" name="${name}" id="${name}-${index}" /> ${value}</label>`)}
  </fieldset>`;
  if (values.length <= mostShown) return buttons;
  return html`<details class="filters-folded">
    <summary>${title}: one of ${values.length}</summary>
    ${buttons}
  </details>`;
}

/** Attributes of an item that filters go by. */
export function filterMarks<Item>(item: Item, filters: readonly Filter<Item>[]): Html[] {
  return filters.map(({ name, values, of }) => html` data-${name}="${values.indexOf(of(item) ?? '')}"`);
}

/** How filters look, and what hides items of this class that a filter does not name. */
export function filterStyles(filters: readonly Filter<never>[], itemClass: string): string {
  const rules = filters.flatMap(({ name, values }) =>
    values.map(
      (_, index) => `main:has(#${name}-${index}:checked) .${itemClass}:not([data-${name}="${index}"]){display:none}\n`,
    ),
  );
  return `
.filters{border:0;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem;min-width:0}
.filters legend{padding:0;font-weight:600}
.filters-folded>summary{font-size:.875rem;font-weight:600}
.filters-folded legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
${rules.join('')}`;
}
