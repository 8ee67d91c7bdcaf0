import { titleOf, wantsFlow } from '../../engine/selection.js';
import { scenariosOf } from '../retries/retries.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import { dataOf } from '../support/session.js';

const { contract, selection } = await suitePlan();

// A webhook passes through all its scenarios in one test.
test.describe.configure({ timeout: 120_000 });
test.use({ suite: 'webhooks' });

if (wantsFlow(selection, 'retries'))
  for (const webhook of contract.webhooks.values())
    test(titleOf(webhook), async ({ judged, run }) => {
      for (const scenario of scenariosOf(webhook.id))
        await scenario.run(judged, dataOf(run, scenario.id), selection.slow === true);
    });
