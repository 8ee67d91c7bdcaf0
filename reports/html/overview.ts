/** The first screen: which run this is, its verdict, what the verdict rests on, and the figures. */
import { levels } from '../../contracts/model/levels.js';
import { deliveriesInWords } from '../../engine/record/delivery-coverage.js';
import { explorationInWords } from '../../engine/record/exploration.js';
import type { Verdict } from '../../engine/record/format.js';
import { coverageAtGlance } from './coverage/section.js';
import { html, type Content, type Html } from './html.js';
import { caseCount, type ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { duration, moment, percent } from './numbers.js';
import { copyable, facts, stateCount, stateCounts } from './parts.js';
import { regressionsAtGlance } from './since.js';
import { footingMeanings, strictnessMeanings, verdictLabels, type Footing } from './words.js';

/** One shape per verdict, so that colour is never the only difference. */
const marks: Record<Verdict, Html> = {
  conformant: html`<path d="M7.5 12.5l3 3 6-7" />`,
  unproven: html`<path d="M7.5 12.5h9" />`,
  findings: html`<path d="M12 7v6.5M12 16.9v.1" />`,
  unusable: html`<path d="M8.5 8.5l7 7M15.5 8.5l-7 7" />`,
  incomplete: html`<path d="M12 7v5.2l3.2 2" />`,
};

/** Title, and the run's facts. */
export function runHeader({ run, frame }: ReportModel): Html {
  const { end } = frame;
  const took = end ? Date.parse(end.at) - Date.parse(run.startedAt) : Number.NaN;
  return html`<h1>Partner API conformance <span class="separator">·</span> version ${run.apiVersion}</h1>
    ${facts([
      ['Target', html`${run.target.name} <span class="muted">${run.target.baseUrl}</span>`],
      [
        'Started',
        html`<time datetime="${run.startedAt}">${moment(run.startedAt)}</time
          >${Number.isFinite(took) && `, took ${duration(took)}`}`,
      ],
      ['Seed', copyable(String(run.seed), 'the seed')],
      ['Run', copyable(run.runId, 'the run id')],
    ])}`;
}

/** The verdict, big, with the sentence that says what it means. */
export function verdictSection({ totals }: ReportModel): Html {
  const { verdict, meaning } = totals;
  return html`<section class="verdict v-${verdict}" aria-labelledby="verdict-title">
    <svg class="verdict-mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" />
      ${marks[verdict]}
    </svg>
    <div>
      <h2 id="verdict-title"><span class="visually-hidden">Verdict: </span>${verdictLabels[verdict]}</h2>
      <p class="meaning">${meaning}</p>
    </div>
  </section>`;
}

/** Judgements per grade: a verdict is worth what it rests on. */
export function footingSection(model: ReportModel): Html {
  const { totals, run } = model;
  const { rests, judgements } = totals;
  const { strictness } = run.target;
  const footings = Object.keys(footingMeanings) as Footing[];
  const unproven = judgements > 0 && rests.documented + rests.carried + rests.principle === 0;
  return html`<section class="card" aria-labelledby="rests-title">
    <h2 id="rests-title">What it rests on <span class="number">${counted(judgements, 'judgement')}</span></h2>
    <div class="bar" aria-hidden="true">
      ${footings
        .filter((footing) => rests[footing] > 0)
        .map((footing) => html`<i class="g-${footing}" style="flex-grow:${rests[footing]}"></i>`)}
    </div>
    <ul class="legend">
      ${footings.map(
        (footing) =>
          html`<li class="${rests[footing] === 0 && 'zero'}">
            <i class="swatch g-${footing}"></i>
            <span class="legend-name">${footing}</span> <b>${grouped(rests[footing])}</b>
            <span class="share">${percent(rests[footing], judgements)}</span>
            <span class="legend-meaning">${footingMeanings[footing]}</span>
          </li>`,
      )}
    </ul>
    ${
      unproven &&
      html`<p class="hint">
        No judgement rests on a principle or on documented or carried evidence: this run proves nothing.
      </p>`
    }
    <p class="strictness">
      <b>Strictness here: ${strictness}.</b>
      ${strictnessMeanings[strictness]}${strictness !== 'documented' && ' Beside each finding stands the level it would have at a real target.'}
    </p>
  </section>`;
}

function figure(name: string, number: string, counts: Content, notes: readonly (string | false)[] = []): Html {
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>
      <b>${number}</b>
      ${counts} ${notes.map((note) => note !== false && html`<span class="figure-note">${note}</span>`)}
    </dd>
  </div>`;
}

/** Counts of cases and findings, coverage, and what went over the wire. */
export function figuresSection(model: ReportModel): Html {
  const { totals, run, frame, states, byDefaultLevel } = model;
  const worstFirst = [...levels].reverse();
  const findings = levels.reduce((sum, level) => sum + totals.byLevel[level], 0);
  const elsewhere =
    findings > 0 &&
    run.target.strictness !== 'documented' &&
    `At a real target: ${worstFirst.map((level) => `${byDefaultLevel[level]} ${level}`).join(', ')}`;
  const byLevel = worstFirst.map((level) => stateCount(level, totals.byLevel[level]));
  const waived = levels.reduce((sum, level) => sum + totals.waived[level], 0);
  const { covered, of } = coverageAtGlance(model.coverage);
  const regressions = regressionsAtGlance(model.comparison);
  const foreign = frame.foreignDeliveries.length;
  const told = deliveriesInWords(frame.deliveryCoverage);
  const explored = explorationInWords(frame.exploration);
  return html`<section aria-label="Figures">
    <dl class="figures">
      ${figure('Cases', grouped(caseCount(model)), stateCounts(states))}
      ${figure('Findings', grouped(findings), html`<span class="counts">${byLevel}</span>`, [
        waived > 0 && `${grouped(waived)} of them waived: not counted for the verdict`,
        elsewhere,
      ])}
      ${regressions && figure('Regressions', grouped(regressions.number), undefined, regressions.notes)}
      ${figure('Coverage', percent(covered, of), undefined, [
        `${grouped(covered)} of ${grouped(of)} operations and webhooks`,
      ])}
      ${figure('Exchanges', grouped(totals.exchanges), undefined, [
        `and ${counted(totals.deliveries, 'delivery', 'deliveries')} of webhooks${foreign > 0 ? `; ${foreign} more foreign` : ''}`,
        told ?? false,
        explored !== undefined && `explored: ${explored}`,
      ])}
    </dl>
  </section>`;
}

/** What was tested with what, for those who want to do it again. */
export function provenance({ run }: ReportModel): Html {
  return html`<footer class="provenance">
    ${facts([
      ['Tool', `${run.tool.name} ${run.tool.version}`],
      ['Contract', html`<code>${run.contractHash}</code>`],
      ['Configuration', html`<code>${run.configurationHash}</code>`],
      ['Fails on', `level ${run.failOn} and above`],
      ['Environment', `Node ${run.environment.node.replace(/^v/, '')}, ${run.environment.platform}`],
    ])}
  </footer>`;
}
