/** What became of findings since an earlier run. */
import {
  countChanges,
  openRegressions,
  type Change,
  type ComparedFinding,
  type Comparison,
} from '../compare/compare.js';
import { changeWords } from '../compare/words.js';
import { findingKey } from '../digest/fingerprint.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { moment } from './numbers.js';
import { stateBadge } from './parts.js';
import { findingAnchor, type FindingPlaces } from './rows.js';

/** Changes whose findings are listed: the others are counted. */
const listed: readonly Change[] = ['regression', 'new', 'flaky', 'fixed'];

/** Groups of a kind that are written out; `conformance compare` tells them all. */
const written = 50;

/** Findings that say the same of different cases. */
function alike(findings: readonly ComparedFinding[]): ComparedFinding[][] {
  const groups = new Map<string, ComparedFinding[]>();
  for (const compared of findings) {
    const { check, place, message } = compared.finding;
    const key = JSON.stringify([check, place, message]);
    groups.set(key, [...(groups.get(key) ?? []), compared]);
  }
  return [...groups.values()];
}

function changedView(places: FindingPlaces, group: readonly ComparedFinding[]): Html | false {
  const [first] = group;
  if (!first) return false;
  const { finding, before, after } = first;
  const { caseId, check, place, level, message, name, waived } = finding;
  const at = after && places.get(findingKey(caseId, { check, ...(place !== undefined && { pointer: place }) }));
  return html`<li>
    ${stateBadge(after ?? before ?? level)}
    <span
      >${waived && html`${stateBadge('waived')} `}${at ? html`<a href="#${findingAnchor(at)}">${message}</a>` : message}
      <span class="muted">${name}${group.length > 1 && ` and ${counted(group.length - 1, 'other case')}`}</span></span
    >
    <span class="number">${group.length > 1 && grouped(group.length)}</span>
  </li>`;
}

/** Regressions and what they are told against, as a figure's parts; nothing where there is no earlier run. */
export function regressionsAtGlance(
  comparison: Comparison | undefined,
): { number: number; notes: string[] } | undefined {
  if (!comparison) return undefined;
  const counts = countChanges(comparison);
  return {
    number: openRegressions(comparison),
    notes: [`${counts.fixed} fixed, ${counts.new} new, ${counts['still-failing']} still failing`],
  };
}

/** Every change since the earlier run; nothing where there is none. */
export function sinceSection({ comparison, places }: ReportModel): Html | false {
  if (!comparison) return false;
  const { before, findings, notes } = comparison;
  const counts = countChanges(comparison);
  const listOf = (change: Change): Html | false => {
    const of = findings.filter((finding) => finding.change === change);
    const groups = alike(of);
    return (
      of.length > 0 &&
      html`<h3>${changeWords[change].title} <span class="number">${grouped(of.length)}</span></h3>
        <p class="lead">${changeWords[change].meaning}</p>
        <ul class="plain changed">
          ${groups.slice(0, written).map((group) => changedView(places, group))}
        </ul>
        ${groups.length > written && html`<p class="none">${counted(groups.length - written, 'more', 'more')}: see <code>conformance compare</code>.</p>`}`
    );
  };
  return html`<section id="since" aria-labelledby="since-title" data-plain-section>
    <h2 id="since-title">Since the baseline <span class="number">${counted(counts.regression, 'regression')}</span></h2>
    <p class="lead">
      Compared with the run <code>${before.run.runId}</code> of ${moment(before.run.startedAt)}.
      ${counts['still-failing']} still failing, ${counts.gone} gone.
    </p>
    ${
      notes.length > 0 &&
      html`<ul class="plain reasons">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>`
    }
    ${listed.map(listOf)}
    ${listed.every((change) => counts[change] === 0) && html`<p class="none">Nothing changed.</p>`}
  </section>`;
}
