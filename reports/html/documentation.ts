import type { Defect, Place } from '../../contracts/lint/defect.js';
import { editionName } from './evidence.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { facts } from './parts.js';

/** A page goes by its title; a call by its id, as everywhere else in the report. */
function placeName({ kind, id }: Place): Html {
  return kind === 'page' ? html`<span class="page">${id}</span>` : html`<code>${id}</code>`;
}

function rulesLine({ rule, confirmedBy = [] }: Defect): Html {
  return html`<code>${rule}</code>${confirmedBy.map((other) => html`, confirmed by <code>${other}</code>`)}`;
}

function defectView(model: ReportModel, defect: Defect): Html {
  const { id, topic, places, edition, apiVersion, readings, contract } = defect;
  return html`<li>
    <details class="defect" data-print>
      <summary>
        <h3>${topic} ${places.map(placeName)}</h3>
        <span class="tag">${edition === apiVersion ? `edition ${edition}` : `carried from ${edition}`}</span>
      </summary>
      <div class="defect-body">
        <ul class="readings">
          ${readings.map(
            ({ text, source, edition: shownIn }) =>
              html`<li class="reading">
                <p>${text}</p>
                <cite>${editionName(shownIn, model.contract)}: ${source}</cite>
              </li>`,
          )}
        </ul>
        ${facts([
          ['Contract', contract],
          ['Rule', rulesLine(defect)],
          ['Id', html`<code>${id}</code>`],
        ])}
      </div>
    </details>
  </li>`;
}

/** Where the documentation contradicts itself; nothing where it is not known to. No figure of the report counts these. */
export function documentationSection(model: ReportModel): Html | false {
  const { defects } = model.contract;
  return (
    defects.length > 0 &&
    html`<section id="documentation" aria-labelledby="documentation-title">
      <h2 id="documentation-title">Documentation defects <span class="number">${defects.length}</span></h2>
      <p class="lead">
        Where the documentation behind version ${model.run.apiVersion} contradicts itself. They say nothing about the
        target: no finding, no figure and no verdict counts them.
      </p>
      <ol class="plain defects">
        ${defects.map((defect) => defectView(model, defect))}
      </ol>
    </section>`
  );
}
