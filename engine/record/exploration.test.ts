import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explorationInWords } from './exploration.js';
import type { ExplorationLine } from './format.js';

const line: ExplorationLine = {
  type: 'exploration',
  ...{ steps: 500, open: 12, sequences: 9, lost: 0, durationMs: 4000 },
  ...{ codes: ['createTransfer P301'], pairs: ['a → b', 'b → a'], transitions: ['card: none → ACTIVE'] },
};

test('one line tells what was reached; of several runs each thing counts once', () => {
  assert.equal(explorationInWords(), undefined);
  assert.equal(explorationInWords([line]), '500 steps, 9 sequences · 2 pairs, 1 transitions, 1 codes · open 12');
  const both = explorationInWords([
    line,
    { ...line, lost: 2, ended: 'nobody answers', codes: ['createTransfer P302'] },
  ]);
  assert.equal(
    both,
    '1000 steps, 18 sequences · 2 pairs, 1 transitions, 2 codes · open 24 · 2 broke off · ended early: nobody answers',
  );
});
