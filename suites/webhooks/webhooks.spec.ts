import { loadContract } from '../../contracts/model/load.js';
import { readRunContext } from '../../engine/run-context.js';
import { titleOf, wantsFlow } from '../../engine/selection.js';
import { scenariosOf } from '../retries/retries.js';
import { test } from '../support/fixtures.js';
import { dataOf } from '../support/session.js';

const run = readRunContext();
const { apiVersion, contractFolders, selection } = run;

// A webhook passes through all its scenarios in one test.
test.describe.configure({ timeout: 120_000 });

if (wantsFlow(selection, 'retries'))
  for (const webhook of loadContract(apiVersion, contractFolders).webhooks.values())
    test(titleOf(webhook), async ({ judged }) => {
      for (const scenario of scenariosOf(webhook.id))
        await scenario.run(judged, dataOf(run, scenario.id), selection.slow === true);
    });
