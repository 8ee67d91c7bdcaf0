/** A run of a gate, carried out in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { RecordLine, RunLine } from '../../engine/record/format.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectPhases } from '../../engine/selection.js';
import { observationsOf, type Observations } from '../../gate/behaviour/observations.js';
import { isPossible } from '../../suites/flows/flow.js';
import { flows } from '../../suites/flows/index.js';
import { openHarness, type Harness, type HarnessOptions } from '../faults/harness.js';
import { judgeRemaining } from '../faults/remaining.js';
import type { Area } from './areas.js';

/** Whose cases are sent to whom, and what of them. */
export interface Errand extends Area {
  contract: ApiVersion;
  plays: ApiVersion;
  seed: number;
}

/** What a run shows, and everything that its record would hold. */
export interface Seen {
  observed: Observations;
  lines: readonly RecordLine[];
}

function runLine({ contract, seed }: Errand, { sandboxUrl: baseUrl }: Harness): RunLine {
  return {
    type: 'run',
    format: 1,
    runId: 'planted',
    startedAt: new Date().toISOString(),
    tool: { name: 'partner-api-conformance', version: '0' },
    apiVersion: contract,
    contractHash: '',
    configurationHash: '',
    target: { name: 'sandbox', baseUrl, strictness: 'all', sandbox: true },
    seed,
    failOn: 'fail',
    environment: { node: process.version, platform: process.platform },
  };
}

async function read(lines: readonly RecordLine[]): Promise<Observations> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-gate-'));
  try {
    const file = path.join(folder, 'record.ndjson');
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return await observationsOf(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Carries out an area's cases and scenarios, one after another, and gives what was observed. */
export async function observe(errand: Errand, planted: Pick<HarnessOptions, 'faults' | 'between'> = {}): Promise<Seen> {
  const { contract: apiVersion, plays, seed, operations, flows: wanted } = errand;
  const harness = await openHarness({ apiVersion, plays, seed, ...planted });
  try {
    const { session, contract, data } = harness;
    for (const id of operations)
      await runOperation(session, id, { phases: selectPhases({}), data: data(id), shrinking: 0 });
    for (const flow of flows)
      if (wanted.includes(flow.id) && isPossible(flow, contract)) await flow.run(session, data('flow', flow.id));
    const { told } = await judgeRemaining(harness);
    const end: RecordLine = { type: 'end', at: new Date().toISOString() };
    const lines = [runLine(errand, harness), ...harness.lines, ...told, end];
    return { observed: await read(lines), lines };
  } finally {
    await harness.close();
  }
}
