import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../contracts/model/load.js';
import { largeLines } from '../../reports/html/test-support/large-record.js';
import { contractOf } from '../../runner/reports.js';
import { inBrowser } from '../in-browser.js';
import { timed } from '../timed.js';

/** Figures of one record. */
export interface Figures {
  cases: number;
  /** Share of cases with a finding. */
  findings: number;
  recordBytes: number;
  reportBytes: number;
  /** Of `conformance report` as a process of its own, in milliseconds and bytes. */
  generationMs: number;
  memoryBytes: number;
  /** Peak of `conformance history add` as a process of its own, which reads the record and writes little. */
  readingBytes: number;
  /** From navigation until search and filter answer, in milliseconds. */
  openMs: number;
  /** A search over all cases until its result is drawn, and a case until its messages are. */
  searchMs: number;
  caseMs: number;
}

/** Writes a record without holding it. */
function writeRecord(file: string, cases: number, findings: number): void {
  const descriptor = openSync(file, 'w');
  let lines: string[] = [];
  const flush = (): void => {
    writeSync(descriptor, lines.join(''));
    lines = [];
  };
  for (const line of largeLines({ cases, contract: contractOf('test'), findings })) {
    lines.push(`${JSON.stringify(line)}\n`);
    if (lines.length === 5_000) flush();
  }
  flush();
  closeSync(descriptor);
}

/** Runs a command and gives its time and peak memory. */
function carriedOut(...args: string[]): { ms: number; peakBytes: number } {
  const started = performance.now();
  const tellPeak = `data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))`;
  const child = spawnSync(process.execPath, ['--import', tellPeak, path.join(packageRoot, 'cli/bin.js'), ...args], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`${args[0]} failed: ${child.stderr}`);
  const peak = Number(/peak (\d+)/.exec(child.stderr)?.[1]);
  return { ms: performance.now() - started, peakBytes: peak * 1024 };
}

/** Opens a report as a reader does. */
function open(report: string): Promise<Pick<Figures, 'openMs' | 'searchMs' | 'caseMs'>> {
  return inBrowser(async (page) => {
    const openMs = await timed(async () => {
      await page.goto(pathToFileURL(report).href);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    });
    const searchMs = await timed(async () => {
      await page.getByRole('searchbox').fill('email missing required');
      await page.locator('[data-shown]').filter({ hasText: ' of ' }).waitFor();
    });
    const caseMs = await timed(async () => {
      await page.locator('details.case > summary').first().click();
      await page.locator('details.case[open] .checks').first().waitFor();
    });
    return { openMs, searchMs, caseMs };
  });
}

/** Writes a record of so many cases, reports it and opens the report. */
export async function measure(folder: string, cases: number, findings: number): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const record = path.join(folder, 'record.ndjson');
  writeRecord(record, cases, findings);
  const generated = carriedOut('report', record, '--output', folder);
  const read = carriedOut('history', 'add', path.join(folder, 'history.jsonl'), record);
  const report = path.join(folder, 'report.html');
  return {
    cases,
    findings,
    recordBytes: statSync(record).size,
    reportBytes: statSync(report).size,
    generationMs: generated.ms,
    memoryBytes: generated.peakBytes,
    readingBytes: read.peakBytes,
    ...(await open(report)),
  };
}
