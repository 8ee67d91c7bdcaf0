import { levels } from '../../contracts/model/levels.js';
import { areaState } from '../digest/areas.js';
import type { RunDigest } from '../digest/digest.js';
import { areaBadge } from '../html/areas.js';
import { html, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { counted } from '../../text/counted.js';
import { moment, percent } from '../html/numbers.js';
import { stateCounts } from '../html/parts.js';
import { trendChart } from '../html/trend.js';
import { verdictLabels, type ItemState } from '../html/words.js';
import type { VersionRuns } from './versions.js';

/** Findings of an area over the runs of its version. */
function areaTrend(name: string, runs: readonly RunDigest[]): Html | false {
  const points = runs.flatMap(({ run, areas }) => {
    const area = areas.get(name);
    return area ? [{ startedAt: run.startedAt, verdict: areaState(area), byLevel: area.byLevel }] : [];
  });
  return (
    points.length > 1 && points.some(({ byLevel }) => levels.some((level) => byLevel[level] > 0)) && trendChart(points)
  );
}

function areaCell(name: string, { latest, runs }: VersionRuns): Html {
  const area = latest.areas.get(name);
  if (!area) return html`<td><span class="muted">not in this version</span></td>`;
  const findings = new Map<ItemState, number>(
    levels.flatMap((level) => (area.byLevel[level] > 0 ? [[level, area.byLevel[level]]] : [])),
  );
  const extent = `${area.exercised} of ${area.subjects} (${percent(area.exercised, area.subjects)})`;
  return html`<td>
    <span class="cell-head">${areaBadge(area)} ${areaTrend(name, runs)}</span>
    <span class="cell-note">${extent}${area.cases > 0 && `, ${counted(area.cases, 'case')}`}</span>
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
    title: `Partner API conformance, ${counted(versions.length, 'version')}`,
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
          The worst finding of the latest run of each version, operations and webhooks exercised, cases, and the
          findings of each run so far. Unproven: no judgement rests on documented or carried evidence.
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
                    ${versions.map((version) => areaCell(area, version))}
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
