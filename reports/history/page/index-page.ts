import { filterMarks, filtersOf, filterStyles, filterView, type Aspect, type Filter } from '../../html/filters.js';
import { html, type Html } from '../../html/html.js';
import { layout } from '../../html/layout.js';
import { counted } from '../../../text/counted.js';
import { stateBadge } from '../../html/parts.js';
import { verdictLabels } from '../../html/words.js';
import type { HistoryLine } from '../line.js';
import { ownerOf, type Team } from '../owners.js';
import type { Now } from '../summary.js';
import { dayOf, flakyText, sinceText } from '../text.js';
import type { Thread } from '../threads.js';
import { historyStyles } from './styles.js';
import { trendStrip } from './trend.js';
import { causeFile, standingWords } from './words.js';

const nobody = 'nobody';

function runClass({ verdict, byLevel }: HistoryLine): string {
  if (verdict === 'unusable' || verdict === 'incomplete') return 'r-none';
  if (byLevel.fail > 0) return 'r-bad';
  return byLevel.warn > 0 ? 'r-warn' : 'r-good';
}

/** A row of the matrix: every run of a target and version, the oldest first. */
function runRow({ target, apiVersion, latest }: Now, lines: readonly HistoryLine[]): Html {
  const bad = lines.filter(({ byLevel }) => byLevel.fail > 0).length;
  return html`<tr>
    <th scope="row">${target} ${apiVersion}</th>
    <td>${verdictLabels[latest.verdict]} <span class="cell-note">${dayOf(latest)}</span></td>
    <td>
      <div
        class="runs"
        role="img"
        aria-label="${counted(lines.length, 'run')} since ${dayOf(lines[0] ?? latest)}, ${bad} with failures"
      >
        ${lines.map((line) => html`<span class="${runClass(line)}" title="${dayOf(line)}: ${verdictLabels[line.verdict]}, ${counted(line.causes.length, 'cause')}"></span>`)}
      </div>
    </td>
  </tr>`;
}

/** By what causes can be filtered. */
function aspectsOf(teams: readonly Team[]): Aspect<Thread>[] {
  return [
    { name: 'target', title: 'Target', of: ({ since }) => since.target },
    { name: 'version', title: 'Version', of: ({ since }) => since.apiVersion },
    { name: 'standing', title: 'Standing', of: ({ standing }) => standingWords[standing] },
    { name: 'owner', title: 'Owner', of: ({ cause }) => ownerOf(cause, teams)?.name ?? nobody },
    { name: 'kind', title: 'Kind', of: ({ cause }) => cause.kind },
  ];
}

function threadView(
  thread: Thread,
  apiVersion: string,
  teams: readonly Team[],
  filters: readonly Filter<Thread>[],
): Html {
  const { cause, standing, recovered } = thread;
  const owner = ownerOf(cause, teams)?.name ?? nobody;
  const how =
    standing === 'flaky' ? flakyText(thread) : recovered ? `recovered ${dayOf(recovered)}` : sinceText(thread);
  return html`<li class="thread" ${filterMarks(thread, filters)}>
    <p>
      ${stateBadge(cause.level)} <span class="standing">${standingWords[standing]}</span>
      <a href="${causeFile(apiVersion, thread)}"><code>${cause.check}</code> ${cause.about[0]}</a>
    </p>
    <p>${cause.headline}</p>
    <p class="muted">${how}. Kind: ${cause.kind}. Owner: ${owner}.</p>
  </li>`;
}

const order = { open: 0, flaky: 1, unobserved: 2, recovered: 3 };

/**
 * The page over all runs: targets and versions over days, trends, and every cause with its owner.
 * @param lines of all runs, the oldest first
 */
export function renderHistoryIndex(
  nows: readonly Now[],
  lines: readonly HistoryLine[],
  teams: readonly Team[],
): string {
  const own = ({ target, apiVersion }: Now): HistoryLine[] =>
    lines.filter((line) => line.target === target && line.apiVersion === apiVersion);
  const threads = nows.flatMap((now) => now.threads);
  const filters = filtersOf(threads, aspectsOf(teams));
  const standing = threads.filter(({ standing: now }) => now === 'open').length;
  return layout({
    title: `Partner API history, ${counted(lines.length, 'run')}`,
    header: html`<h1>Partner API conformance <span class="separator">·</span> history</h1>`,
    sections: [],
    isStatic: true,
    ownStyles: filterStyles(filters, 'thread') + historyStyles,
    main: html`<section class="page-section" aria-labelledby="matrix-title">
        <div class="section-head"><h2 id="matrix-title">Runs by target and version</h2></div>
        <p class="lead">
          Each bar is a run, the oldest first: red with failures, yellow with warnings, green without either, grey where
          the run proves nothing. ${counted(standing, 'cause')} standing.
        </p>
        <div class="scroll" tabindex="0" role="group" aria-label="Table, scrolls sideways">
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">Target and version</th>
                <th scope="col">Latest</th>
                <th scope="col">Runs</th>
              </tr>
            </thead>
            <tbody>
              ${nows.map((now) => runRow(now, own(now)))}
            </tbody>
          </table>
        </div>
      </section>
      <section class="page-section" aria-labelledby="causes-title">
        <div class="section-head"><h2 id="causes-title">Causes</h2></div>
        ${filters.map((filter) => filterView(filter))}
        ${nows.map(
          (now) =>
            html`<div class="series">
              <h3>${now.target} ${now.apiVersion}</h3>
              ${trendStrip(own(now))}
              <ul class="threads">
                ${[...now.threads]
                  .sort(
                    (a, b) => order[a.standing] - order[b.standing] || (a.since.startedAt < b.since.startedAt ? 1 : -1),
                  )
                  .map((thread) => threadView(thread, now.apiVersion, teams, filters))}
              </ul>
              ${now.threads.length === 0 && html`<p class="none">No run has found a cause.</p>`}
            </div>`,
        )}
      </section>`,
    footer: html`<footer class="provenance"></footer>`,
  }).toString();
}
