import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { count, grouped } from './numbers.js';

/** Reasons that are listed; the others are counted. */
const listed = 20;

/** Why cases were not carried out, the reason of the most first; nothing where all were. */
export function leftOutSection({ totals }: ReportModel): Html | false {
  const { skips } = totals;
  const others = skips.slice(listed);
  const rest = others.reduce((sum, { cases }) => sum + cases, 0);
  return (
    skips.length > 0 &&
    html`<section id="left-out" aria-labelledby="left-out-title" data-plain-section>
      <h2 id="left-out-title">Left out <span class="number">${grouped(totals.cases.skip)}</span></h2>
      <p class="lead">Cases that were not carried out, and what they lacked. The verdict says nothing about them.</p>
      <ul class="plain reasons">
        ${skips.slice(0, listed).map(({ reason, cases }) => html`<li><b>${count(cases, 'case')}</b> ${reason}</li>`)}
        ${others.length > 0 && html`<li><b>${count(rest, 'case')}</b> for ${count(others.length, 'other reason')}</li>`}
      </ul>
    </section>`
  );
}
