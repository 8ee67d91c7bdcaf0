import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { contract, exchangeInput, groundAt, only, operationNamed } from '../test-support/inputs.js';
import { statusListed } from './status-listed.js';

const id = 'getKycStatus';
const { pointer, object } = operationNamed(id);
const listed = Object.keys(object.responses);

test('each listed status holds, on the ground of that very answer', () => {
  for (const status of listed) {
    const judgement = only(statusListed.judge(exchangeInput(id, { status: Number(status) })));
    assert.equal(judgement.holds, true, status);
    assert.deepEqual(judgement.ground, groundAt(`${pointer}/responses/${status}`));
  }
});

test('an unlisted status is a finding as strong as the weakest listed status of its class', () => {
  const judgement = only(statusListed.judge(exchangeInput(id, { status: 418 })));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.expected, `one of ${listed.join(', ')}`);
  assert.equal(judgement.actual, '418');
  assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
  const sameClass = listed.filter((status) => status.startsWith('4'));
  assert.ok(sameClass.length > 1);
  const weakest = weakestEvidence(
    sameClass.map((status) => evidenceAt(contract.document, `${pointer}/responses/${status}`)),
  );
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence: weakest });
});

test('where no status of the class is listed, the weakest of all decides', () => {
  const judgement = only(statusListed.judge(exchangeInput(id, { status: 502 })));
  assert.equal(judgement.holds, false);
  const weakest = weakestEvidence(
    listed.map((status) => evidenceAt(contract.document, `${pointer}/responses/${status}`)),
  );
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence: weakest });
});
