import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalInstant, sameInstant } from './date-time.js';

test('one moment has many spellings', () => {
  const spellings: [string, string][] = [
    ['2026-02-01T09:30:00.288000Z', '2026-02-01T09:30:00.288Z'],
    ['2026-02-01T09:30:00.288Z', '2026-02-01T09:30:00Z'],
    ['2026-02-01T09:30:00.999Z', '2026-02-01T09:30:01Z'],
    ['2026-02-01T10:30:00+01:00', '2026-02-01T09:30:00Z'],
    ['2026-02-01T00:15:00.5+05:30', '2026-01-31T18:45:00.500Z'],
    ['1969-12-31T23:59:59.25Z', '1969-12-31T23:59:59.250000Z'],
  ];
  for (const [here, there] of spellings) {
    assert.equal(sameInstant(here, there), true, `${here} ${there}`);
    assert.equal(sameInstant(there, here), true, `${there} ${here}`);
  }
});

test('moments that differ at their common precision are two', () => {
  const others: [string, string][] = [
    ['2026-02-01T09:30:00.288Z', '2026-02-01T09:30:00.289Z'],
    ['2026-02-01T09:30:00.288000Z', '2026-02-01T09:30:00.289Z'],
    ['2026-02-01T09:30:00Z', '2026-02-01T09:30:01Z'],
    ['2026-02-01T09:30:00.5Z', '2026-02-01T09:30:02Z'],
    ['2026-02-01T10:30:00+01:00', '2026-02-01T10:30:00Z'],
    ['1969-12-31T23:59:59.25Z', '1969-12-31T23:59:58.75Z'],
  ];
  for (const [here, there] of others) assert.equal(sameInstant(here, there), false, `${here} ${there}`);
});

test('what is no time with a zone is no moment', () => {
  for (const text of ['2026-02-01', '2026-02-01T09:30:00', '2026-02-30T09:30:00Z', '9', ''])
    assert.equal(sameInstant(text, '2026-02-01T09:30:00Z'), undefined, text);
});

test('the canonical spelling is one for each moment; other texts stay', () => {
  for (const text of ['2026-02-01T10:30:00.2880+01:00', '2026-02-01T09:30:00.288Z', '2026-02-01T09:30:00.288000Z'])
    assert.equal(canonicalInstant(text), '2026-02-01T09:30:00.288Z');
  assert.equal(canonicalInstant('2026-02-01T09:30:00.000Z'), '2026-02-01T09:30:00Z');
  assert.equal(canonicalInstant('2026-02-01'), '2026-02-01');
});
