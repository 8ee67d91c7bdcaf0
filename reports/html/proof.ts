/** What stands in the way of a whole verdict, on the first screen: unproven areas, what the set-up lacks, what options leave out. */
import { groupSkips, type SkipGroup } from '../../engine/record/skips.js';
import type { AreaProof, ProofState } from '../../engine/record/proof.js';
import { areasByState } from './areas.js';
import { html, type Content, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { withCode } from './parts.js';

/** Operations that are named of a group; the others are counted. */
const operationsNamed = 8;

function row(name: string, lines: readonly Content[]): Html | false {
  return (
    lines.length > 0 &&
    html`<div>
      <dt>${name}</dt>
      <dd>${lines.map((line) => html`<p>${line}</p>`)}</dd>
    </div>`
  );
}

/** Areas of a state, those together that lack the same. */
function areaLines(areas: readonly AreaProof[], state: ProofState): Html[] {
  const byLack = new Map<string, string[]>();
  for (const { name, lacks = '', state: own } of areas)
    if (own === state) byLack.set(lacks, [...(byLack.get(lacks) ?? []), name]);
  return [...byLack].map(([lacks, names]) => html`<b>${names.join(', ')}</b>: ${lacks}`);
}

/** Cases of one cause that were left out, and what to do. */
export function skipGroupLine({ cause, about, remedy, cases, reasons }: SkipGroup): Html {
  const [first] = reasons;
  if (cause === undefined) return html`<b>${counted(cases, 'case')}</b> ${first?.reason}`;
  const more = reasons.length > 1 && ` and ${counted(reasons.length - 1, 'other reason')}`;
  return html`<b>${counted(cases, 'case')}</b> lacked ${about}
    <span class="muted">(${first?.reason}${more})</span>${remedy !== undefined && html`. To do: ${withCode(remedy)}`}`;
}

function unacceptedLines({ totals }: ReportModel): Html[] {
  return totals.unaccepted.map(({ reason, tried, operations }) => {
    const more = operations.length - operationsNamed;
    return html`<b>${counted(operations.length, 'operation')}</b>
      ${operations.slice(0, operationsNamed).map((id) => html`<code>${id}</code> `)}${more > 0 && `and ${grouped(more)} more `}
      <span class="muted">(${tried ? 'answered' : 'nothing sent'}: ${reason})</span>`;
  });
}

/** What the verdict does not say, and why; nothing where all is proven and nothing was left out. */
export function proofSection(model: ReportModel): Html | false {
  const { areas, skips, leftOut } = model.totals;
  const groups = groupSkips(skips);
  const of = (origin: SkipGroup['origin']): Html[] =>
    groups.filter((group) => group.origin === origin).map(skipGroupLine);
  const state = areasByState(model);
  // Records of early versions do not say what was asked for: their judgements do.
  const weak = model.frame.scope ? [] : (state.get('unproven') ?? []);
  const early =
    weak.length > 0 ? [html`<b>${weak.join(', ')}</b>: no judgement rests on documented or carried evidence`] : [];
  const rows = [
    row('Unproven', model.frame.scope ? areaLines(areas, 'unproven') : early),
    row('Unproven in part', areaLines(areas, 'in-part')),
    row('Accepted no valid request', unacceptedLines(model)),
    row('Left out by the set-up', of('set-up')),
    row('Left out by the target', of('target')),
    row(
      'Filtered',
      leftOut.map(({ option, what }) => html`<code>${option}</code>: ${what}`),
    ),
    row(
      'Not exercised',
      (state.get('not-exercised') ?? []).length > 0 ? [(state.get('not-exercised') ?? []).join(', ')] : [],
    ),
  ].filter((one) => one !== false);
  return (
    rows.length > 0 &&
    html`<section class="card proof" aria-labelledby="proof-title">
      <h2 id="proof-title">What the verdict does not say</h2>
      <dl class="facts unproven-areas">${rows}</dl>
    </section>`
  );
}
