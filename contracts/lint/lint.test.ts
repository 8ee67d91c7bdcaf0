import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { listVersions, loadContract, packagedContracts } from '../model/load.js';
import { sharedEditions } from './editions.js';
import { entryNotes, silences } from './entry-notes.js';
import { documentationDefects } from './lint.js';
import { platformNotes } from './platform-notes.js';
import { lintRules } from './rules.js';
import { readingIn } from './rules/platform-contradiction.js';
import type { StatedContradictions, StatedEntry } from './stated.js';

const dossier = (file: string): unknown =>
  parse(readFileSync(path.join(packagedContracts, 'dossier', `${file}.yaml`), 'utf8'));
const stated: StatedContradictions = {
  platform: dossier('platform') as StatedContradictions['platform'],
  operations: (dossier('operations') as { operations: StatedEntry[] }).operations,
  webhooks: (dossier('webhooks') as { webhooks: StatedEntry[] }).webhooks,
};
const rows = stated.platform.contradictions ?? [];
const entries = [...stated.operations, ...stated.webhooks];

for (const version of listVersions()) {
  const contract = loadContract(version);
  const known = contract.facts.editions.map(({ id }) => id);
  const defects = documentationDefects({ contract, stated });

  test(`${version}: every contradiction of the platform inside the edition is reported, none between editions`, () => {
    const reported = new Set(defects.map(({ id }) => id));
    for (const { id, readings, edition } of rows) {
      const shared = edition === undefined ? sharedEditions(readings, known) : [edition];
      if (shared?.includes(version)) assert.ok(reported.has(id), `${id} is missing`);
      if (shared?.length === 0) assert.ok(!reported.has(id), `${id} lies between editions`);
    }
  });

  test(`${version}: every defect names its place and two readings with their sources`, () => {
    const ids = defects.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const rules = new Set(lintRules.map(({ id }) => id));
    for (const { id, rule, apiVersion, edition, places, readings } of defects) {
      assert.ok(rules.has(rule), rule);
      assert.equal(apiVersion, version);
      assert.ok(places.length > 0, `${id} has no place`);
      assert.ok(readings.length >= 2, `${id} has one reading`);
      for (const reading of readings) {
        assert.equal(reading.edition, edition);
        assert.ok(reading.text !== '' && reading.source !== '', id);
      }
    }
  });
}

test('rules have ids of their own in kebab case', () => {
  const ids = lintRules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
});

test('every note speaks of contradictions that the dossier has', () => {
  const ids = new Set(rows.map(({ id }) => id));
  const texts = (entry: string): string[] => entries.find(({ id }) => id === entry)?.contradictions ?? [];
  const speaksOfOne = (entry: string, words: string): void =>
    assert.equal(texts(entry).filter((text) => text.includes(words)).length, 1, `${entry}: ${words}`);
  for (const [id, note] of Object.entries(platformNotes)) {
    assert.ok(ids.has(id), id);
    for (const [entry, words = []] of Object.entries(note?.restatedBy ?? {}))
      for (const some of words) speaksOfOne(entry, some);
  }
  for (const [entry, notes = []] of Object.entries(entryNotes))
    for (const { about } of notes) speaksOfOne(entry, about);
  for (const [entry, words = []] of Object.entries(silences)) for (const some of words) speaksOfOne(entry, some);
});

test('a reading takes its source from the brackets at its end that speak of the edition', () => {
  const known = ['legacy', '2025', 'test', 'latest'];
  const sourceOf = (text: string, edition: string): string => readingIn(text, edition, known, 'Page').source;
  assert.equal(sourceOf('must be true (latest, prose)', 'latest'), 'prose');
  assert.equal(sourceOf('poaRequired (2025 earlier page; latest FAQ)', 'latest'), 'FAQ');
  assert.equal(sourceOf('0.5 (2025)', '2025'), 'Page');
  assert.deepEqual(readingIn('upper case in orders (2025) and withdrawals (legacy)', 'legacy', known, 'Page'), {
    text: 'upper case in orders (2025) and withdrawals (legacy)',
    edition: 'legacy',
    source: 'Page',
  });
});

test('what a rule finds and the dossier notes as well is told once, as confirmed', () => {
  const found = platformNotes['C04']?.foundAs?.[0] ?? '';
  const defect = (id: string, rule: string) => ({
    ...{ id, rule, apiVersion: 'test', edition: 'test', topic: 'topic', places: [], readings: [] },
  });
  const rule = (id: string, defects: string[]) => ({
    id,
    describes: id,
    find: () => defects.map((one) => defect(one, id)),
  });
  const input = { contract: loadContract('test'), stated: { platform: {}, operations: [], webhooks: [] } };
  const both = documentationDefects(input, [rule('noted', ['C04']), rule('found', [found, 'other'])]);
  assert.deepEqual(
    both.map(({ id, confirmedBy }) => [id, confirmedBy]),
    [
      ['C04', ['found']],
      ['other', undefined],
    ],
  );
  const alone = documentationDefects(input, [rule('found', [found])]);
  assert.deepEqual(
    alone.map(({ id }) => id),
    [found],
  );
});
