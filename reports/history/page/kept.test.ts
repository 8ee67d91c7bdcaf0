/** The pages of a history that has everything such pages can tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertKept } from '../../test-support/kept.js';
import { outline } from '../../test-support/outline.js';
import { teamsIn } from '../owners.js';
import { nowOf } from '../summary.js';
import { cause, runOf } from '../test-support/lines.js';
import { renderCausePage } from './cause-page.js';
import { renderHistoryIndex } from './index-page.js';
import { causeFile } from './words.js';

const teams = teamsIn({ teams: { payments: { reviewers: ['@ada'], operations: ['standing'] } } });
const shown = (amount: string) => ({
  request: 'GET https://api.example/a',
  answer: `200\n{"amount":${amount},"id":"1"}`,
});

/** Twelve nights: a cause that stands, one that was mended, one that comes and goes, and a night that proved less. */
const lines = Array.from({ length: 12 }, (_, index) =>
  runOf(
    index + 1,
    [
      ...(index > 7 ? [cause('standing', { shown: shown('1'), area: 'balances' })] : []),
      ...(index > 2 && index < 6 ? [cause('mended', { level: 'warn', kind: 'environment' })] : []),
      ...(index % 2 === 0 ? [cause('flaky', { level: 'info', kind: 'unknown' })] : []),
    ],
    {
      judged: ['standing', 'mended', 'flaky'],
      latency: { getCard: 10 + index, getUser: 30 },
      subjects: index === 11 ? 2 : 4,
      rests: { documented: 10 + index, carried: 3 },
      areas: { balances: index === 11 ? 'in-part' : 'proven' },
      origins: { build: String(4700 + Math.floor(index / 4)), contract: 'c' },
    },
  ),
);

const kept = (name: string, markup: string): void =>
  assertKept(new URL(`kept/${name}.txt`, import.meta.url), outline(markup));

test('the index of a history stands as it stood, also of one without a cause', () => {
  kept('index', renderHistoryIndex(nowOf(lines), lines, teams));
  const quiet = [runOf(1), runOf(2)];
  kept('quiet', renderHistoryIndex(nowOf(quiet), quiet, []));
});

test('so does the page of each cause', () => {
  for (const thread of nowOf(lines).flatMap(({ threads }) => threads))
    kept(thread.id, renderCausePage(thread, lines, teams, shown('"1.00"')));
});

test('a cause that came with one build and went with another tells when it recovered', () => {
  const nights = Array.from({ length: 9 }, (_, index) =>
    runOf(index + 1, index > 2 && index < 6 ? ['gone'] : [], {
      judged: ['gone'],
      origins: { build: String(Math.floor(index / 3)) },
    }),
  );
  for (const thread of nowOf(nights).flatMap(({ threads }) => threads))
    kept(thread.id, renderCausePage(thread, nights, [], undefined));
});

test('a cause that several targets share has a page for each, however alike their names are', () => {
  const targets = ['nightly', 'Nightly', 'nightly.', 'night/ly', 'night-ly'];
  const all = targets.flatMap((target) => lines.map((line) => ({ ...line, target })));
  const files = nowOf(all).flatMap(({ apiVersion, threads }) =>
    threads.map((thread) => causeFile(apiVersion, thread).toLowerCase()),
  );
  assert.equal(files.length, 3 * targets.length);
  assert.equal(new Set(files).size, files.length);
  for (const file of files) assert.match(file, /^[a-z0-9-]+\.html$/);
});
