import { html as markup, type Content, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { counted } from '../../text/counted.js';
import { moment } from '../html/numbers.js';
import { facts, stateBadge } from '../html/parts.js';
import { trendChart } from '../html/trend.js';
import { verdictLabels } from '../html/words.js';
import type { RunDigest } from '../digest/digest.js';
import { changes, countChanges, type Change, type ComparedFinding, type Comparison } from './compare.js';
import type { ComparisonFormat } from './format.js';
import { headline, milliseconds } from './text.js';
import { changeWords } from './words.js';

/** Findings of each kind that are written out; the JSON has them all. */
const written = 500;

/** Kinds whose list is open when the page is opened. */
const opened = new Set<Change>(['regression', 'new', 'flaky']);

function runFacts({ run, totals }: RunDigest): Html {
  return facts([
    ['Verdict', verdictLabels[totals.verdict]],
    ['Version', run.apiVersion],
    ['Target', markup`${run.target.name} <span class="muted">${run.target.baseUrl}</span>`],
    ['Started', moment(run.startedAt)],
    ['Run', markup`<code>${run.runId}</code>`],
  ]);
}

function side(title: string, text: string | undefined, kind: string): Html | false {
  return (
    text !== undefined &&
    markup`<div class="side ${kind}">
      <p class="label">${title}</p>
      <pre><code>${text}</code></pre>
    </div>`
  );
}

function findingView({ finding, before, after, since }: ComparedFinding): Html {
  const level = after ?? before ?? finding.level;
  return markup`<li>
    <details class="finding">
      <summary>
        ${stateBadge(level)}${finding.waived && markup` ${stateBadge('waived')}`}
        <span class="finding-title">${finding.message} <code>${finding.subject}</code></span>
      </summary>
      <div class="finding-body">
        ${facts([
          ['Check', markup`<code>${finding.check}</code>`],
          ['Case', markup`${finding.name} <code class="muted">${finding.caseId}</code>`],
          [
            'Place',
            finding.place === undefined ? undefined : markup`<code>${finding.place || 'the whole body'}</code>`,
          ],
          ['Level', before && after && before !== after ? `${before} before, ${after} now` : undefined],
          ['Since', since && markup`${moment(since.startedAt)} <code class="muted">${since.runId}</code>`],
        ])}
        <div class="comparison">
          ${side('Expected', finding.expected, 'expected')} ${side('Actual', finding.actual, 'actual')}
        </div>
      </div>
    </details>
  </li>`;
}

function changeSection({ findings }: Comparison, change: Change): Html | false {
  const own = findings.filter((compared) => compared.change === change);
  const { title, meaning } = changeWords[change];
  return (
    own.length > 0 &&
    markup`<section class="page-section" id="${change}" aria-labelledby="${change}-title">
      <div class="section-head">
        <h2 id="${change}-title">${title} <span class="number">${own.length}</span></h2>
      </div>
      <p class="lead">${meaning}</p>
      <details class="change-list"${opened.has(change) && ' open'}>
        <summary>${counted(own.length, 'finding')}</summary>
        <ol class="plain card">
          ${own.slice(0, written).map(findingView)}
        </ol>
        ${own.length > written && markup`<p class="none">And ${counted(own.length - written, 'finding')} more.</p>`}
      </details>
    </section>`
  );
}

function latencySection({ latency }: Comparison): Html {
  const content: Content =
    latency.length === 0
      ? markup`<p class="none">No operation and no webhook became slower or faster beyond chance.</p>`
      : markup`<table class="matrix">
          <thead>
            <tr>
              <th scope="col">Operation or webhook</th>
              <th scope="col">Median before</th>
              <th scope="col">Median now</th>
              <th scope="col">Samples</th>
              <th scope="col">p</th>
            </tr>
          </thead>
          <tbody>
            ${latency.map(
              ({ id, before, after, p }) =>
                markup`<tr>
                  <th scope="row"><code>${id}</code></th>
                  <td>${milliseconds(before.medianMs)}</td>
                  <td>${milliseconds(after.medianMs)}</td>
                  <td>${before.samples} and ${after.samples}</td>
                  <td>${p < 0.0001 ? '< 0.0001' : p.toFixed(4)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
  return markup`<section class="page-section" id="latency" aria-labelledby="latency-title">
    <div class="section-head"><h2 id="latency-title">Latency</h2></div>
    <p class="lead">
      Accepted calls, and first attempts of webhooks, in cases that both runs carried out, by the Mann–Whitney test with
      Holm's correction: at least 20 in each run, a median changed by a quarter and by 5 ms.
    </p>
    ${content}
  </section>`;
}

function trendSection({ trend }: Comparison): Html | false {
  return (
    trend.length > 2 &&
    markup`<section class="page-section" id="trend" aria-labelledby="trend-title">
      <div class="section-head"><h2 id="trend-title">Trend</h2></div>
      <p class="lead">Findings of ${counted(trend.length, 'run')}, oldest first.</p>
      ${trendChart(trend)}
    </section>`
  );
}

/** One self-contained page. */
export const html: ComparisonFormat = {
  id: 'html',
  file: 'comparison.html',
  render(comparison) {
    const { before, after, notes, common } = comparison;
    const counts = countChanges(comparison);
    const head = headline(comparison);
    const verdict = comparison.exitCode === 1 ? 'findings' : comparison.exitCode === 0 ? 'conformant' : 'incomplete';
    const shown = changes.filter((change) => counts[change] > 0);
    return layout({
      title: `${head} · Partner API ${after.run.apiVersion} at ${after.run.target.name}`,
      header: markup`<h1>Partner API conformance <span class="separator">·</span> comparison</h1>`,
      sections: [
        ...shown.map((change) => ({ id: change, title: changeWords[change].title })),
        { id: 'latency', title: 'Latency' },
        ...(comparison.trend.length > 2 ? [{ id: 'trend', title: 'Trend' }] : []),
      ],
      main: markup`<section class="verdict v-${verdict}" aria-labelledby="verdict-title">
          <div>
            <h2 id="verdict-title">${head}</h2>
            <p class="meaning">
              ${counted(common, 'case')} judged by both runs.<br />
              ${changes.map((change) => markup`<span class="change-count">${changeWords[change].title} <b>${counts[change]}</b></span> `)}
            </p>
          </div>
        </section>
        ${
          notes.length > 0 &&
          markup`<ul class="notice">
          ${notes.map((note) => markup`<li>${note}</li>`)}
        </ul>`
        }
        <section class="runs" aria-label="Runs">
          <div class="card"><h2>Before</h2>${runFacts(before)}</div>
          <div class="card"><h2>After</h2>${runFacts(after)}</div>
        </section>
        ${changes.map((change) => changeSection(comparison, change))}
        ${latencySection(comparison)} ${trendSection(comparison)}`,
      footer: markup`<footer class="provenance">${facts([['Tool', `${after.run.tool.name} ${after.run.tool.version}`]])}</footer>`,
      isStatic: true,
    }).toString();
  },
};
