import { levels } from '../../contracts/model/levels.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { stateLabels, type ItemState } from './words.js';

/** States that something in this report has: a chip for any other would find nothing. */
function presentStates({ states, totals, operations, webhooks }: ReportModel): ItemState[] {
  const present = new Set<ItemState>(states.keys());
  for (const level of levels) if (totals.byLevel[level] > 0) present.add(level);
  if (levels.some((level) => totals.waived[level] > 0)) present.add('waived');
  if ([...operations, ...webhooks].some(({ cases }) => cases.length === 0)) present.add('not-exercised');
  return (Object.keys(stateLabels) as ItemState[]).filter((state) => present.has(state));
}

/** Search and filter. Their state lives in the address, so that a filtered report can be linked to. */
export function toolbar(model: ReportModel): Html {
  return html`<form class="toolbar js-only" role="search" aria-label="Filter this report" data-filter>
    <label class="search">
      <span class="visually-hidden">Search findings and cases${!model.onDemand && ' and messages'}</span>
      <input
        type="search"
        name="q"
        placeholder="${model.onDemand ? 'Search names and ids' : 'Search'}"
        autocomplete="off"
        spellcheck="false"
        aria-keyshortcuts="/"
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
    <div class="chips" role="group" aria-label="Outcome">
      ${presentStates(model).map(
        (state) =>
          html`<button class="chip s-${state}" type="button" aria-pressed="false" data-state="${state}">
            ${stateLabels[state]}
          </button>`,
      )}
      <button class="clear" type="button" data-clear hidden>Clear</button>
    </div>
    <p class="shown" role="status" data-shown></p>
  </form>`;
}
