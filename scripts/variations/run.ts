/**
 * Holds the suite against services that are right and look otherwise: everything is carried out against the faultless sandbox through
 * proxies that vary how answers and deliveries are written and carried. None may raise more than its row allows. `--full` writes
 * the page of them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from '../../engine/config.js';
import { wholeNumber } from '../../runner/option-values.js';
import { askedFor, patternOf, versionOf } from '../options.js';
import { carryOut } from '../pool.js';
import { troublesOf } from './judge.js';
import { renderVariations } from './page.js';
import { unchanged, variations } from './table.js';
import type { VariationResult, Task } from './task.js';

const pageFile = fileURLToPath(new URL('../../docs/variations.md', import.meta.url));

const { values, wanted, apiVersion, seed } = askedFor('variations', () => {
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      'api-version': { type: 'string', default: 'test' },
      seed: { type: 'string', default: '1' },
    },
  });
  const only = patternOf('--only', values.only ?? '');
  const wanted = variations.filter(({ id }) => only.test(id));
  if (wanted.length === 0)
    throw new UsageError(`--only ${values.only}: fits no variation; docs/variations.md lists them`);
  return {
    values,
    wanted,
    apiVersion: versionOf('--api-version', values['api-version']),
    seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
  };
});

const tasks = [unchanged, ...wanted].map(({ id }): Task => ({ variation: id, apiVersion, seed }));

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
