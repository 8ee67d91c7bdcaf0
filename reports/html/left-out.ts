import { groupSkips, type SkipGroup } from '../../engine/record/skips.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { withCode } from './parts.js';
import { originLabels } from './words.js';

/** Reasons that are listed of a cause; the others are counted. */
const listed = 10;

function groupView({ cause, origin, about, remedy, cases, reasons }: SkipGroup): Html {
  const others = reasons.slice(listed);
  const rest = others.reduce((sum, { cases: own }) => sum + own, 0);
  return html`<section class="left-out-cause">
    <h3>
      ${origin ? `${originLabels[origin]} ${about}` : 'No cause was recorded'}
      <span class="number">${grouped(cases)}</span>
    </h3>
    ${
      cause !== undefined &&
      html`<p class="lead"><code>${cause}</code>${remedy !== undefined && html`. To do: ${withCode(remedy)}.`}</p>`
    }
    <ul class="plain reasons">
      ${reasons.slice(0, listed).map(({ reason, cases: own }) => html`<li><b>${counted(own, 'case')}</b> ${reason}</li>`)}
      ${others.length > 0 && html`<li><b>${counted(rest, 'case')}</b> for ${counted(others.length, 'other reason')}</li>`}
    </ul>
  </section>`;
}

/** Why cases were not carried out, what the set-up lacks first; nothing where all were. */
export function leftOutSection({ totals }: ReportModel): Html | false {
  const groups = groupSkips(totals.skips);
  return (
    groups.length > 0 &&
    html`<section id="left-out" aria-labelledby="left-out-title" data-plain-section>
      <h2 id="left-out-title">Left out <span class="number">${grouped(totals.cases.skip)}</span></h2>
      <p class="lead">Cases that were not carried out, and what they lacked. The verdict says nothing about them.</p>
      ${groups.map(groupView)}
    </section>`
  );
}
