import type { JudgedWaiver, WaiverState } from '../../engine/record/waivers.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { counted } from '../../text/counted.js';
import { facts } from './parts.js';

/** What became of a waiver, the worst first, and what to do about it. */
const states: Record<WaiverState, { label: string; look: string; meaning: string }> = {
  expired: {
    label: 'expired',
    look: 'fail',
    meaning: 'Its last day was over when the run began: it accepts nothing and fails the run.',
  },
  stale: {
    label: 'stale',
    look: 'fail',
    meaning: 'All of its cases were judged and none showed the finding: remove it; it fails the run.',
  },
  used: { label: 'used', look: 'waived', meaning: 'It accepts what it names.' },
  'not-judged': {
    label: 'not judged',
    look: 'skip',
    meaning: 'Its cases were not all judged in this run: nobody knows.',
  },
};

function waiverView({
  id,
  check,
  place,
  reason,
  owner,
  expires,
  ticket,
  file,
  line,
  state,
  findings,
  expected,
  actual,
}: JudgedWaiver): Html {
  const { label, look, meaning } = states[state];
  const kinds = [expected !== undefined && `expected ${expected}`, actual !== undefined && `found ${actual}`];
  return html`<li class="waiver">
    <p class="waiver-head">
      <span class="badge s-${look}">${label}</span> <code class="name">${check}</code> <code>${id}</code>
      ${place !== undefined && html`<span>at <code>${place || 'the whole body'}</code></span>`}
      ${findings > 0 && html`<span class="muted">${counted(findings, 'finding')}</span>`}
    </p>
    <p>${reason}</p>
    ${facts([
      ['Owner', owner],
      ['Until', expires],
      ['Ticket', ticket],
      ['Accepts', kinds.some(Boolean) ? kinds.filter((kind) => kind !== false).join(', ') : undefined],
      ['Written', html`<code>${file}:${line}</code>`],
    ])}
    <p class="muted">${meaning}</p>
  </li>`;
}

/** The waivers of the run, broken ones first; nothing where it had none. */
export function waiversSection({ frame }: ReportModel): Html | false {
  const order = Object.keys(states) as WaiverState[];
  const waivers = [...frame.waivers].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    waivers.length > 0 &&
    html`<section id="waivers" aria-labelledby="waivers-title" data-plain-section>
      <h2 id="waivers-title">Waivers <span class="number">${waivers.length}</span></h2>
      <p class="lead">
        Findings that somebody accepts for a while. They stand among the findings, marked, and do not count for the
        verdict.
      </p>
      <ul class="plain waivers">
        ${waivers.map(waiverView)}
      </ul>
    </section>`
  );
}
