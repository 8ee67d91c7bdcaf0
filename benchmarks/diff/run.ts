/**
 * Comparisons of contracts: this API's versions, and generated documents of growing size, with and without values that prove what
 * breaks: `node --import tsx benchmarks/diff/run.ts`. Exit code 1 where a bar is missed.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import { apiVersions, contractOf, type ApiVersion } from '../../generators/data/contracts.js';
import { measure, type Figures } from './measure.js';

interface Measured extends Figures {
  megabytes: number;
}

/** What two documents of ten megabytes with 1,200 edits may take, and the packaged contracts with values. */
const bars = { rules: 10, proven: 30, megabytes: 1000, contracts: 3 };
/** How much longer one megabyte of the largest document may take than one of the smallest. */
const mostGrowth = 2;
const editsOfMegabyte = 120;

const script = path.join(packageRoot, 'benchmarks/diff/one.ts');

/** Generated documents in a process of their own. */
function generated(size: number, prove: boolean): Measured {
  const args = ['--import', 'tsx', script, String(size * 1_000_000), String(size * editsOfMegabyte)];
  return JSON.parse(
    execFileSync(process.execPath, [...args, ...(prove ? ['--prove'] : [])], { encoding: 'utf8' }),
  ) as Measured;
}

let missed = false;

function tell(
  what: string,
  { seconds, changes, proven, megabytes }: Figures & { megabytes?: number },
  bar?: number,
): void {
  const memory = megabytes === undefined ? '' : `, ${Math.round(megabytes)} MB`;
  const limit = bar === undefined ? '' : ` (at most ${bar} s)`;
  process.stdout.write(
    `${what.padEnd(34)} ${seconds.toFixed(2)} s${limit}${memory}, ${changes} changes, ${proven} proven\n`,
  );
  if (bar !== undefined && seconds > bar) missed = true;
}

const side = (version: ApiVersion) => {
  const { document, facts } = contractOf(version);
  return { document, facts };
};
const pairs = apiVersions.flatMap((from, index) => apiVersions.slice(index + 1).map((to) => [from, to] as const));
for (const [from, to] of pairs) tell(`${from} → ${to}, proven`, measure(side(from), side(to), true), bars.contracts);

for (const prove of [false, true]) {
  const words = prove ? 'proven' : 'rules alone';
  const perMegabyte = [1, 2, 4, 8].map((size) => {
    const figures = generated(size, prove);
    tell(`${size} MB, ${words}`, figures);
    return figures.seconds / size;
  });
  const growth = (perMegabyte.at(-1) ?? NaN) / (perMegabyte[0] ?? NaN);
  process.stdout.write(
    `  a megabyte of the largest takes ${growth.toFixed(2)} times one of the smallest (at most ${mostGrowth})\n`,
  );
  if (!(growth <= mostGrowth)) missed = true;
  const largest = generated(10, prove);
  tell(`10 MB, ${words}`, largest, prove ? bars.proven : bars.rules);
  if (largest.megabytes > bars.megabytes) missed = true;
}
process.exitCode = missed ? 1 : 0;
