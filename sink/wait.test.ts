import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openJournal, type CommitListener, type Journal } from './journal.js';
import { bodyOf, composing } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';
import { waitForDeliveries, type Wait } from './wait.js';

const LONG_MS = 60_000;

async function emptyJournal(t: TestContext): Promise<Journal> {
  const journal = await openJournal(await journalPath(t));
  t.after(() => journal.close());
  return journal;
}

function wait(changes: Partial<Wait> = {}): Wait {
  return { filter: {}, count: 1, timeoutMs: LONG_MS, signal: new AbortController().signal, ...changes };
}

test('a wait ends with the delivery that completes it', async (t) => {
  const journal = await emptyJournal(t);
  await journal.append(composing('stored'));
  const waiting = waitForDeliveries(journal, wait({ count: 3 }));
  await journal.append(composing('second'));
  await journal.append(composing('third'));
  const { complete, deliveries } = await waiting;
  assert.equal(complete, true);
  assert.deepEqual(deliveries.map(bodyOf), ['stored', 'second', 'third']);
});

test('deliveries that arrive while the journal is being read are neither lost nor doubled', async (t) => {
  const journal = await emptyJournal(t);
  const append = (count: number) =>
    Promise.all(Array.from({ length: count }, () => journal.append(composing('x'.repeat(1000)))));
  await append(1000);
  const waiting = waitForDeliveries(journal, wait({ count: 1500 }));
  await append(500);
  const { deliveries } = await waiting;
  assert.deepEqual(
    deliveries.map(({ sequence }) => sequence),
    Array.from({ length: 1500 }, (_, index) => index + 1),
  );
});

test('only matching deliveries count', async (t) => {
  const journal = await emptyJournal(t);
  const waiting = waitForDeliveries(journal, wait({ filter: { after: 1, webhook: 'a', field: '/id', equals: '1' } }));
  await journal.append(composing({ id: '1' }, { webhookId: 'a' }));
  await journal.append(composing({ id: '1' }, { webhookId: 'b' }));
  await journal.append(composing({ id: '2' }, { webhookId: 'a' }));
  await journal.append(composing({ id: '1' }, { webhookId: 'a' }));
  const { deliveries } = await waiting;
  assert.deepEqual(
    deliveries.map(({ sequence }) => sequence),
    [4],
  );
});

test('what is stored counts where it matches', async (t) => {
  const journal = await emptyJournal(t);
  await journal.append(composing('mine', { inbox: 'a' }));
  await journal.append(composing('other', { inbox: 'b' }));
  const { complete, deliveries } = await waitForDeliveries(journal, wait({ filter: { inbox: 'a' }, timeoutMs: 0 }));
  assert.deepEqual([complete, deliveries.map(bodyOf)], [true, ['mine']]);
});

test('after the timeout a wait gives what there is', async (t) => {
  const journal = await emptyJournal(t);
  await journal.append(composing('only'));
  for (const timeoutMs of [0, 20]) {
    const { complete, deliveries } = await waitForDeliveries(journal, wait({ count: 2, timeoutMs }));
    assert.equal(complete, false);
    assert.deepEqual(deliveries.map(bodyOf), ['only']);
  }
});

test('an aborted wait ends at once', async (t) => {
  const journal = await emptyJournal(t);
  const aborter = new AbortController();
  const waiting = waitForDeliveries(journal, wait({ signal: aborter.signal }));
  aborter.abort();
  assert.deepEqual(await waiting, { complete: false, deliveries: [] });
  assert.deepEqual(await waitForDeliveries(journal, wait({ signal: AbortSignal.abort() })), {
    complete: false,
    deliveries: [],
  });
});

test('a wait that has ended listens to nothing any more', async () => {
  const committed = new Set<unknown>();
  const listening: string[] = [];
  const aborter = new AbortController();
  const { signal } = aborter;
  signal.addEventListener = (name: string) => void listening.push(`+${name}`);
  signal.removeEventListener = (name: string) => void listening.push(`-${name}`);
  let commit: CommitListener = () => {};
  const journal: Pick<Journal, 'read' | 'onCommit'> = {
    async *read(after) {
      assert.equal(after, 4);
      yield composing('stored')(5);
    },
    onCommit: (listener) => {
      committed.add(listener);
      commit = listener;
      return () => committed.delete(listener);
    },
  };
  const waiting = waitForDeliveries(journal, wait({ filter: { after: 4, inbox: 'default' }, count: 2, signal }));
  commit([composing('other', { inbox: 'other' })(6)]);
  commit([composing('second')(7), composing('third')(8)]);
  assert.deepEqual((await waiting).deliveries.map(bodyOf), ['stored', 'second', 'third']);
  assert.equal(committed.size, 0);
  assert.deepEqual(listening, ['+abort', '-abort']);
});

test('a wait for none ends at once', async (t) => {
  const journal = await emptyJournal(t);
  assert.deepEqual(await waitForDeliveries(journal, wait({ count: 0 })), { complete: true, deliveries: [] });
});
