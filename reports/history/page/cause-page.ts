import { html, type Content, type Html } from '../../html/html.js';
import { layout } from '../../html/layout.js';
import { copyable, facts, stateBadge } from '../../html/parts.js';
import { replayCommand } from '../../html/replay.js';
import type { HistoryExchange, HistoryLine } from '../line.js';
import { ownerOf, teamText, type Team } from '../owners.js';
import { begunText, dayOf, flakyText } from '../text.js';
import type { Thread } from '../threads.js';
import { historyStyles } from './styles.js';
import { standingWords } from './words.js';

/** Runs that the strip of a cause shows. */
const shownRuns = 120;

const seenWords = { bad: 'shown', good: 'not shown', unobserved: 'not tested' } as const;
const seenClasses = { bad: 'r-bad', good: 'r-good', unobserved: 'r-none' } as const;

/** Lines of a text, those marked that another text does not have. */
function marked(text: string, other: string): Content[] {
  const known = new Set(linesOf(other));
  return linesOf(text).map((line) => html`${known.has(line) ? line : html`<mark>${line}</mark>`} `);
}

function linesOf(text: string): string[] {
  const at = text.indexOf('\n');
  const body = at < 0 ? '' : text.slice(at + 1);
  try {
    return [text.slice(0, at), ...JSON.stringify(JSON.parse(body), null, 2).split('\n')];
  } catch {
    return text.split('\n');
  }
}

function sideView(title: string, own: HistoryExchange | undefined, other: HistoryExchange | undefined): Html {
  if (!own)
    return html`<div>
      <h3>${title}</h3>
      <p class="none">Not kept: name the folder of the runs with --runs.</p>
    </div>`;
  return html`<div>
    <h3>${title}</h3>
    <pre tabindex="0"><code>${marked(own.request, other?.request ?? own.request)}</code></pre>
    <pre tabindex="0"><code>${marked(own.answer, other?.answer ?? own.answer)}</code></pre>
  </div>`;
}

function stripOf({ seen }: Thread, lines: readonly HistoryLine[]): Html {
  const rows = lines.map((line, at) => ({ line, state: seen.get(at) ?? 'unobserved' }) as const).slice(-shownRuns);
  const bad = rows.filter(({ state }) => state === 'bad').length;
  return html`<div class="runs" role="img" aria-label="The latest ${rows.length} runs, ${bad} of them show it">
    ${rows.map(({ line, state }) => html`<span class="${seenClasses[state]}" title="${dayOf(line)}: ${seenWords[state]}"></span>`)}
  </div>`;
}

/**
 * The page of a cause: since when, what changed, whose, and the last good and the first bad answer side by side.
 * @param lines of its target and version, the oldest first
 * @param good the answer of the last good run to the same case, where it is at hand
 */
export function renderCausePage(
  thread: Thread,
  lines: readonly HistoryLine[],
  teams: readonly Team[],
  good?: HistoryExchange,
): string {
  const { cause, standing, since, lastGood, recovered, flakiness } = thread;
  const owner = ownerOf(cause, teams);
  const first = since.causes.find(({ id }) => id === cause.id || id === thread.id) ?? cause;
  const { target, apiVersion } = since;
  return layout({
    title: `${cause.check} at ${cause.about[0] ?? ''}, ${target} ${apiVersion}`,
    header: html`<h1><a href="index.html">History</a> <span class="separator">·</span> ${target} ${apiVersion}</h1>`,
    sections: [],
    isStatic: true,
    ownStyles: historyStyles,
    main: html`<section class="page-section" aria-labelledby="cause-title">
        <div class="section-head">
          <h2 id="cause-title">${stateBadge(cause.level)} <code>${cause.check}</code> ${cause.headline}</h2>
        </div>
        ${facts([
          ['Standing', standingWords[standing]],
          ['Since', begunText(thread)],
          ['Recovered', recovered && dayOf(recovered)],
          ['Flaky', flakiness.probability > 0 && flakyText(thread)],
          ['About', cause.about.join(', ')],
          ['At', cause.place],
          ['Kind', cause.kind],
          ['Owner', owner ? teamText(owner) : 'nobody'],
        ])}
        ${stripOf(thread, lines)}
        <p class="label">Carry out the case again, in the folder of the run ${thread.lastSeen.runId}</p>
        ${copyable(replayCommand(cause.caseId), 'the replay command', 'block')}
      </section>
      <section class="page-section" aria-labelledby="sides-title">
        <div class="section-head"><h2 id="sides-title">Last good and first bad</h2></div>
        <div class="sides">
          ${sideView(lastGood ? `Last good, ${dayOf(lastGood)}` : 'Never seen good', good, first.shown)}
          ${sideView(`First bad, ${dayOf(since)}`, first.shown, good)}
        </div>
      </section>`,
    footer: html`<footer class="provenance"></footer>`,
  }).toString();
}
