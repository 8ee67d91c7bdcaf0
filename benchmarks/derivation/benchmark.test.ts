import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conformance } from './contenders.js';
import { readCorpus } from './corpus.js';
import { acceptance, measure, rejection } from './measure.js';

test('corpus: events with their different examples', () => {
  const corpus = readCorpus();
  assert.ok(corpus.length > 50, String(corpus.length));
  for (const { event, examples } of corpus)
    assert.equal(new Set(examples.map((example) => JSON.stringify(example))).size, examples.length, event);
});

test('leave-one-out never shows derivation the example it is judged by, and counts both rates', async () => {
  const corpus = [
    { event: 'a', examples: [{ a: 1 }, { a: 2 }, { a: 3 }] },
    { event: 'b', examples: [{ b: 1 }] },
  ];
  const seen: object[][] = [];
  const measurement = await measure(
    {
      name: 'by its members',
      derive: (samples) => {
        seen.push([...samples]);
        return samples[0] ?? {};
      },
      compile: (schema) => (value) => Object.keys(schema).join() === Object.keys(value as object).join(),
    },
    corpus,
  );
  assert.deepEqual(seen, [
    [{ a: 2 }, { a: 3 }],
    [{ a: 1 }, { a: 3 }],
    [{ a: 1 }, { a: 2 }],
  ]);
  const { heldOut, accepted, foreign, rejected, payloads } = measurement;
  assert.deepEqual([heldOut, accepted, foreign, rejected, payloads], [3, 3, 3, 3, 6]);
});

test('the shipped default accepts 90 % of the held-out examples and rejects 94 % of the foreign ones', async () => {
  // Every third example: what decides the rates is the events, and all of them have a part.
  const measurement = await measure(conformance(), readCorpus(), { every: 3 });
  assert.ok(measurement.heldOut > 100, String(measurement.heldOut));
  assert.ok(acceptance(measurement) >= 0.9, `accepts ${acceptance(measurement)}`);
  assert.ok(rejection(measurement) >= 0.94, `rejects ${rejection(measurement)}`);
});
