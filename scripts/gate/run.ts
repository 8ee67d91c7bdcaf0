/**
 * Holds the upgrade gate against planted changes: of behaviour that no contract announces, and of the contract that the sandbox does
 * not make. Each has to be one row of its kind. Writes the page of them where all are.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { carryOut } from '../pool.js';
import { areas, type AreaId } from './areas.js';
import { renderGateMatrix } from './page.js';
import type { Answer, Task, Verdict } from './task.js';

const page = fileURLToPath(new URL('../../docs/gate-matrix.md', import.meta.url));

const tasks: Task[] = [
  { kind: 'contract' },
  ...(Object.keys(areas) as AreaId[]).map((area): Task => ({ kind: 'behaviour', area })),
];
const began = performance.now();
const verdicts: Verdict[] = [];
const troubles: string[] = [];
await carryOut<Task, Answer>(
  new URL('./worker.ts', import.meta.url),
  tasks,
  ({ task, verdicts: own = [], requests, error }) => {
    const what = task.kind === 'behaviour' ? task.area : 'contract';
    verdicts.push(...own);
    troubles.push(...own.flatMap((verdict) => verdict.troubles), ...(error === undefined ? [] : [`${what}: ${error}`]));
    const sent = requests ? `, ${requests.run} requests in a run, ${requests.gate} in a gate` : '';
    console.log(`${what}: ${own.length} changes${sent}`);
  },
);
for (const trouble of troubles) console.log(`✗ ${trouble}`);
console.log(`${Math.round((performance.now() - began) / 1000)} s`);
if (troubles.length === 0) {
  writeFileSync(page, renderGateMatrix(verdicts));
  console.log(`page      ${page}`);
}
process.exitCode = troubles.length > 0 ? 1 : 0;
