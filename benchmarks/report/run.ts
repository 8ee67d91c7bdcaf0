// Reports of large records: how big, how soon, and how soon usable. Ends with 1 where a bar is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure, type Figures } from './measure.js';

/** What a record of 100,000 cases must keep to. */
const bars = { reportBytes: 20_000_000, generationMs: 20_000, openMs: 2_000, readingBytes: 300_000_000 };

const records = [
  { cases: 10_000, findings: 0.02 },
  { cases: 100_000, findings: 0.02 },
  { cases: 100_000, findings: 0.5 },
];

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

function told({ cases, findings, recordBytes, memoryBytes, searchMs, caseMs, ...barred }: Figures): string {
  return [
    `${cases} cases, ${100 * findings} % with a finding, record ${megabytes(recordBytes)}`,
    `  report      ${megabytes(barred.reportBytes)} (at most ${megabytes(bars.reportBytes)})`,
    `  generated   in ${seconds(barred.generationMs)} (at most ${seconds(bars.generationMs)}), peak memory ${megabytes(memoryBytes)}`,
    `  usable      in ${seconds(barred.openMs)} (at most ${seconds(bars.openMs)})`,
    `  read        into a history, peak memory ${megabytes(barred.readingBytes)} (at most ${megabytes(bars.readingBytes)})`,
    `  search      ${seconds(searchMs)}, a case opened ${seconds(caseMs)}`,
  ].join('\n');
}

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-report-benchmark-'));
try {
  for (const { cases, findings } of records) {
    const figures = await measure(folder, cases, findings);
    process.stdout.write(`${told(figures)}\n`);
    for (const name of Object.keys(bars) as (keyof typeof bars)[])
      if (figures[name] > bars[name]) {
        process.stdout.write(`  missed: ${name}\n`);
        process.exitCode = 1;
      }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
