import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { packagedContracts } from '../model/load.js';
import { entryEditions, sharedEditions, withoutEdition } from './editions.js';
import type { PlatformContradiction } from './stated.js';

const known = ['legacy', '2025', 'test', 'latest'];

test('readings stand side by side in the editions that all of them name', () => {
  assert.deepEqual(sharedEditions(['a (legacy; 2025 FAQ)', 'b (2025, prose)'], known), ['2025']);
  assert.deepEqual(sharedEditions(['number (legacy)', 'string (test)'], known), []);
  assert.deepEqual(sharedEditions(['a (all editions visible)', 'b (legacy)'], known), ['legacy']);
});

test('a reading that names no edition speaks of those that the others name', () => {
  assert.deepEqual(sharedEditions(['must be true (latest, prose)', 'the sample lacks it'], known), ['latest']);
  assert.equal(sharedEditions(['the label', 'the status'], known), undefined);
});

test('every contradiction of the platform belongs to the editions that its readings share', () => {
  const file = path.join(packagedContracts, 'dossier', 'platform.yaml');
  const { contradictions } = parse(readFileSync(file, 'utf8')) as { contradictions: PlatformContradiction[] };
  const decided = Object.fromEntries(
    contradictions.map(({ id, readings, edition }) => [
      id,
      edition === undefined ? (sharedEditions(readings, known)?.join(' ') ?? 'wherever known') : edition,
    ]),
  );
  const difference = '';
  assert.deepEqual(decided, {
    C01: difference,
    C02: '2025',
    C03: '2025 latest',
    C04: 'latest',
    C05: '2025',
    C06: '2025',
    C07: 'latest',
    C08: '2025',
    C09: difference,
    C10: 'legacy',
    C11: 'legacy',
    C12: difference,
    C13: '2025',
    C14: 'legacy 2025',
    C15: 'legacy',
    C16: 'legacy',
    C17: difference,
    C18: 'legacy',
    C19: difference,
    C20: difference,
    C21: difference,
    C22: 'test',
    C23: 'test',
    C24: difference,
    C25: 'legacy',
    C26: '2025',
    C27: difference,
    C28: 'legacy',
    C29: '2025',
    C30: '2025',
    C31: '2025',
    C32: 'legacy',
    C33: difference,
    C34: difference,
    C35: difference,
    C36: '2025 latest',
    C37: 'latest',
    C38: 'legacy',
    C39: 'wherever known',
    C40: 'legacy',
    C41: '2025 latest',
  });
});

test('an entry says its edition before its text, or names one, or speaks of those that show it', () => {
  assert.deepEqual(entryEditions('legacy: the sample of test differs', ['test'], known), ['legacy']);
  assert.deepEqual(entryEditions('early 2025: a in the prose, b in the sample', [], known), ['2025']);
  assert.deepEqual(entryEditions('legacy prints P424 twice', ['test'], known), ['legacy']);
  assert.deepEqual(entryEditions('legacy answers at once, 2025 later', ['legacy'], known), []);
  assert.deepEqual(entryEditions('the sample is cut off', ['legacy', 'test'], known), ['legacy', 'test']);
  assert.equal(withoutEdition('early 2025: a, but b', known), 'a, but b');
  assert.equal(withoutEdition('Flag name: a or b', known), 'Flag name: a or b');
});
