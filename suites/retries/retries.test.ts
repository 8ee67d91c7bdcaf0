import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { openSession } from '../../engine/test-support/session.js';
import { createData } from '../../generators/data/data.js';
import { causes } from './causes.js';
import { retryFlows, scenarioNamed, scenariosOf } from './retries.js';

test('every webhook of every version has a cause, and no cause is for nothing', () => {
  const webhooks = new Set(
    ['legacy', 'test', 'latest'].flatMap((version) => [...loadContract(version).webhooks.keys()]),
  );
  assert.deepEqual(causes.map(({ webhookId }) => webhookId).sort(), [...webhooks].sort());
});

test('scenarios have ids of their own and known webhooks', () => {
  const ids = retryFlows.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, about, webhooks } of retryFlows) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(about.length > 20);
    for (const webhookId of webhooks)
      assert.ok(
        causes.some((cause) => cause.webhookId === webhookId),
        webhookId,
      );
  }
});

test('every webhook passes through failing, recovering and acknowledged deliveries', () => {
  for (const { webhookId } of causes)
    for (const scenario of ['acknowledged', 'failing', 'recovering'])
      assert.ok(
        scenariosOf(webhookId).some(({ id }) => id === `retries-${webhookId}-${scenario}`),
        webhookId,
      );
});

test('a scenario is found by the id that its cases name', () => {
  assert.equal(scenarioNamed('retries-p2pTransfer-failing')?.about, retryFlows[1]?.about);
  assert.equal(scenarioNamed('transfers'), undefined);
});

test("where nobody moves the target's clock a scenario is left out, with the reason", async () => {
  const run = openSession();
  for (const scenario of scenariosOf('p2pTransfer')) await scenario.run(run.session, createData(1), false);
  assert.deepEqual(run.sent, []);
  const [first] = run.judgements();
  assert.equal(first?.caseId, 'p2pTransfer:retries:acknowledged');
  assert.match(first.message, /nobody can move this target's clock; `--slow` asks for it/);
  assert.ok(run.session.results.every(({ outcome }) => outcome === 'skip'));
  assert.equal(run.session.results.length, scenariosOf('p2pTransfer').length);
});
