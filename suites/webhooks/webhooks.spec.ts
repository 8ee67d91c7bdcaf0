import { webhookParts } from '../parts.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';

// A webhook passes through all its scenarios in one test.
test.describe.configure({ timeout: 120_000 });
test.use({ suite: 'webhooks' });

for (const part of webhookParts(await suitePlan())) test(part.title, ({ judged, run }) => part.carryOut(judged, run));
