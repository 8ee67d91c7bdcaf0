import { appendFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { defectsOf } from '../contracts/lint/contract-defects.js';
import { loadContract } from '../contracts/model/load.js';
import { UsageError } from '../engine/config.js';
import { writeWhole } from '../engine/files.js';
import { contractPatch } from '../engine/record/contract-patch.js';
import { packedSuffix } from '../engine/record/packed.js';
import { scanRecord, type RecordFrame } from '../engine/record/reader.js';
import type { Totals } from '../engine/record/summary.js';
import type { Cause } from '../reports/causes/cause.js';
import { Digester, type RunDigest } from '../reports/digest/digest.js';
import type { ReportContract } from '../reports/html/contract.js';
import { reportContract } from '../reports/html/from-contract.js';
import { renderIndex } from '../reports/index/index-page.js';
import type { VersionRuns } from '../reports/index/versions.js';
import { Gathering } from '../reports/reporters/gather.js';
import { html } from '../reports/reporters/html.js';
import { reporters } from '../reports/reporters/index.js';
import type { Reporter, ReportInProgress, ReportOptions } from '../reports/reporters/reporter.js';
import { contractsBeside } from './contracts.js';
import { namedIn } from './option-values.js';

/** The record that a user names: a file, or the folder of a run. */
export function recordFile(place: string): string {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? (recordIn(place) ?? path.join(place, 'record.ndjson')) : place;
}

/** The record in the folder of a run, packed or not; `undefined` where there is none. */
export function recordIn(folder: string): string | undefined {
  const plain = path.join(folder, 'record.ndjson');
  return [plain, `${plain}${packedSuffix}`].find((file) => existsSync(file));
}

/** What reports show of the contract of a version. */
export function contractOf(version: string, folders?: readonly string[]): ReportContract {
  const contract = loadContract(version, folders);
  return reportContract(contract, defectsOf(contract));
}

/** What a terminal shows of a run. */
export interface Digest {
  frame: RecordFrame;
  totals: Totals;
  /** What explains the findings, the worst first. */
  causes: readonly Cause[];
}

/** What was written of a record, and what a terminal shows of it. */
export interface Reported extends Digest {
  /** File of the contract patch that the run proposes; absent where it proposes none. */
  patch?: string;
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
    .flatMap(({ name }) => recordIn(path.join(folder, name)) ?? [])
    .sort();
}

interface Writing {
  folder: string;
  reporters: readonly Reporter[];
  /** Folders of contracts; default: what lies beside the record, and the packaged ones. */
  contracts?: readonly string[];
  /** What reports are told beside the record. */
  options?: ReportOptions;
}

/**
 * Reads a record once and writes every report of it.
 * @throws RecordError when it is no record, ContractError when its version has no contract
 */
export async function writeReports(
  record: string,
  { folder, reporters, contracts = contractsBeside(record), options = {} }: Writing,
): Promise<Reported> {
  const gathering = new Gathering(options.groupBy);
  let begun: { reporter: Reporter; report: ReportInProgress }[] | undefined;
  const beginFor = (run: Digest['frame']['run']): NonNullable<typeof begun> => {
    const contract = contractOf(run.apiVersion, contracts);
    return reporters.map((reporter) => ({ reporter, report: reporter.begin(run, contract, options) }));
  };
  const frame = await scanRecord(record, (entry, run) => {
    gathering.add(entry);
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
  const patch = writePatch(folder, frame);
  return {
    frame,
    ...gathering.finish(frame),
    written,
    ...(patch === undefined ? {} : { patch }),
  };
}

/** Writes what the lessons of a run propose for its contract, as the report has it; gives the file, where they propose anything. */
function writePatch(folder: string, { run, lessons }: Digest['frame']): string | undefined {
  const steps = contractPatch(run.apiVersion, lessons);
  if (steps.length === 0) return undefined;
  const file = path.resolve(folder, 'contract-patch.json');
  writeWhole(file, `${JSON.stringify(steps, null, 2)}\n`);
  return file;
}

/** A line for each report, as commands print them. */
export function writtenLines({ written, patch }: Pick<Reported, 'written' | 'patch'>): string {
  const proposed = patch === undefined ? [] : [`patch     ${patch}; take it over with \`conformance import\``];
  return [...written.map(({ file }) => `report    ${file}`), ...proposed].join('\n');
}

/**
 * The reports of a run: the page for people, and those that are named.
 * @throws UsageError when one is not known
 */
export function reportersOf(names: readonly string[] = []): Reporter[] {
  return namedIn(reporters, [html.id, ...names], '--reporter');
}

/** Hands reports for GitHub to the runner, where this is a step of a workflow. */
export function handToGithub({ written }: Reported): void {
  const textOf = (id: string): string => written.find(({ reporter }) => reporter.id === id)?.text ?? '';
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
  if (summaryFile) appendFileSync(summaryFile, textOf('github-summary'));
  if (process.env['GITHUB_ACTIONS']) process.stdout.write(textOf('github-annotations'));
}

/** Writes the page over several versions, and gives its file. */
export function writeIndex(folder: string, versions: readonly VersionRuns[]): string {
  const index = path.resolve(folder, 'index.html');
  writeWhole(index, renderIndex(versions));
  return index;
}
