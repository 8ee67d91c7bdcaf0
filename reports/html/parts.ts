/** Small parts that several sections share. */
import { html, type Content, type Html } from './html.js';
import { grouped } from '../../text/counted.js';
import { stateLabels, type ItemState } from './words.js';

/** Rows of a list that is drawn on demand. */
export const pageLength = 50;

/** A state as a coloured label; the word carries the meaning, the colour only repeats it. */
export function stateBadge(state: ItemState): Html {
  return html`<span class="badge s-${state}">${stateLabels[state]}</span>`;
}

/** Text to take away, with a button that copies it. `label` names it for those who do not see it. */
export function copyable(text: string, label: string, kind: 'inline' | 'block' = 'inline'): Html {
  const button = html`<button class="copy js-only" type="button" data-copy aria-label="Copy ${label}">Copy</button>`;
  return kind === 'inline'
    ? html`<span class="copyable"><code>${text}</code>${button}</span>`
    : html`<div class="copyable block">
        <pre><code>${text}</code></pre>
        ${button}
      </div>`;
}

/** Pairs of a term and its description; a pair whose description is `undefined` or `false` is left out. */
export function facts(pairs: readonly (readonly [term: string, description: Content])[]): Html {
  const shown = pairs.filter(([, description]) => description !== undefined && description !== false);
  return html`<dl class="facts">
    ${shown.map(
      ([term, text]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A number of items in one state. */
export function stateCount(state: ItemState, number: number): Html {
  return html`<span class="count s-${state}${number === 0 && ' zero'}"
    ><b>${grouped(number)}</b> ${stateLabels[state]}</span
  > `;
}

/** How many items have each state, worst first, states without any left out. */
export function stateCounts(numbers: ReadonlyMap<ItemState, number>): Html {
  const order = Object.keys(stateLabels) as ItemState[];
  return html`<span class="counts"
    >${order.filter((state) => numbers.has(state)).map((state) => stateCount(state, numbers.get(state) ?? 0))}</span
  >`;
}

/** A button that opens and closes all the details of its section. */
export function toggleAll(what: string): Html {
  return html`<button class="toggle-all js-only" type="button" data-toggle-all>
    <span>Open all</span><span class="visually-hidden"> ${what}</span>
  </button>`;
}

/** The end of a list that shows rows `from` to `to` of `total`: how to see the others. */
export function pager(from: number, to: number, total: number): Html {
  const button = (label: string, start: number): Html =>
    html`<button class="page js-only" type="button" data-page="${start}">${label}</button>`;
  return html`<li class="pager">
    <span>${to === 0 ? grouped(total) : `${grouped(from + 1)} to ${grouped(to)} of ${grouped(total)}`}</span>
    ${from > 0 && button('Previous', Math.max(0, from - pageLength))}
    ${to < total && button(from === 0 && to < pageLength ? 'Show more' : 'Next', from === 0 && to < pageLength ? 0 : to)}
    <span class="no-js-only">The others are drawn by a script, which this browser does not run.</span>
  </li>`;
}

/** A sentence of the project's own whose words in backticks are code. */
export function withCode(sentence: string): Content {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
