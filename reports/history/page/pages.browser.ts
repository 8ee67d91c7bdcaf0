/** The pages of a history as a reader opens them: a year of runs, filters without a script, and a cause with both answers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { teamsIn } from '../owners.js';
import { nowOf } from '../summary.js';
import { cause, runOf } from '../test-support/lines.js';
import { renderCausePage } from './cause-page.js';
import { renderHistoryIndex } from './index-page.js';
import { causeFile } from './words.js';

const teams = teamsIn({ teams: { payments: { reviewers: ['@ada'], operations: ['a'] } } });
const shown = (amount: string) => ({
  request: 'GET https://api.example/a',
  answer: `200\n{"amount":${amount},"id":"1"}`,
});
const lines = Array.from({ length: 365 }, (_, index) => {
  const flaky = index > 200 && index % 3 === 0 ? [cause('b', { level: 'warn' })] : [];
  const standing = index > 300 ? [cause('a', { shown: shown('1') })] : [];
  const gone = index > 50 && index < 60 ? ['c'] : [];
  return runOf(index + 1, [...standing, ...flaky, ...gone]);
});

let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'history-pages-'));
  const nows = nowOf(lines);
  writeFileSync(path.join(folder, 'index.html'), renderHistoryIndex(nows, lines, teams));
  for (const thread of nows.flatMap(({ threads }) => threads))
    writeFileSync(path.join(folder, causeFile('test', thread)), renderCausePage(thread, lines, teams, shown('"1.00"')));
  const both = [...lines, ...lines.map((line) => ({ ...line, target: 'weekly' }))];
  writeFileSync(path.join(folder, 'two-targets.html'), renderHistoryIndex(nowOf(both), both, teams));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (name: string): string => pathToFileURL(path.join(folder, `${name}.html`)).href;

test('the index shows every cause; filters leave those that are asked for', async ({ page }) => {
  await page.goto(addressOf('index'));
  const causes = page.locator('.thread');
  await expect(causes).toHaveCount(3);
  await expect(page.locator('.thread:visible')).toHaveCount(3);
  await page.getByRole('group', { name: 'Standing' }).getByLabel('flaky').check();
  await expect(page.locator('.thread:visible')).toHaveCount(1);
  await page.getByRole('group', { name: 'Standing' }).getByLabel('all').check();
  await page.getByRole('group', { name: 'Owner' }).getByLabel('payments').check();
  await expect(page.locator('.thread:visible')).toHaveText(/Owner: payments/);
});

test('the causes of one of several targets can be asked for; of a single one nobody is asked', async ({ page }) => {
  await page.goto(addressOf('index'));
  await expect(page.getByRole('group', { name: 'Target' })).toHaveCount(0);
  await page.goto(addressOf('two-targets'));
  await expect(page.locator('.thread:visible')).toHaveCount(6);
  await page.getByRole('group', { name: 'Target' }).getByLabel('weekly').check();
  await expect(page.locator('.thread:visible')).toHaveCount(3);
  await expect(page.locator('.thread:visible a').first()).toHaveAttribute('href', /^cause-weekly-test-/);
});

test('a cause shows since when, whose it is, and both answers with what differs marked', async ({ page }) => {
  await page.goto(addressOf('index'));
  await page.getByRole('link', { name: 'response-schema a' }).click();
  await expect(page.getByText('payments (@ada)')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Last good, 2026-12-26/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^First bad, 2026-12-27/ })).toBeVisible();
  await expect(page.locator('mark')).toHaveText(['  "amount": "1.00",', '  "amount": 1,']);
});

for (const name of ['index', 'two-targets', 'cause-nightly-test-a'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`no accessibility rule is violated: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(addressOf(name));
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

for (const name of ['index', 'cause-nightly-test-a'])
  test(`on a narrow screen nothing reaches over the edge: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(addressOf(name));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
