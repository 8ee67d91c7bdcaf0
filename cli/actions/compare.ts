import { statSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { ContractError } from '../../contracts/model/load.js';
import { writeWhole } from '../../engine/files.js';
import { RecordError } from '../../engine/record/reader.js';
import { changes, compareRuns, countChanges, type Change, type Comparison } from '../../reports/compare/compare.js';
import { comparisonFormats } from '../../reports/compare/index.js';
import { runName } from '../../reports/compare/text.js';
import { changeWords } from '../../reports/compare/words.js';
import { findingSince } from '../../reports/history/since.js';
import { readHistory } from '../../runner/history/file.js';
import type { RunDigest } from '../../reports/digest/digest.js';
import { namedIn } from '../../runner/option-values.js';
import { digestOf, recordFile, recordsBelow } from '../../runner/reports.js';

export interface Options {
  history?: string;
  reporter?: string[];
  output?: string;
}

/** Findings of each kind that a terminal shows. */
const shown = 10;

const paint: Record<Change, (text: string) => string> = {
  regression: pc.red,
  new: pc.yellow,
  flaky: pc.yellow,
  'still-failing': pc.dim,
  fixed: pc.green,
  gone: pc.dim,
};

function renderComparison(comparison: Comparison): string {
  const { before, after, findings, latency, notes, common } = comparison;
  const counts = countChanges(comparison);
  const told = changes.flatMap((change) => {
    const own = findings.filter((compared) => compared.change === change);
    if (own.length === 0 || change === 'gone' || change === 'fixed' || change === 'still-failing') return [];
    return own
      .slice(0, shown)
      .map(({ finding, since }) =>
        [
          `  ${paint[change](change)}${finding.waived ? pc.dim(' waived') : ''} ${finding.check}: ${finding.message}`,
          `       ${pc.dim(finding.caseId)}${since ? pc.dim(`, since ${since.startedAt}`) : ''}`,
        ].join('\n'),
      );
  });
  return [
    `before    ${runName(before)}: ${before.totals.verdict}`,
    `after     ${runName(after)}: ${after.totals.verdict}`,
    `compared  ${common} cases judged by both`,
    `findings  ${changes.map((change) => `${counts[change]} ${changeWords[change].title.toLowerCase()}`).join(' · ')}`,
    `latency   ${latency.length === 0 ? 'no change beyond chance' : latency.map(({ id }) => id).join(', ')}`,
    ...notes.map((note) => `${pc.yellow('note')}      ${note}`),
    ...told,
  ].join('\n');
}

/** The runs of a history; what is no record, or of a version that has no contract any more, is left out with its reason. */
async function historyOf(files: readonly string[]): Promise<{ history: RunDigest[]; leftOut: string[] }> {
  const history: RunDigest[] = [];
  const leftOut: string[] = [];
  for (const file of files)
    try {
      history.push(await digestOf(file));
    } catch (error) {
      if (!(error instanceof RecordError) && !(error instanceof ContractError)) throw error;
      leftOut.push(`left out of the history: ${error.message}`);
    }
  return { history, leftOut };
}

/** A comparison with the run since which each finding of the later run exists, as a history tells it. */
function withSince(comparison: Comparison, file: string): Comparison {
  const { run } = comparison.after;
  const lines = readHistory(file).lines.filter(
    ({ target, apiVersion, startedAt }) =>
      target === run.target.name && apiVersion === run.apiVersion && startedAt <= run.startedAt,
  );
  const findings = comparison.findings.map((compared) => {
    const since = compared.after && (findingSince(compared.finding, lines) ?? run);
    return since ? { ...compared, since: { runId: since.runId, startedAt: since.startedAt } } : compared;
  });
  return { ...comparison, findings };
}

/** Compares two runs, and tells what changed. */
export async function compare(earlier: string, later: string, options: Options): Promise<void> {
  const formats = namedIn(comparisonFormats, options.reporter ?? comparisonFormats.map(({ id }) => id), '--reporter');
  const [before, after] = [recordFile(earlier), recordFile(later)];
  const isFile = options.history !== undefined && statSync(options.history, { throwIfNoEntry: false })?.isFile();
  const others = options.history === undefined || isFile === true ? [] : recordsBelow(options.history);
  const { history, leftOut } = await historyOf(others);
  const compared = compareRuns(await digestOf(before), await digestOf(after), history);
  const told = isFile === true ? withSince(compared, options.history ?? '') : compared;
  const comparison = { ...told, notes: [...told.notes, ...leftOut] };
  console.log(renderComparison(comparison));
  for (const { file, render } of formats) {
    const place = path.resolve(options.output ?? path.dirname(after), file);
    writeWhole(place, render(comparison));
    console.log(`report    ${place}`);
  }
  process.exitCode = comparison.exitCode;
}
