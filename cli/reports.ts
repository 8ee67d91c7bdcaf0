import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../contracts/model/load.js';
import { UsageError } from '../engine/config.js';
import { levels } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import { findingsOf, Tally, type Finding } from '../engine/record/summary.js';
import { Digester, type RunDigest } from '../reports/digest/digest.js';
import { reportContract } from '../reports/html/from-contract.js';
import type { ReportContract } from '../reports/html/contract.js';
import type { Reporter, ReportInProgress } from '../reports/reporters/reporter.js';
import { contractsBeside } from './contracts.js';
import { defectsOf } from './commands/lint.js';
import { writeWhole } from './files.js';
import type { Digest } from './terminal.js';

/** Findings that a terminal shows. */
const shownFindings = 20;

/** The record that a user names: a file, or the folder of a run. */
export function recordFile(place: string): string {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? path.join(place, 'record.ndjson') : place;
}

/** What reports show of the contract of a version. */
export function contractOf(version: string, folders?: readonly string[]): ReportContract {
  const contract = loadContract(version, folders);
  return reportContract(contract, defectsOf(contract));
}

/** The worst of many findings, without keeping the others. */
class Worst {
  readonly #kept: Finding[] = [];

  add(finding: Finding): void {
    this.#kept.push(finding);
    if (this.#kept.length >= 2 * shownFindings) this.list();
  }

  /** The worst first; among equals, in the order of the record. */
  list(): readonly Finding[] {
    this.#kept.sort((a, b) => levels.indexOf(b.judgement.level) - levels.indexOf(a.judgement.level));
    this.#kept.splice(shownFindings);
    return this.#kept;
  }
}

/** What was written of a record, and what a terminal shows of it. */
export interface Reported extends Digest {
  written: { reporter: Reporter; file: string; text: string }[];
}

/** The digest of a record, for comparisons and indices. */
export async function digestOf(record: string): Promise<RunDigest> {
  let digester: Digester | undefined;
  const frame = await scanRecord(record, (entry, run) => {
    digester ??= new Digester(run, contractOf(run.apiVersion, contractsBeside(record)));
    digester.add(entry);
  });
  return (digester ?? new Digester(frame.run, contractOf(frame.run.apiVersion, contractsBeside(record)))).finish(frame);
}

/**
 * Records of runs below a folder, each in a folder of its own, oldest first.
 * @throws UsageError when there is no such folder
 */
export function recordsBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${folder}: no such folder`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name, 'record.ndjson'))
    .filter((file) => existsSync(file))
    .sort();
}

interface Writing {
  folder: string;
  reporters: readonly Reporter[];
  /** Folders of contracts; default: what lies beside the record, and the packaged ones. */
  contracts?: readonly string[];
}

/**
 * Reads a record once and writes every report of it.
 * @throws RecordError when it is no record, ContractError when its version has no contract
 */
export async function writeReports(
  record: string,
  { folder, reporters, contracts = contractsBeside(record) }: Writing,
): Promise<Reported> {
  const tally = new Tally();
  const worst = new Worst();
  let begun: { reporter: Reporter; report: ReportInProgress }[] | undefined;
  const beginFor = (run: Digest['frame']['run']): NonNullable<typeof begun> => {
    const contract = contractOf(run.apiVersion, contracts);
    return reporters.map((reporter) => ({ reporter, report: reporter.begin(run, contract) }));
  };
  const frame = await scanRecord(record, (entry, run) => {
    tally.add(entry);
    for (const finding of findingsOf(entry)) worst.add(finding);
    begun ??= beginFor(run);
    for (const { report } of begun) report.add(entry);
  });
  begun ??= beginFor(frame.run);
  const written = begun.map(({ reporter, report }) => {
    const file = path.resolve(folder, reporter.file);
    const text = report.finish(frame);
    writeWhole(file, text);
    return { reporter, file, text };
  });
  return { frame, totals: tally.totals(frame), worst: worst.list(), written };
}

/** A line for each report, as commands print them. */
export function writtenLines({ written }: Pick<Reported, 'written'>): string {
  return written.map(({ file }) => `report    ${file}`).join('\n');
}
