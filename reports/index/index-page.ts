import { levels } from '../../engine/record/format.js';
import type { AreaDigest } from '../digest/digest.js';
import { html, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { count, moment, percent } from '../html/numbers.js';
import { stateBadge, stateCounts } from '../html/parts.js';
import { trendChart } from '../html/trend.js';
import { verdictLabels, type ItemState } from '../html/words.js';
import type { VersionRuns } from './versions.js';

/** The worst that a run says of an area. */
function areaState({ byLevel, cases, firm }: AreaDigest): Html {
  const worst = [...levels].reverse().find((level) => byLevel[level] > 0);
  if (worst) return stateBadge(worst);
  if (cases === 0) return stateBadge('not-exercised');
  return firm === 0 ? html`<span class="badge s-skip">unproven</span>` : stateBadge('pass');
}

function areaCell(area: AreaDigest | undefined): Html {
  if (!area) return html`<td><span class="muted">not in this version</span></td>`;
  const findings = new Map<ItemState, number>(
    levels.flatMap((level) => (area.byLevel[level] > 0 ? [[level, area.byLevel[level]]] : [])),
  );
  return html`<td>
    ${areaState(area)}
    <span class="cell-note">${area.exercised} of ${area.subjects} (${percent(area.exercised, area.subjects)})</span>
    ${area.cases > 0 && html`<span class="cell-note">${count(area.cases, 'case')}</span>`}
    ${findings.size > 0 && stateCounts(findings)}
  </td>`;
}

function versionHead({ apiVersion, latest, report, runs }: VersionRuns): Html {
  const { verdict } = latest.totals;
  return html`<th scope="col">
    <a href="${report}">version ${apiVersion}</a>
    <span class="cell-note">${verdictLabels[verdict]}</span>
    <span class="cell-note">${moment(latest.run.startedAt)}</span>
    ${runs.length > 1 && trendChart(runs.map(({ run, totals }) => ({ ...totals, startedAt: run.startedAt })))}
  </th>`;
}

/** One page over several runs: API versions by business areas, each with verdict, coverage and trend. */
export function renderIndex(versions: readonly VersionRuns[]): string {
  const areas = [...new Set(versions.flatMap(({ latest }) => [...latest.areas.keys()]))];
  const verdicts = versions.map(({ latest }) => latest.totals.verdict);
  const isSound = verdicts.every((verdict) => verdict === 'conformant');
  const worst = isSound ? 'conformant' : verdicts.includes('findings') ? 'findings' : 'incomplete';
  return layout({
    title: `Partner API conformance, ${count(versions.length, 'version')}`,
    header: html`<h1>Partner API conformance <span class="separator">·</span> versions</h1>`,
    sections: [],
    main: html`<section class="verdict v-${worst}" aria-labelledby="verdict-title">
        <div>
          <h2 id="verdict-title">${isSound ? 'All versions conformant' : 'Not all versions conformant'}</h2>
          <p class="meaning">
            ${versions.map(
              ({ apiVersion, latest }) =>
                html`<span class="change-count">${apiVersion} <b>${verdictLabels[latest.totals.verdict]}</b></span> `,
            )}
          </p>
        </div>
      </section>
      <section class="page-section" aria-labelledby="matrix-title">
        <div class="section-head"><h2 id="matrix-title">Versions by area</h2></div>
        <p class="lead">
          The worst finding of the latest run of each version, operations and webhooks exercised, and cases. Unproven:
          no judgement rests on a principle, or on documented or carried evidence.
        </p>
        <div class="scroll" tabindex="0" role="group" aria-label="Table, scrolls sideways">
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">Area</th>
                ${versions.map(versionHead)}
              </tr>
            </thead>
            <tbody>
              ${areas.map(
                (area) =>
                  html`<tr>
                    <th scope="row">${area}</th>
                    ${versions.map(({ latest }) => areaCell(latest.areas.get(area)))}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>`,
    footer: html`<footer class="provenance"></footer>`,
    isStatic: true,
  }).toString();
}
