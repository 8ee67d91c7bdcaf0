import pc from 'picocolors';
import type { RecordFrame } from '../engine/record/reader.js';
import type { Finding, Totals } from '../engine/record/summary.js';

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
    ['traffic', `${totals.exchanges} exchanges · ${totals.deliveries} deliveries`],
    ['rests on', counted(totals.rests)],
    ['findings', counted(totals.byLevel)],
  ];
  const findings = worst.map(({ judgement, caseRecord }) => {
    const real =
      judgement.level === judgement.defaultLevel ? '' : pc.dim(` (${judgement.defaultLevel} at a real target)`);
    return `  ${levelPaint[judgement.level](judgement.level)}${real} ${judgement.check}: ${judgement.message}\n       ${pc.dim(caseRecord.line.id)}`;
  });
  const left = sum(totals.byLevel) - worst.length;
  const more = left > 0 ? [`  … and ${left} more in the report`] : [];
  const errors = frame.errors.map((error) => `  ${pc.yellow('error')} ${error.where}: ${error.message}`);
  return [...rows.map(([name, text]) => `${name.padEnd(9)} ${text}`), ...findings, ...more, ...errors].join('\n');
}
