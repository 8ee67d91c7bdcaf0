/** Uses a report whose lists are drawn on demand as a reader does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { RunRecord } from '../../engine/record/reader.js';
import { renderHtmlReport } from './report.js';
import { infest, payloads } from './test-support/hostile.js';
import { largeRecord } from './test-support/large-record.js';
import { sampleContract } from './test-support/sample-contract.js';

const cases = 1_200;
const contract = sampleContract();
const record = (): RunRecord => largeRecord({ cases, contract, findings: 0.3 });

let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'large-report-'));
  writeFileSync(path.join(folder, 'large.html'), renderHtmlReport(record(), contract));
  const payload = payloads.join('');
  const hostile = renderHtmlReport(infest(largeRecord({ cases: 400, contract, findings: 0.3 }), payload), contract);
  writeFileSync(path.join(folder, 'hostile.html'), hostile);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openReport(page: Page, hash = '', name = 'large'): Promise<void> {
  await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href + hash);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

const operation = (page: Page, id: string): Locator =>
  page.locator('details.operation', { has: page.locator('.operation-meta code', { hasText: new RegExp(`^${id}$`) }) });
/** Opens the area of an operation, and the operation. */
async function openOperation(page: Page, id: string): Promise<void> {
  await page
    .locator('details.area', { has: operation(page, id) })
    .locator('> summary')
    .click();
  await operation(page, id).locator('> summary').click();
}

const drawn = (page: Page, id: string): Locator => operation(page, id).locator('[data-item=case]');

test('a list is drawn when it is opened, page by page', async ({ page }) => {
  await openReport(page);
  await expect(drawn(page, 'createUser')).toHaveCount(0);
  await openOperation(page, 'createUser');
  await expect(drawn(page, 'createUser')).toHaveCount(50);
  await expect(operation(page, 'createUser').getByText('1 to 50 of 120')).toBeVisible();
  const first = await drawn(page, 'createUser').first().locator('summary').textContent();
  await operation(page, 'createUser').getByRole('button', { name: 'Next' }).click();
  await operation(page, 'createUser').getByRole('button', { name: 'Next' }).click();
  await expect(drawn(page, 'createUser')).toHaveCount(20);
  await expect(drawn(page, 'createUser').first().locator('summary')).toBeFocused();
  await operation(page, 'createUser').getByRole('button', { name: 'Previous' }).click();
  await operation(page, 'createUser').getByRole('button', { name: 'Previous' }).click();
  await expect(drawn(page, 'createUser').first().locator('summary')).toHaveText(first ?? '');
});

test('a case shows its checks, bodies and curl line when it is opened', async ({ page }) => {
  await openReport(page);
  await openOperation(page, 'createUser');
  const opened = page.locator('details.case').first();
  await opened.locator('> summary').click();
  await expect(opened.getByText('status-listed holds for createUser')).toBeVisible();
  await opened.locator('.event > summary').click();
  await expect(opened.getByText(/^curl -X POST/)).toBeVisible();
  await expect(opened.getByText('"externalUserId"').first()).toBeVisible();
});

test('filters and search count all cases, drawn or not, and live in the address', async ({ page }) => {
  const failing = record().cases.filter(({ judgements }) => judgements.some(({ level }) => level === 'fail')).length;
  await openReport(page);
  await page.getByRole('group', { name: 'Outcome' }).getByRole('button', { name: 'fail', exact: true }).click();
  await expect(page.locator('[data-shown]')).toContainText(`${failing} of 1,200 cases`);
  await expect(page).toHaveURL(/#show=fail$/);
  await expect(drawn(page, 'createUser').first()).toBeVisible();
  for (const badge of await drawn(page, 'createUser').locator('> details > summary > .badge').allTextContents())
    expect(badge).toBe('fail');
  await page.reload();
  await expect(page.locator('[data-shown]')).toContainText(`${failing} of 1,200 cases`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('searchbox').fill('(777)');
  await expect(page.locator('[data-shown]')).toContainText('1 of 1,200 cases');
  await expect(page.locator('[data-item=case]')).toHaveCount(1);
  await page.getByRole('searchbox').fill('nothing like this');
  await expect(page.getByText('No area has a case that matches the filter.')).toBeVisible();
});

test('a link leads to a case that no list has drawn yet, and from a finding to its case', async ({ page }) => {
  await openReport(page, '#case-1111');
  await expect(page.locator('#case-1111 > summary')).toBeInViewport();
  await expect(page.locator('#case-1111').getByRole('heading', { name: 'Checks' })).toBeVisible();
  await openReport(page, '#show=skip&at=case-900');
  await expect(page.locator('#case-900 > summary')).toBeInViewport();
  await openReport(page);
  await page.getByRole('button', { name: 'Show more' }).last().click();
  const last = page.locator('details.finding').last();
  await last.locator('> summary').click();
  await last.getByRole('link', { name: 'Open the case' }).click();
  await expect(page.locator('details.case[open] > summary')).toBeFocused();
  await page.locator('details.case[open]').getByRole('link', { name: 'See the finding' }).click();
  await expect(page.locator('details.finding:focus-within')).toBeInViewport();
});

test('without scripts verdict, causes with their worst findings, and operations can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, 'large.html')).href);
  await expect(page.getByRole('heading', { name: 'Verdict: Findings' })).toBeVisible();
  await expect(page.locator('details.finding[open] .comparison').first()).toBeVisible();
  const called = page.locator('.operations').getByText('POST /v1/user/verification').first();
  await page.locator('details.area').filter({ has: called }).locator('> summary').first().click();
  await expect(called).toBeVisible();
  await expect(page.getByText('drawn by a script').first()).toBeVisible();
  await context.close();
});

test('hostile text does nothing in lists drawn on demand', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await openReport(page, '', 'hostile');
  const openSome = (selector: string): Promise<unknown> =>
    page.evaluate(`for (const details of [...document.querySelectorAll('${selector}')].slice(-8)) details.open = true`);
  await openSome('details.area');
  await openSome('.operations > li > details');
  await expect(page.locator('details.case')).not.toHaveCount(0);
  await openSome('details.case');
  await openSome('details.finding');
  await expect(page.locator('details.case[open] .checks').first()).toBeVisible();
  await openSome('details');
  await page.mouse.move(400, 400);
  expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
  expect(await page.locator('img, iframe, main script, main style').count()).toBe(0);
  expect(complaints).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`no accessibility rule is violated, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openReport(page);
    await openOperation(page, 'createUser');
    await page.locator('details.case > summary').first().click();
    await page.locator('details.case[open] .event > summary').first().click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
