import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofText } from './proof-text.js';
import type { AreaProof, ProofState } from './proof.js';

function area(name: string, state: ProofState, lacks?: string): AreaProof {
  return {
    name,
    state,
    ...(lacks !== undefined && { lacks }),
    cases: 1,
    firm: 1,
    hindered: [],
    unaccepted: [],
    unread: [],
  };
}

test('areas are told by what they lack, unproven ones first; proven and left out ones are not', () => {
  assert.equal(proofText([area('A', 'proven'), area('B', 'left-out')]), undefined);
  assert.equal(
    proofText([
      area('A', 'in-part', 'x'),
      area('B', 'unproven', 'y'),
      area('C', 'unproven', 'z'),
      area('D', 'unproven', 'y'),
    ]),
    'unproven: B, D (y), C (z); unproven in part: A (x)',
  );
  assert.equal(proofText([area('A', 'in-part', 'x')]), 'unproven in part: A (x)');
});

test('five areas are named, the others counted', () => {
  const areas = (count: number) => Array.from({ length: count }, (_, at) => area(`A${at}`, 'unproven', 'x'));
  assert.equal(proofText(areas(5)), 'unproven: A0, A1, A2, A3, A4 (x)');
  assert.equal(proofText(areas(7)), 'unproven: A0, A1, A2, A3, A4 and 2 more (x)');
});
