import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { faults } from '../../sandbox/index.js';
import { optionsOf, renderMatrix } from './matrix.js';
import { expectationOf } from './run-fault.js';

const faultOf = (name: string) => ({ name, violates: `${name} is broken` });

test('the page tells the option that a fault needs beside its name, and none elsewhere', () => {
  const detection = { place: 'getUserBalances', seed: 1, found: ['response-time'], caught: true };
  const page = renderMatrix(
    [
      { ...detection, fault: 'slow' },
      { ...detection, fault: 'loud' },
    ],
    [faultOf('slow'), faultOf('loud'), faultOf('elsewhere')],
    (name) => ({ checks: ['response-time'], ...(name === 'slow' ? { responseTimeMs: 800 } : {}) }),
  );
  assert.match(page, /\| `slow` \| slow is broken \| `--response-time 800` \| 1 of 1 \| response-time \|/);
  assert.match(page, /\| `loud` \| loud is broken \| {2}\| 1 of 1 \| response-time \|/);
  assert.doesNotMatch(page, /elsewhere/);
});

test('the published page names every option that its rows were planted with', () => {
  const lines = readFileSync(new URL('../../docs/fault-matrix.md', import.meta.url), 'utf8').split('\n');
  for (const { name } of faults) {
    const line = lines.find((candidate) => candidate.startsWith(`| \`${name}\` `));
    if (line) assert.equal(line.split(' | ')[2], optionsOf(expectationOf(name) ?? {}), name);
  }
});
