import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../contracts/model/load.js';
import type { ResolvedConfig } from '../engine/config.js';
import { recordFormat, type RunLine } from '../engine/record/format.js';
import type { RunContext } from '../engine/run-context.js';
import type { RunOptions } from './options.js';
import type { PreparedRun } from './prepare.js';
import { suiteHash } from './suite-hash.js';

const { name: toolName, version: toolVersion } = JSON.parse(
  readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
) as { name: string; version: string };

/**
 * Tells configurations apart; secrets take no part, for a hash of a weak one could be guessed. Neither do options that
 * change no case and no judgement, nor which shard this is: shards of one run may differ in them.
 */
function configurationHash(config: ResolvedConfig, options: RunOptions): string {
  const {
    reportDir: _reportDir,
    workers: _workers,
    shard: _shard,
    rateLimit: _rateLimit,
    trace: _trace,
    reporter: _reporter,
    playwrightReporter: _playwrightReporter,
    ui: _ui,
    uiPort: _uiPort,
    waivers: _waivers,
    writeWaivers: _writeWaivers,
    baseline: _baseline,
    groupBy: _groupBy,
    notify: _notify,
    history: _history,
    buildHeader: _buildHeader,
    ...deciding
  } = options;
  const secrets = new Set(['apiKey', 'otherApiKey', 'webhookToken', 'secret', 'headers', 'header']);
  const withoutSecrets = (key: string, value: unknown): unknown => (secrets.has(key) ? undefined : value);
  return createHash('sha256')
    .update(JSON.stringify([config, deciding], withoutSecrets))
    .digest('hex');
}

/** The first line of a run's record. */
export function runLine({ plan, config, options, startedAt }: PreparedRun, target: RunContext['target']): RunLine {
  const { runId, chosen, seed, failOn, selection } = plan;
  const { name, baseUrl, strictness, sandbox } = target;
  return {
    type: 'run',
    format: recordFormat,
    runId,
    startedAt,
    tool: { name: toolName, version: toolVersion },
    apiVersion: chosen.contract.version,
    suiteHash: suiteHash(),
    contractHash: chosen.contract.hash,
    configurationHash: configurationHash(config, options),
    ...(selection.shard ? { shard: selection.shard } : {}),
    target: { name, baseUrl, strictness, sandbox },
    seed,
    failOn,
    ...(selection.checks ? { checks: selection.checks } : {}),
    ...((options.requireProof ?? config.requireProof) ? { requireProof: true } : {}),
    environment: { node: process.version, platform: `${process.platform} ${process.arch}` },
  };
}
