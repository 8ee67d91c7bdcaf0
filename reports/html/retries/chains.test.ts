import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeliveryLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import { wholeRecord } from '../test-support/whole-record.js';
import { attemptsOf, chainsOf } from './chains.js';
import { dueTimes, scaleTo } from './time-line.js';

const [sample] = wholeRecord().cases.flatMap(({ deliveries }) => deliveries.slice(-1));

function delivery(time: number, status: number, body = 'a', hasClock = false): DeliveryLine {
  assert.ok(sample);
  const { clock: _clock, ...rest } = sample;
  const at = new Date(time).toISOString();
  return {
    ...rest,
    request: { ...rest.request, body },
    ...(hasClock ? { clock: at, receivedAt: new Date(0).toISOString() } : { receivedAt: at }),
    answer: { status, at },
  };
}

const caseWith = (deliveries: DeliveryLine[]): CaseRecord => ({
  line: {
    type: 'case',
    id: 'w:p:r',
    phase: 'p',
    rule: 'r',
    name: 'n',
    expectation: 'e',
    startedAt: new Date(0).toISOString(),
  },
  exchanges: [],
  deliveries,
  judgements: [],
});

test('attempts come in the order of their times, by the clock of the target where it is told', () => {
  const attempts = attemptsOf([delivery(9_000, 200, 'a', true), delivery(1_000, 500), delivery(4_000, 200, 'b')]);
  assert.deepEqual(attempts, [
    { number: 2, offsetMs: 0, status: 500, sameAs: 2 },
    { number: 3, offsetMs: 3_000, status: 200, sameAs: 3 },
    { number: 1, offsetMs: 8_000, status: 200, sameAs: 2 },
  ]);
});

test('equal deliveries are a chain where one was not acknowledged, or where the case has a finding', () => {
  const acknowledged = caseWith([delivery(0, 200), delivery(10, 200)]);
  assert.deepEqual(chainsOf(acknowledged, 1, undefined), []);
  assert.equal(chainsOf(acknowledged, 1, 'fail').length, 1);
  assert.equal(chainsOf(caseWith([delivery(0, 500), delivery(10, 200)]), 1, undefined).length, 1);
  assert.deepEqual(chainsOf(caseWith([delivery(0, 500), delivery(10, 200, 'b')]), 1, 'fail'), []);
});

test('a scale keeps order and bounds, and tells the first seconds apart however late the last attempt is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7e8 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
      (longest, shares) => {
        const scale = scaleTo(longest);
        const places = shares.sort((a, b) => a - b).map((share) => scale.at(share * longest));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        assert.ok(places.every((place) => place >= 0 && place <= 1));
        assert.ok(scale.ticks.every((tick) => tick <= longest));
      },
    ),
  );
  const day = scaleTo(86_400_000);
  assert.ok(day.at(16_000) - day.at(8_000) > 0.03);
  assert.ok(!scaleTo(900).isLogarithmic);
});

test('attempts are due after the delays before them', () => {
  assert.deepEqual(dueTimes([8, 16, 32, 64]), [8_000, 24_000, 56_000, 120_000]);
});
