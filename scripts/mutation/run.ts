/**
 * Tries whether the tests of the rooms bite: breaks the code in small ways, one at a time, and counts what no test notices.
 * `npm run mutation -- --room engine/checks --count 200 --seed 1`; exit code 1 where a room is below the bar.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from '../../engine/config.js';
import { wholeNumber } from '../../runner/option-values.js';
import { askedFor } from '../options.js';
import { changedLines } from './changed-lines.js';
import { tryRoom, type RoomResult } from './room.js';
import { bar, rooms } from './rooms.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values, wanted, count, seed, lanes } = askedFor('mutation', () => {
  const { values } = parseArgs({
    options: {
      room: { type: 'string', multiple: true },
      count: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      since: { type: 'string' },
      only: { type: 'string' },
      lanes: { type: 'string', default: '2' },
      output: { type: 'string', default: 'test-results/mutation.json' },
    },
  });
  const unknown = values.room?.find((name) => !rooms.some((room) => room.name === name));
  if (unknown !== undefined)
    throw new UsageError(`--room ${unknown}: the rooms are ${rooms.map(({ name }) => name).join(', ')}`);
  return {
    values,
    wanted: rooms.filter(({ name }) => values.room?.includes(name) ?? true),
    count: wholeNumber('--count', values.count, 1, 100_000),
    seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    lanes: wholeNumber('--lanes', values.lanes, 1, 64),
  };
});

const results: RoomResult[] = [];
for (const room of wanted) {
  const began = performance.now();
  const result = await tryRoom({
    root,
    room,
    count,
    seed,
    changed: values.since === undefined ? new Map() : changedLines(root, values.since, [room.name]),
    ...(values.only === undefined ? {} : { only: values.only }),
    lanes,
    tell: (line) => console.log(line),
  });
  results.push(result);
  console.log(summary(result, (performance.now() - began) / 1000));
}

const file = path.resolve(root, values.output);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ seed, results }, null, 2)}\n`);
console.log(`results   ${file}`);
const below = results.filter((result) => share(result) < bar);
for (const result of below) console.log(`✗ ${result.room}: ${percent(result)} killed, at least ${bar * 100} % must be`);
process.exitCode = below.length > 0 ? 1 : 0;

function share({ tried }: RoomResult): number {
  return tried.length === 0
    ? 1
    : tried.filter(({ fate }) => fate === 'killed' || fate === 'timeout').length / tried.length;
}

function percent(result: RoomResult): string {
  return `${(share(result) * 100).toFixed(1)} %`;
}

function summary(result: RoomResult, seconds: number): string {
  const count = (fate: string): number => result.tried.filter((one) => one.fate === fate).length;
  const excluded = Object.entries(result.excluded);
  return [
    `room ${result.room}: ${percent(result)} of ${result.tried.length} killed (${count('killed')} by a test, ${count('timeout')} by time), ` +
      `${count('survived')} survived, ${count('unreached')} reached by no test; ${result.mutants} mutants in all; ${seconds.toFixed(0)} s`,
    ...excluded.map(([reason, many]) => `  excluded  ${many}: ${reason}`),
    ...result.leftOut.map(({ file, reason }) => `  left out  ${file}: ${reason}`),
  ].join('\n');
}
