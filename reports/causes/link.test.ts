import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grade } from '../../contracts/model/evidence.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { levelOf } from '../../contracts/model/levels.js';
import { linkSymptoms } from './link.js';
import type { CauseRule } from './rules/rule.js';
import type { Symptom } from './symptom.js';
import { run, sighting, symptom } from './test-support/symptoms.js';

/** A symptom that rests on a grade, or on a principle. */
function resting(check: string, about: string, on: Grade | 'principle', changes: Partial<Symptom> = {}): Symptom {
  const ground = on === 'principle' ? principle('an object keeps its identity') : evidenceGround({ grade: on });
  return symptom(check, about, { ground, defaultLevel: levelOf(ground, 'documented'), ...changes });
}

/** A rule by which every named pair is one of cause and consequence. */
function ruleOf(pairs: readonly (readonly [cause: string, other: string])[], changes: Partial<CauseRule> = {}) {
  const explains = (cause: Symptom, other: Symptom): boolean =>
    pairs.some(([a, b]) => a === cause.check && b === other.check);
  return { id: 'told', about: 'it was told so', keysOf: () => ['all'], explains, ...changes };
}

function linked(symptoms: readonly Symptom[], ...rules: CauseRule[]): string[] {
  return linkSymptoms(symptoms, run(), rules.length > 0 ? rules : undefined)
    .map(({ head, consequences }) => [head.check, ...consequences.map(({ symptom: { check } }) => check)].join(' > '))
    .sort();
}

test('a guess explains nothing that a principle forbids, though it stands nearer to the break', () => {
  const guess = resting('decimal-fidelity', 'createTransfer', 'assumed');
  const serious = resting('id-unique', 'createTransfer', 'principle');
  const rule = ruleOf([['decimal-fidelity', 'id-unique']]);
  assert.deepEqual(linked([guess, serious], rule), ['decimal-fidelity', 'id-unique']);
  // As firm as its consequence, it does.
  const firm = resting('decimal-fidelity', 'createTransfer', 'documented');
  assert.deepEqual(linked([firm, serious], rule), ['decimal-fidelity > id-unique']);
});

test('the heavier one explains the lighter one, in whichever order a record has them', () => {
  const guess = resting('decimal-fidelity', 'createTransfer', 'assumed');
  const serious = resting('whose-data', 'createTransfer', 'principle');
  const rule = ruleOf([['whose-data', 'decimal-fidelity']]);
  assert.deepEqual(linked([guess, serious], rule), ['whose-data > decimal-fidelity']);
  assert.deepEqual(linked([serious, guess], rule), ['whose-data > decimal-fidelity']);
});

test('of one level, what only samples show explains nothing that a page says', () => {
  const seen = resting('response-schema', 'getCard', 'observed');
  const said = resting('expected-shown', 'getCard', 'carried');
  assert.equal(seen.defaultLevel, said.defaultLevel);
  assert.deepEqual(linked([seen, said], ruleOf([['response-schema', 'expected-shown']])), [
    'expected-shown',
    'response-schema',
  ]);
  assert.deepEqual(linked([said, seen], ruleOf([['expected-shown', 'response-schema']])), [
    'expected-shown > response-schema',
  ]);
});

test('what two heavier ones explain ties them not together', () => {
  const guess = resting('decimal-fidelity', 'createTransfer', 'assumed');
  const one = resting('id-unique', 'createTransfer', 'principle');
  const other = resting('whose-data', 'createTransfer', 'principle');
  const rule = ruleOf([
    ['id-unique', 'decimal-fidelity'],
    ['whose-data', 'decimal-fidelity'],
  ]);
  assert.deepEqual(linked([guess, one, other], rule), ['id-unique > decimal-fidelity', 'whose-data']);
  // Heavier ones that are tied to each other stay so.
  const tied = ruleOf([
    ['id-unique', 'decimal-fidelity'],
    ['whose-data', 'decimal-fidelity'],
    ['id-unique', 'whose-data'],
  ]);
  assert.deepEqual(linked([guess, one, other], tied), ['id-unique > decimal-fidelity > whose-data']);
});

test('a call that was taken explains what it did where its refusal is known, and else does not', () => {
  const effects = [
    resting('no-effect', 'createExchange', 'principle'),
    resting('conservation', 'createExchange', 'principle'),
  ];
  const pairs = [
    ['lock-lifecycle', 'no-effect'],
    ['lock-lifecycle', 'conservation'],
  ] as const;
  const presupposed = ruleOf(pairs, { presupposed: true });
  const known = resting('lock-lifecycle', 'createExchange', 'carried');
  assert.deepEqual(linked([...effects, known], presupposed), ['lock-lifecycle > no-effect > conservation']);
  const guessed = resting('lock-lifecycle', 'createExchange', 'assumed');
  assert.deepEqual(linked([...effects, guessed], presupposed), ['conservation', 'lock-lifecycle', 'no-effect']);
  assert.deepEqual(linked([...effects, known], ruleOf(pairs)), ['conservation', 'lock-lifecycle', 'no-effect']);
});

test('by the rules as they are, a way to spell an amount does not head an id that was given twice', () => {
  const step = sighting(1, { message: 'e1', flow: 'transfers', step: 'transfers.pay' });
  const shown = { place: '/amount', sightings: [step] };
  const spelling = resting('decimal-fidelity', 'createTransfer', 'assumed', shown);
  const others = resting('whose-data', 'createTransfer', 'principle', shown);
  const twice = resting('id-unique', 'createTransfer', 'principle', { ...shown, place: '/amount/id' });
  const found = linked([spelling, others, twice]);
  assert.deepEqual(found, ['id-unique > decimal-fidelity > whose-data']);
  assert.deepEqual(linked([spelling, { ...twice, place: '/transferId' }]), ['decimal-fidelity', 'id-unique']);
});

test('a refusal that comes as a success is first of all no success, whatever else it looks like', () => {
  const message = { sightings: [sighting(1, { message: 'e1' })], answered: 2, code: 'P412' };
  const breach = symptom('tenant-isolation', 'getCard', message);
  const envelope = symptom('error-envelope', 'getCard', { ...message, place: '/errorCode' });
  assert.deepEqual(linked([breach, envelope]), ['error-envelope > tenant-isolation']);
  const { code: _code, ...taken } = breach;
  assert.deepEqual(linked([taken, envelope]), ['tenant-isolation > error-envelope']);
});
