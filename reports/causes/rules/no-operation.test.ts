import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { linkSymptoms } from '../link.js';
import { run, sighting, symptom } from '../test-support/symptoms.js';
import { noOperation } from './no-operation.js';

const at = (...messages: string[]) => ({ sightings: messages.map((message, index) => sighting(index, { message })) });
const carried = { ground: evidenceGround({ grade: 'carried' }), defaultLevel: 'warn' } as const;

test('an operation that is not there explains the statuses it answers, though these weigh more', () => {
  const missing = symptom('operation-exists', 'getCard', { ...carried, ...at('e1', 'e2') });
  const status = symptom('status-listed', 'getCard', at('e1', 'e2'));
  const elsewhere = symptom('status-listed', 'getCard', { code: '403', ...at('e8', 'e9', 'e2') });
  assert.equal(noOperation.explains(missing, status, run()), true);
  assert.equal(noOperation.explains(missing, elsewhere, run()), false, 'most of its answers are of the operation');
  assert.equal(noOperation.explains(status, missing, run()), false);
  const [first, ...others] = linkSymptoms([status, missing], run());
  assert.equal(first?.head, missing);
  assert.deepEqual(others, []);
});

test('a guess that the operation should be there explains nothing that is documented', () => {
  const guess = { ground: evidenceGround({ grade: 'assumed' }), defaultLevel: 'info' } as const;
  const missing = symptom('operation-exists', 'getCard', { ...guess, ...at('e1') });
  const status = symptom('status-listed', 'getCard', at('e1'));
  assert.equal(linkSymptoms([status, missing], run())[0]?.head, status);
});
