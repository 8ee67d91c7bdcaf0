/**
 * Holds the suite against services that are right and look otherwise: everything is carried out against the faultless sandbox through
 * proxies that vary how answers and deliveries are written and carried. None may raise more than its row allows. `--full` writes
 * the page of them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { carryOut } from '../pool.js';
import { troublesOf } from './judge.js';
import { renderVariations } from './page.js';
import { unchanged, variations } from './table.js';
import type { VariationResult, Task } from './task.js';

const pageFile = fileURLToPath(new URL('../../docs/variations.md', import.meta.url));

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    'api-version': { type: 'string', default: 'test' },
    seed: { type: 'string', default: '1' },
  },
});

const wanted = new RegExp(values.only ?? '');
const tasks = [unchanged, ...variations.filter(({ id }) => wanted.test(id))].map(({ id }): Task => ({
  variation: id,
  apiVersion: values['api-version'] as ApiVersion,
  seed: Number(values.seed),
}));

const began = performance.now();
const answers: VariationResult[] = [];
await carryOut<Task, VariationResult>(new URL('./worker.ts', import.meta.url), tasks, (answer) => {
  answers.push(answer);
  console.log(`${answer.task.variation}: ${answer.error ?? tellSeen(answer)}`);
});

const troubles = troublesOf(answers);
for (const trouble of troubles) console.log(`✗ ${trouble}`);
const quiet = new Set(troubles.map((trouble) => trouble.split(':')[0]));
console.log(`${tasks.length - quiet.size} of ${tasks.length} as they should be, ${seconds()} s`);
if (values.full && values.only === undefined && troubles.length === 0) {
  writeFileSync(pageFile, renderVariations(answers));
  console.log(`page      ${pageFile}`);
}
process.exitCode = troubles.length > 0 ? 1 : 0;

function tellSeen({ seen }: VariationResult): string {
  if (!seen) return 'nothing';
  return `${seen.varied} varied, ${seen.judged} judged, ${seen.leftOut} left out, ${seen.information} info, ${seen.alarms.length} alarms`;
}

function seconds(): number {
  return Math.round((performance.now() - began) / 1000);
}
