import { html as markup, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { counted } from '../../text/counted.js';
import { moment } from '../html/numbers.js';
import { facts, stateBadge } from '../html/parts.js';
import { verdictLabels } from '../html/words.js';
import type { GateFormat } from './format.js';
import { standings, type GateReport, type GateRow, type GateRun, type GateStanding } from './model.js';
import { answers, marksOf, reasonWords, rowsWith, standingWords } from './words.js';

/** Standings whose list is open when the page is opened. */
const opened = new Set<GateStanding>(['unannounced', 'seen', 'not-seen']);

/** Rows of each standing that are written out; the JSON has them all. */
const written = 300;

/** How the page of a run colours the same answer. */
const colours = {
  safe: 'conformant',
  'safe for your usage': 'conformant',
  'not safe': 'findings',
  unproven: 'incomplete',
};

function side(title: string, text: string | undefined, kind: string): Html | false {
  return (
    text !== undefined &&
    markup`<div class="side ${kind}">
      <p class="label">${title}</p>
      <pre tabindex="0"><code>${text}</code></pre>
    </div>`
  );
}

function rowView(row: GateRow): Html {
  const { level, subject, message, advice, why, rule, contract, evidence, consequences } = row;
  return markup`<li>
    <details class="finding">
      <summary>
        ${stateBadge(level)}
        <span class="finding-title"
          >${message} <code>${subject}</code>${marksOf(row).map((mark) => markup` <span class="muted">· ${mark}</span>`)}</span
        >
      </summary>
      <div class="finding-body">
        ${facts([
          ['What to do', advice],
          ['How it was found', why],
          ['Rule', markup`<code>${rule}</code>`],
          ['Contract', contract && [contract.proof, contract.grade].filter((one) => one !== undefined).join(', ')],
          ['Case', evidence && markup`<code>${evidence.caseId}</code>`],
          ['Follows from it', consequences > 0 ? counted(consequences, 'further difference') : undefined],
        ])}
        <div class="comparison">
          ${side('Before', evidence?.before, 'expected')} ${side('After', evidence?.after, 'actual')}
        </div>
        ${side('Value that one contract allows and the other refuses', contract?.counterexample, 'expected')}
        ${side('Send it again', evidence?.curl, 'expected')}
      </div>
    </details>
  </li>`;
}

function section(report: GateReport, standing: GateStanding): Html | false {
  const rows = rowsWith(report, standing);
  const { title, meaning } = standingWords[standing];
  return (
    rows.length > 0 &&
    markup`<section class="page-section" id="${standing}" aria-labelledby="${standing}-title">
      <div class="section-head">
        <h2 id="${standing}-title">${title} <span class="number">${rows.length}</span></h2>
      </div>
      <p class="lead">${meaning}</p>
      <details class="change-list"${opened.has(standing) && ' open'}>
        <summary>${counted(rows.length, 'change')}</summary>
        <ol class="plain card">
          ${rows.slice(0, written).map(rowView)}
        </ol>
        ${rows.length > written && markup`<p class="none">And ${counted(rows.length - written, 'change')} more.</p>`}
      </details>
    </section>`
  );
}

function runCard({ role, contract, target, simulated, verdict, requests, deliveries, record }: GateRun): Html {
  return markup`<div class="card">
    <h2>${role}</h2>
    ${facts([
      ['Verdict', verdictLabels[verdict]],
      ['Cases of', contract],
      ['Target', simulated ? `${target} (simulated)` : target],
      ['Traffic', `${counted(requests, 'request')}, ${counted(deliveries, 'delivery', 'deliveries')}`],
      ['Record', markup`<code>${record}</code>`],
    ])}
  </div>`;
}

function restsOn({ runs, compared, varying, undecided, oldClient }: GateReport): Html {
  const all = compared.requests + compared.unequal + compared.alone;
  return markup`<section class="page-section" id="rests" aria-labelledby="rests-title">
    <div class="section-head"><h2 id="rests-title">What it rests on</h2></div>
    ${facts([
      ['Requests', `${compared.requests} of ${all} were the same on both sides`],
      ['Deliveries', `${compared.deliveries} compared`],
      [
        'Varies',
        `${counted(varying.length, 'place')}: there type, format, decimals and relations are compared, values are not`,
      ],
      ['Undecided', undecided.length === 0 ? 'nothing' : undecided.join(', ')],
      ['A client that does not upgrade', counted(oldClient.length, 'new failure')],
    ])}
    <div class="runs">${runs.map(runCard)}</div>
  </section>`;
}

/** One self-contained page: the answer and its reasons first. */
export const html: GateFormat = {
  id: 'html',
  about: 'the page: verdict, changes side by side, evidence',
  file: 'gate.html',
  render(report) {
    const { verdict, from, to, reasons, startedAt, tool, seed, leftOut } = report;
    const shown = standings.filter((standing) => rowsWith(report, standing).length > 0);
    return layout({
      title: `${verdict}: Partner API ${from.version} → ${to.version}`,
      header: markup`<h1>Partner API conformance <span class="separator">·</span> upgrade gate</h1>`,
      sections: [
        ...shown.map((id) => ({ id, title: standingWords[id].title })),
        { id: 'rests', title: 'What it rests on' },
      ],
      main: markup`<section class="verdict v-${colours[verdict]}" aria-labelledby="verdict-title">
          <div>
            <h2 id="verdict-title">${answers[verdict]}: ${from.version} → ${to.version} is ${verdict}</h2>
            <ul class="meaning">
              ${reasons.map(({ kind, text }) => markup`<li><b>${reasonWords[kind]}</b>: ${text}</li>`)}
            </ul>
          </div>
        </section>
        ${standings.map((standing) => section(report, standing))} ${restsOn(report)}
        ${
          leftOut.length > 0 &&
          markup`<section class="page-section" aria-labelledby="left-out-title">
            <div class="section-head"><h2 id="left-out-title">What was left out</h2></div>
            <ul class="notice">${leftOut.map((what) => markup`<li>${what}</li>`)}</ul>
          </section>`
        }`,
      footer: markup`<footer class="provenance">${facts([
        ['Tool', `${tool.name} ${tool.version}`],
        ['Started', moment(startedAt)],
        ['Seed', String(seed)],
      ])}</footer>`,
      isStatic: true,
    }).toString();
  },
};
