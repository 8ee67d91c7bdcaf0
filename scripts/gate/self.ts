/**
 * Holds the upgrade gate against what is known beforehand: a version against itself is safe and has no row, and from one version to the
 * next all that the contracts announce and a test can show is seen, and nothing else is. `npm run gate-self -- --seeds 20`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { packageRoot } from '../../contracts/model/load.js';
import { apiVersions } from '../../generators/data/contracts.js';
import type { GateReport } from '../../reports/gate/model.js';
import { wholeNumber } from '../../runner/option-values.js';
import { troublesOfMove, troublesOfSelf } from './expected.js';

interface Asked {
  from: ApiVersion;
  to: ApiVersion;
  seed: number;
}

/** From each version to the next, as the history of the contracts names them. */
function movesOfHistory(): Asked[] {
  const file = path.join(packageRoot, 'contracts/diff/history/history.yaml');
  const { changes } = parse(readFileSync(file, 'utf8')) as { changes: { between: [ApiVersion, ApiVersion] }[] };
  const moves = new Map(changes.map(({ between }) => [between.join(), between]));
  return [...moves.values()].map(([from, to]) => ({ from, to, seed: 1 }));
}

/** A whole gate as a user asks for it, with sandboxes for both sides. */
async function gate({ from, to, seed }: Asked, folder: string): Promise<GateReport> {
  const args = ['--from', from, '--to', to, '--seed', String(seed), '--simulated', '--output', folder];
  const child = spawn(process.execPath, [path.join(packageRoot, 'cli/bin.js'), 'gate', ...args, '--format', 'json'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const report = JSON.parse(readFileSync(path.join(folder, 'gate.json'), 'utf8')) as GateReport;
  if (report.exitCode !== code)
    throw new Error(`the gate ended with ${String(code)}, its report says ${report.exitCode}`);
  return report;
}

/** Carries out a gate and tells what it says, and what is wrong with that. */
async function tell(asked: Asked, troublesOf: (report: GateReport) => string[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gate-self-'));
  const began = performance.now();
  try {
    const report = await gate(asked, folder);
    const { verdict, rows, compared } = report;
    const of = (standing: string): number => rows.filter((row) => row.standing === standing).length;
    const [seen, notSeen] = [of('seen'), of('not-seen')];
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `${asked.from} → ${asked.to}, seed ${asked.seed}: ${verdict}; seen ${seen} of ${seen + notSeen} announced, ${of('unannounced')} not announced, ${of('not-testable')} not testable; ${compared.requests} requests compared; ${seconds} s`,
    );
    return troublesOf(report).map((trouble) => `${asked.from} → ${asked.to}, seed ${asked.seed}: ${trouble}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '20' } } });
const seeds = wholeNumber('--seeds', values.seeds, 1, 10_000);
const troubles: string[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  const version = apiVersions[seed % apiVersions.length] as ApiVersion;
  troubles.push(...(await tell({ from: version, to: version, seed }, troublesOfSelf)));
}
for (const move of movesOfHistory()) troubles.push(...(await tell(move, troublesOfMove)));
for (const trouble of troubles) console.log(`✗ ${trouble}`);
process.exitCode = troubles.length > 0 ? 1 : 0;
