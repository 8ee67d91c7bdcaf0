import path from 'node:path';
import { existsSync } from 'node:fs';
import { loadConfig, UsageError } from '../../engine/config.js';
import { scanRecord } from '../../engine/record/reader.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { cleanUpTarget } from '../../runner/clean-up.js';
import { contractOfRecord } from '../../runner/contract.js';
import { heldKeys } from '../../runner/credentials.js';
import { openRun } from '../../runner/open.js';
import type { TargetOptions } from '../../runner/options.js';
import { chooseTarget } from '../../runner/target.js';
import { exitWhereNobodyIs } from '../run/nobody-there.js';

export type CleanUpOptions = Pick<TargetOptions, 'target' | 'apiKey' | 'rateLimit' | 'config'>;

export async function cleanUpRun(folder: string, options: CleanUpOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const { run } = await scanRecord(path.join(folder, 'record.ndjson'), () => undefined);
  if (!existsSync(path.join(folder, 'inventory.ndjson'))) {
    console.log(`${folder}: the run created nothing that has to be taken away`);
    return 0;
  }
  const { name, target } = chooseTarget({ ...config, target: run.target.name }, options);
  if (target.kind === 'sandbox') throw new UsageError(`--target ${name}: the embedded sandbox forgets everything`);
  if (target.baseUrl !== run.target.baseUrl)
    throw new UsageError(
      `--target ${name}: is at ${target.baseUrl}, but the run was at ${run.target.baseUrl}; name the target of the run`,
    );
  const unusable = await exitWhereNobodyIs(name, target);
  if (unusable !== undefined) return unusable;
  const chosen = contractOfRecord(config, folder, run.apiVersion, heldKeys(target, options));
  const { context, close } = await openRun({
    runId: run.runId,
    folder: path.resolve(folder),
    reports: path.resolve(config.reportDir),
    chosen,
    targetName: name,
    target,
    options: { ...options, fault: [], seed: String(run.seed) },
    seed: run.seed,
    workers: 1,
    failOn: run.failOn,
    selection: {},
    startEmbedded: embeddedSandbox,
  });
  try {
    const lines = await cleanUpTarget(context, chosen.contract);
    console.log(lines.length > 0 ? lines.join('\n') : `${folder}: nothing of the run is left`);
    return 0;
  } finally {
    await close();
  }
}
