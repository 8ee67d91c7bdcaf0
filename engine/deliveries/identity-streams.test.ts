import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasSurelyFailed, retryWindow, type Attempt, type Retries } from './attempt.js';
import { canonicalBody, identify, type Relation } from './identity.js';
import { attemptAt, simulate, type Simulated, type Sender } from './test-support/sender.js';

const retries: Retries = { attempts: 5, delaysSeconds: [8, 16, 32, 64] };

/** All histories one by one, as a second way to the same answer: the relations that each attempt has in any of them. */
function everyHistory(attempts: readonly Attempt[], equalEvents: boolean, observedUntil: number): Set<Relation>[] {
  const found = attempts.map(() => new Set<Relation>());
  const body = canonicalBody(attempts[0]?.body ?? '');
  interface Sent {
    position: number;
    retried: boolean;
    /** Something that was sent again after its acknowledgement had come. */
    repeated: boolean;
  }
  const isExplained = (history: readonly Sent[]): boolean =>
    attempts.every((attempt, index) => {
      const { position, retried } = history[index] as Sent;
      const window = retryWindow(attempt, position, retries);
      return retried || !hasSurelyFailed(attempt) || !window || window.latest >= observedUntil;
    });
  const go = (index: number, history: Sent[], relations: Relation[]): void => {
    const attempt = attempts[index];
    if (!attempt) {
      if (isExplained(history)) relations.forEach((relation, at) => found[at]?.add(relation));
      return;
    }
    assert.equal(canonicalBody(attempt.body), body);
    const begun: Sent = { position: 1, retried: false, repeated: false };
    if (index === 0 || equalEvents) go(index + 1, [...history, begun], [...relations, 'event']);
    history.forEach((sent, of) => {
      const earlier = attempts[of] as Attempt;
      const window = retryWindow(earlier, sent.position, retries);
      if (!sent.retried && !sent.repeated && window) {
        if (attempt.received.latest >= window.earliest && attempt.received.earliest <= window.latest)
          go(
            index + 1,
            [
              ...history.map((one, at) => (at === of ? { ...one, retried: true } : one)),
              { ...begun, position: sent.position + 1 },
            ],
            [...relations, 'retry'],
          );
      }
      if (!sent.retried && !hasSurelyFailed(earlier))
        go(
          index + 1,
          [...history.map((one, at) => (at === of ? { ...one, repeated: true } : one)), begun],
          [...relations, 'duplicate'],
        );
    });
  };
  go(0, [], []);
  return found;
}

const senders = fc.record<Sender>({
  seed: fc.integer(),
  events: fc.integer({ min: 1, max: 3 }),
  equalEvents: fc.boolean(),
  jitterMs: fc.constant(1000),
  outcomes: fc.array(fc.constantFrom('ok', 'ok', 'ok', 'error', 'timeout', 'reset', 'lost'), {
    minLength: 1,
    maxLength: 8,
  }),
  closeMs: fc.constantFrom(5, 900, 9000, 40_000),
  duplicates: fc.boolean(),
});

function judgedStream(
  { attempts, truth, observedUntil }: Simulated,
  equalEvents: boolean,
): { claims: number; open: number } {
  const identified = identify(attempts, { retries, equalEvents, observedUntil });
  let claims = 0;
  identified.forEach(({ relation, among, of }, index) => {
    const right = truth[index];
    assert.ok(
      right && among.includes(right.relation),
      `attempt ${index}: ${right?.relation} is not among ${among.join()}`,
    );
    if (relation === 'ambiguous') {
      assert.ok(among.length > 1);
      return;
    }
    claims += 1;
    assert.equal(relation, right.relation);
    if (relation === 'retry' && of) assert.equal(of.id, right.of);
  });
  return { claims, open: identified.length - claims };
}

test('no claim is wrong on 1,000 streams with random jitter, lost acknowledgements, duplicates and equal events', () => {
  const sum = { claims: 0, open: 0 };
  fc.assert(
    fc.property(senders, (sender) => {
      const { claims, open } = judgedStream(simulate(sender, retries), sender.equalEvents);
      sum.claims += claims;
      sum.open += open;
    }),
    { numRuns: 1000, seed: 6 },
  );
  // The streams are worth judging: most attempts can be told apart, and some cannot.
  assert.ok(sum.claims > sum.open && sum.open > 100, JSON.stringify(sum));
});

test('ambiguous is only what two histories explain, and nothing else is', () => {
  fc.assert(
    fc.property(senders, (sender) => {
      const { attempts, observedUntil } = simulate({ ...sender, events: Math.min(sender.events, 2) }, retries);
      const body = attempts[0]?.body;
      const group = attempts.filter((attempt) => attempt.body === body).slice(0, 6);
      const until = group.length < 6 ? observedUntil : (group.at(-1)?.received.earliest ?? 0);
      const identified = identify(group, { retries, equalEvents: sender.equalEvents, observedUntil: until });
      const expected = everyHistory(group, sender.equalEvents, until);
      assert.deepEqual(
        identified.map(({ among }) => [...among].sort()),
        expected.map((among) => [...among].sort()),
      );
    }),
    { numRuns: 1000, seed: 66 },
  );
});

test('a crowd of equal events is given up, not thought over for ever', () => {
  const crowd = Array.from({ length: 60 }, (_, index) => attemptAt(index * 0.3, 500));
  const started = process.cpuUsage();
  const identified = identify(crowd, { retries, equalEvents: true });
  assert.ok(process.cpuUsage(started).user < 5_000_000);
  assert.equal(identified.length, 60);
  for (const { relation, among } of identified)
    assert.deepEqual([relation, among], ['ambiguous', ['event', 'retry', 'duplicate']]);
  assert.deepEqual(identify(crowd, { retries, equalEvents: false })[1]?.among, ['retry']);
});
