import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contractOf } from '../data/contracts.js';
import type { RequestCase } from './case.js';
import { shrinkCase } from './shrink.js';
import { madeFor } from './test-support/made.js';
import { fuzz } from './fuzz.js';

const contract = contractOf('test');
const [made] = madeFor(contract, contract.operations.get('createUser') ?? assert.fail(), 1, [fuzz]);
const planned: RequestCase = made?.planned ?? assert.fail();

const withBody = (value: unknown): RequestCase => ({
  ...planned,
  request: { ...planned.request, body: JSON.stringify(value) },
});
const bodyOf = ({ request }: RequestCase): unknown => JSON.parse(request.body ?? '');

test('what does not matter is left away, and what matters is made as small as it can be', async () => {
  const failing = withBody({ a: 'irrelevant', list: [1, { deep: 'x'.repeat(50), other: true }, 3], n: 12.5 });
  const least = await shrinkCase(failing, (smaller) =>
    Promise.resolve(/"deep":"x{7,}"/.test(smaller.request.body ?? '')),
  );
  assert.deepEqual(bodyOf(least), { list: [{ deep: 'x'.repeat(7) }] });
  assert.deepEqual([least.id, least.request.path], [failing.id, failing.request.path]);
});

test('the result fails, is no larger, and the first case is untouched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(40), async (body, length) => {
      const failing = withBody(body);
      const before = structuredClone(failing);
      const fails = (one: RequestCase): Promise<boolean> => Promise.resolve((one.request.body?.length ?? 0) > length);
      if (!(await fails(failing))) return;
      const least = await shrinkCase(failing, fails);
      assert.ok(await fails(least));
      assert.ok((least.request.body?.length ?? 0) <= (failing.request.body?.length ?? 0));
      assert.deepEqual(failing, before);
    }),
    { numRuns: 50 },
  );
});

test('a case without a readable body, or that fails for no body, comes back as it is', async () => {
  const broken = { ...planned, request: { ...planned.request, body: '{"a":' } };
  assert.equal(await shrinkCase(broken, () => Promise.resolve(true)), broken);
  assert.equal(await shrinkCase(planned, () => Promise.resolve(false)), planned);
});

test('it asks no more often than it may', async () => {
  let calls = 0;
  const failing = withBody(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`member${index}`, index])));
  await shrinkCase(failing, () => Promise.resolve((calls += 1) > 100), 9);
  assert.equal(calls, 9);
});
