import pc from 'picocolors';
import type { RunRecord } from '../engine/record/reader.js';
import type { Summary } from '../engine/record/summary.js';

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

/** The summary of a run for a terminal; honours NO_COLOR. Findings at most `limit`, the worst first. */
export function renderSummary(record: RunRecord, summary: Summary, limit = 20): string {
  const { run } = record;
  const rows: [string, string][] = [
    ['verdict', `${paint[summary.verdict](pc.bold(summary.verdict))}: ${summary.meaning}`],
    [
      'target',
      `${run.target.name} (${run.target.baseUrl}), version ${run.apiVersion}, strictness ${run.target.strictness}, seed ${run.seed}`,
    ],
    ['cases', `${record.cases.length}: ${counted(summary.cases)}`],
    ['traffic', `${summary.exchanges} exchanges · ${summary.deliveries} deliveries`],
    ['rests on', counted(summary.rests)],
    ['findings', counted(summary.byLevel)],
  ];
  const findings = summary.findings.slice(0, limit).map(({ judgement, caseRecord }) => {
    const real =
      judgement.level === judgement.defaultLevel ? '' : pc.dim(` (${judgement.defaultLevel} at a real target)`);
    return `  ${levelPaint[judgement.level](judgement.level)}${real} ${judgement.check}: ${judgement.message}\n       ${pc.dim(caseRecord.line.id)}`;
  });
  const more = summary.findings.length > limit ? [`  … and ${summary.findings.length - limit} more in the report`] : [];
  const errors = record.errors.map((error) => `  ${pc.yellow('error')} ${error.where}: ${error.message}`);
  return [...rows.map(([name, text]) => `${name.padEnd(9)} ${text}`), ...findings, ...more, ...errors].join('\n');
}
