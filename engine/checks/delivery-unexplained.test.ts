import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Explanation } from '../deliveries/explain.js';
import { delivery, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryUnexplained } from './delivery-unexplained.js';

const call = { name: 'createTransfer', at: 1, outcome: 'done', view: {}, ids: new Set<string>() } as const;

const judge = (explanation: Partial<Explanation>) =>
  deliveryUnexplained.judge({
    ...deliveryInput([delivery()]),
    standing: {
      explained: new Map([['d1', { standing: 'unexplained', causes: [], shown: [], ...explanation }]]),
      money: new Map(),
    },
  });

test('what a call caused holds', () => {
  const judgement = only(judge({ standing: 'explained', whose: 'run', causes: [call] }));
  assert.deepEqual([judgement.holds, judgement.message], [true, 'caused by createTransfer']);
});

test('what nothing caused is a failure where the run made the object, a warning where others may have acted', () => {
  const own = only(judge({ whose: 'run' }));
  assert.deepEqual([own.holds, own.atMost, own.ground.kind], [false, undefined, 'principle']);
  assert.equal(only(judge({ whose: 'shared' })).atMost, 'warn');
});

test('a refused call that asked for it is named', () => {
  assert.match(only(judge({ whose: 'run', refused: call })).message, /was refused: createTransfer/);
});

test('what is not decided, foreign or not known of is not judged', () => {
  assert.deepEqual(judge({ standing: 'undecided' }), []);
  assert.deepEqual(judge({ standing: 'foreign' }), []);
  assert.deepEqual(deliveryUnexplained.judge(deliveryInput([delivery()])), []);
});
