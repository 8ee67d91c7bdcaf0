import path from 'node:path';
import { loadConfig, UsageError } from '../../engine/config.js';
import type { RunDigest } from '../../reports/digest/digest.js';
import { byVersion } from '../../reports/index/versions.js';
import { leakLines, type RunAudit } from '../../runner/audit.js';
import { chooseContract } from '../../runner/contract.js';
import type { RunOptions } from '../../runner/options.js';
import { digestOf, writeIndex } from '../../runner/reports.js';
import { selectionOf } from '../../runner/selection.js';

/** What the command line asks for: one run, or one of each of several API versions. */
export type AskedOptions = Omit<RunOptions, 'apiVersion'> & { apiVersion?: string[] };

/** What became of the run of a version. */
export interface VersionResult {
  exitCode: number;
  /** Ctrl-C: nothing more is to be done. */
  interrupted: boolean;
  /** Absent where nothing was sent. */
  record?: string;
  audit?: RunAudit;
}

/** The page over the runs of several versions, beside their folders; gives the exit code that it asks for. */
async function indexOf(results: readonly VersionResult[], folder: string): Promise<number> {
  const found: { record: string; digest: RunDigest }[] = [];
  for (const { record } of results) if (record !== undefined) found.push({ record, digest: await digestOf(record) });
  if (found.length === 0) return 0;
  const pageOf = (version: string): string => {
    const own = found.find(({ digest }) => digest.run.apiVersion === version);
    return `${path.basename(path.dirname(own?.record ?? ''))}/report.html`;
  };
  const digests = found.map(({ digest }) => digest);
  const index = writeIndex(folder, byVersion(digests, pageOf));
  console.log(`index     ${index}`);
  const leaks = results.flatMap(({ audit }) => audit?.leaks([index]) ?? []);
  for (const line of leakLines(leaks, folder)) console.error(line);
  return leaks.length > 0 ? 4 : 0;
}

/**
 * Runs each version that is asked for, one after another, and gives the worst exit code.
 * @throws UsageError before anything is sent, where one of the versions cannot be run
 */
export async function runVersions(
  { apiVersion: asked = [], ...options }: AskedOptions,
  run: (options: RunOptions) => Promise<VersionResult>,
): Promise<number> {
  const versions = [...new Set(asked)];
  const [only] = versions;
  if (versions.length < 2) return (await run(only === undefined ? options : { ...options, apiVersion: only })).exitCode;
  if (options.contract !== undefined)
    throw new UsageError('--api-version: a document of --contract is one version; name no more than one');
  const config = await loadConfig(process.cwd(), options.config);
  for (const apiVersion of versions) selectionOf(options, chooseContract(config, { apiVersion }).contract);
  const results: VersionResult[] = [];
  for (const apiVersion of versions) {
    console.log(`version   ${apiVersion}`);
    results.push(await run({ ...options, apiVersion }));
    if (results.at(-1)?.interrupted) break;
  }
  const ofIndex = await indexOf(results, path.resolve(options.reportDir ?? config.reportDir));
  return Math.max(ofIndex, ...results.map(({ exitCode }) => exitCode));
}
