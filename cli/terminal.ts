import pc from 'picocolors';
import type { RecordFrame } from '../engine/record/reader.js';
import type { Finding, Totals } from '../engine/record/summary.js';
import { waiverTrouble } from '../engine/record/waivers.js';

const paint = {
  conformant: pc.green,
  findings: pc.red,
  unusable: pc.yellow,
  incomplete: pc.yellow,
};

const levelPaint = { fail: pc.red, warn: pc.yellow, info: pc.cyan };

function counted(parts: Record<string, number>): string {
  const told = Object.entries(parts).filter(([, count]) => count > 0);
  return told.length === 0 ? 'none' : told.map(([name, count]) => `${count} ${name}`).join(' · ');
}

/** What a terminal shows of a run. */
export interface Digest {
  frame: RecordFrame;
  totals: Totals;
  /** The worst findings, the worst first; as many as are to be shown. */
  worst: readonly Finding[];
}

function sum(numbers: Record<string, number>): number {
  return Object.values(numbers).reduce((a, b) => a + b, 0);
}

/** Which answers of a receiver end a delivery, and which have it tried again. */
function answersRow(answers: Totals['answers']): [string, string] {
  const named = (wanted: (row: Totals['answers'][number]) => boolean): string =>
    answers
      .filter(wanted)
      .map(({ answer }) => answer)
      .join(', ') || 'none';
  const acknowledge = named(({ retried }) => retried === 0);
  return ['answers', `${acknowledge} acknowledge · ${named(({ retried }) => retried > 0)} have it tried again`];
}

/** Reasons that a terminal shows; the report has all. */
const reasonsShown = 3;

/** What was left out, the reason of the most cases first. */
function skipRows(skips: Totals['skips']): [string, string][] {
  const rows = skips.slice(0, reasonsShown).map(({ reason, cases }) => `${cases} for: ${reason}`);
  const others = skips.slice(reasonsShown);
  const rest = others.reduce((all, { cases }) => all + cases, 0);
  if (others.length > 0)
    rows.push(`${rest} for ${others.length === 1 ? 'another reason' : `${others.length} other reasons`}`);
  return rows.map((row, index) => [index === 0 ? 'left out' : '', row]);
}

/** The summary of a run for a terminal; honours NO_COLOR. */
export function renderSummary({ frame, totals, worst }: Digest): string {
  const { run } = frame;
  const rows: [string, string][] = [
    ['verdict', `${paint[totals.verdict](pc.bold(totals.verdict))}: ${totals.meaning}`],
    [
      'target',
      `${run.target.name} (${run.target.baseUrl}), version ${run.apiVersion}, strictness ${run.target.strictness}, seed ${run.seed}`,
    ],
    ['cases', `${sum(totals.cases) + totals.interrupted}: ${counted(totals.cases)}`],
    ...skipRows(totals.skips),
    ['traffic', `${totals.exchanges} exchanges · ${totals.deliveries} deliveries`],
    ...(totals.answers.length > 0 ? [answersRow(totals.answers)] : []),
    ['rests on', counted(totals.rests)],
    [
      'findings',
      counted(totals.byLevel) + (sum(totals.waived) > 0 ? `, of these waived ${counted(totals.waived)}` : ''),
    ],
    ...(frame.waivers.length > 0 ? [['waivers', counted(totals.waivers)] as [string, string]] : []),
  ];
  const findings = worst.map(({ judgement, caseRecord }) => {
    const real =
      judgement.level === judgement.defaultLevel ? '' : pc.dim(` (${judgement.defaultLevel} at a real target)`);
    const waived = judgement.waivedBy === undefined ? '' : pc.dim(' waived');
    return `  ${levelPaint[judgement.level](judgement.level)}${waived}${real} ${judgement.check}: ${judgement.message}\n       ${pc.dim(caseRecord.line.id)}`;
  });
  const left = sum(totals.byLevel) - worst.length;
  const more = left > 0 ? [`  … and ${left} more in the report`] : [];
  const troubles = frame.waivers.flatMap((waiver) => waiverTrouble(waiver) ?? []);
  const waivers = troubles.map((trouble) => `  ${pc.red('waiver')} ${trouble}`);
  const errors = frame.errors.map((error) => `  ${pc.yellow('error')} ${error.where}: ${error.message}`);
  return [...rows.map(([name, text]) => `${name.padEnd(9)} ${text}`), ...findings, ...more, ...waivers, ...errors].join(
    '\n',
  );
}
