/**
 * Holds the checks against every planted fault: each must be caught, at every place, by a check meant for it, and the faultless
 * sandbox must yield no finding. Faults that only sequences show are planted with `--sequences`. `--matrix` writes the page of faults
 * and checks. `--full` carries out everything against every fault (at the first of its places), uses 20 clean seeds per version, and
 * writes that page too.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from '../../engine/config.js';
import { wholeNumber } from '../../runner/option-values.js';
import { faults } from '../../sandbox/index.js';
import { apiVersions } from '../../generators/data/contracts.js';
import { askedFor, patternOf, versionOf } from '../options.js';
import { carryOut } from '../pool.js';
import { renderMatrix } from './matrix.js';
import { expectationOf } from './run-fault.js';
import type { TaskResult, Detection, Task } from './task.js';

const matrixFile = fileURLToPath(new URL('../../docs/fault-matrix.md', import.meta.url));

const help = `Usage: npm run faults -- [options]

Holds the checks against every planted fault and against the faultless sandbox.

  --only <pattern>        only faults whose name matches this regular expression; no clean runs
  --api-version <version> contract version the faults are planted in (default: test)
  --places <number>       places at which each fault is planted (default: 3)
  --seeds <number>        clean seeds per version (default: 1, with --full 20)
  --no-faults             clean runs only
  --no-clean              planted faults only
  --sequences             also the faults that only sequences show (minutes each)
  --matrix                write docs/fault-matrix.md, unless --only is given
  --full                  everything against every fault, and write docs/fault-matrix.md
  --help                  show this help`;

const { values, only, places, seeds, apiVersion } = askedFor('faults', () => {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      matrix: { type: 'boolean', default: false },
      only: { type: 'string' },
      'api-version': { type: 'string', default: 'test' },
      places: { type: 'string', default: '3' },
      seeds: { type: 'string' },
      faults: { type: 'boolean', default: true },
      clean: { type: 'boolean', default: true },
      sequences: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  const only = patternOf('--only', values.only ?? '');
  if (!faults.some(({ name }) => only.test(name)))
    throw new UsageError(`--only ${values.only}: fits no fault; \`conformance sandbox --list-faults\` shows them`);
  return {
    values,
    only,
    places: wholeNumber('--places', values.places, 1, 30),
    seeds: wholeNumber('--seeds', values.seeds ?? (values.full ? 20 : 1), 1, 1000),
    apiVersion: versionOf('--api-version', values['api-version']),
  };
});

if (values.help) {
  console.log(help);
  process.exit(0);
}

/** Faults that only sequences show take minutes each: they are planted where they are asked for. */
const isTurn = (name: string): boolean => values.sequences || !expectationOf(name)?.exploration;
const faultTasks: Task[] = faults
  .filter(({ name }) => isTurn(name) && only.test(name))
  .map(({ name }) => ({ kind: 'fault', apiVersion, fault: name, places, everything: values.full }));
const cleanTasks: Task[] = apiVersions.flatMap((version) =>
  Array.from({ length: seeds }, (_, index): Task => ({ kind: 'clean', apiVersion: version, seed: index + 1 })),
);
// The longest first, so that no process waits for the last one.
const tasks = [...(values.clean && values.only === undefined ? cleanTasks : []), ...(values.faults ? faultTasks : [])];

const began = performance.now();
const detections: Detection[] = [];
const troubles: string[] = [];
let clean = 0;
let alarming = 0;
await carryOut(new URL('./worker.ts', import.meta.url), tasks, note);

const caught = detections.filter((detection) => detection.caught).length;
const seconds = Math.round((performance.now() - began) / 1000);
if (values.faults)
  console.log(
    `${caught} of ${detections.length} places caught, ${new Set(detections.map(({ fault }) => fault)).size} faults`,
  );
if (clean > 0) console.log(`${clean} runs against the faultless sandbox, ${alarming} of them with an alarm`);
console.log(`${seconds} s`);
for (const trouble of troubles) console.log(trouble);
if ((values.full || values.matrix) && values.only === undefined && values.faults) {
  writeFileSync(matrixFile, renderMatrix(detections, faults, expectationOf, values.full ? 'full' : 'concerned'));
  console.log(`matrix    ${matrixFile}`);
}
process.exitCode = troubles.length > 0 ? 1 : 0;

function note({ task, detections: made = [], alarms = [], error }: TaskResult): void {
  const what = task.kind === 'clean' ? `faultless ${task.apiVersion}, seed ${task.seed}` : task.fault;
  if (task.kind === 'clean') clean += 1;
  if (alarms.length > 0) alarming += 1;
  if (error !== undefined) troubles.push(`✗ ${what}: ${error}`);
  for (const alarm of alarms) troubles.push(`✗ ${what}: false alarm: ${alarm}`);
  if (task.kind === 'fault' && error === undefined && made.length === 0)
    troubles.push(`✗ ${what}: version ${task.apiVersion} has no place for it`);
  for (const detection of made)
    if (!detection.caught)
      troubles.push(
        `✗ ${what} at ${detection.place}, seed ${detection.seed}: found by ${detection.found.join(', ') || 'nobody'}`,
      );
  detections.push(...made);
}
