import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiVersion } from '../contracts/model/typed.js';
import { createStage } from './test-support/stage.js';
import { scenarios } from './test-support/scenarios/index.js';
import { versions } from './versions/index.js';

const seeds = Number(process.env.SANDBOX_SEEDS ?? 1);

for (const apiVersion of Object.keys(versions) as ApiVersion[]) {
  describe(`all that version ${apiVersion} answers and tells fits its contract`, () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      test(`seed ${seed}`, async (t) => {
        const stage = await createStage(apiVersion, { seed });
        t.after(() => stage.close());
        for (const { name, play } of scenarios) await t.test(name, () => play(stage));
        const { operations, webhooks } = stage.contract;
        const missing = [...operations.values()]
          .filter(({ object, id }) => object.operationId === id && !stage.covered().has(id))
          .map(({ id }) => id);
        const untold = [...webhooks.keys()].filter((id) => !stage.covered().has(id));
        assert.deepEqual([...missing, ...untold], [], 'everything has been called and told');
      });
    }
  });
}
