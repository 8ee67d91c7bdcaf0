import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOperation } from '../../engine/run-operation.js';
import { fuzz } from '../../generators/cases/fuzz.js';
import { openHarness } from './harness.js';

test('a fault that random bodies find is shown by the smallest body that still shows it', async (t) => {
  const harness = await openHarness({ apiVersion: 'test', seed: 1, faults: ['answer-p500@addUserVerification'] });
  t.after(() => harness.close());
  const { session, lines, data } = harness;
  await runOperation(session, 'addUserVerification', { phases: [fuzz], data: data('fuzz') });
  const found = session.results.filter(({ outcome }) => outcome === 'fail');
  const shrunk = found.filter(({ id }) => id.includes('valid-shrunk'));
  assert.ok(shrunk.length > 0, found.map(({ id }) => id).join('\n'));
  const sizes = (id: string): number[] =>
    lines.flatMap((line) => (line.type === 'exchange' && line.caseId === id ? [line.request.body?.length ?? 0] : []));
  for (const { id, problems } of shrunk) {
    assert.deepEqual(
      problems.map(({ check }) => check),
      ['server-error'],
    );
    const [[least = 0], [first = 0]] = [sizes(id), sizes(id.replace('-shrunk', ''))];
    assert.ok(least < first, `${least} of ${first} characters: ${id}`);
  }
});
