/** Comparison and index as a reader opens them: readable, accessible and within the edges. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { RunLine } from '../engine/record/format.js';
import type { RunRecord } from '../engine/record/reader.js';
import { compareRuns } from './compare/compare.js';
import { html } from './compare/html.js';
import { Digester, type RunDigest } from './digest/digest.js';
import { sampleContract } from './html/test-support/sample-contract.js';
import { conformantRecord, findingsRecord } from './html/test-support/sample-records.js';
import { renderIndex } from './index/index-page.js';
import { byVersion } from './index/versions.js';

function digest(record: RunRecord, changes: Partial<RunLine> = {}): RunDigest {
  const run = { ...record.run, ...changes };
  const digester = new Digester(run, sampleContract());
  for (const entry of record.cases) digester.add(entry);
  return digester.finish({ ...record, run });
}

const { target } = findingsRecord().run;
const runs = [
  digest(conformantRecord(), { runId: 'a', startedAt: '2026-11-20T08:00:00.000Z', target }),
  digest(findingsRecord(), { runId: 'b', startedAt: '2026-11-21T08:00:00.000Z' }),
  digest(findingsRecord(), { runId: 'c', startedAt: '2026-11-22T08:00:00.000Z' }),
];
const latest = digest(conformantRecord(), { runId: 'd', apiVersion: 'latest' });

let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'report-pages-'));
  const [before, , after] = runs;
  if (!before || !after) throw new Error('three runs are needed');
  writeFileSync(path.join(folder, 'comparison.html'), html.render(compareRuns(before, after, runs)));
  writeFileSync(
    path.join(folder, 'index.html'),
    renderIndex(byVersion([...runs, latest], (id) => `${id}/report.html`)),
  );
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (name: string): string => pathToFileURL(path.join(folder, `${name}.html`)).href;

test('a comparison opens with its regressions, each with expected and actual', async ({ page }) => {
  await page.goto(addressOf('comparison'));
  await expect(page.getByRole('heading', { name: /^\d+ regressions$/ })).toBeInViewport();
  const first = page.getByRole('region', { name: 'Regressions' }).locator('details.finding').first();
  await first.locator('summary').click();
  await expect(first.getByText('Expected', { exact: true })).toBeVisible();
  await expect(first.getByText('2026-11-21 08:00:00 UTC')).toBeVisible();
  await expect(page.getByRole('img', { name: /3 runs; the latest with \d+ findings/ })).toBeVisible();
});

test('the index leads to the report of each version', async ({ page }) => {
  await page.goto(addressOf('index'));
  await expect(page.getByRole('link', { name: 'version test' })).toHaveAttribute('href', 'test/report.html');
  await expect(page.getByRole('row').nth(1).getByRole('cell')).toHaveCount(2);
});

for (const name of ['comparison', 'index'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`no accessibility rule is violated: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(addressOf(name));
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

for (const name of ['comparison', 'index'])
  test(`on a narrow screen nothing reaches over the edge: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(addressOf(name));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
