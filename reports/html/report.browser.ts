/** Uses the report as a reader does: opened from the disk, in Chromium. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { RunRecord } from '../../engine/record/reader.js';
import { renderHtmlReport } from './report.js';
import { infest, payloads } from './test-support/hostile.js';
import { sampleContract } from './test-support/sample-contract.js';
import { conformantRecord, findingsRecord, tornRecord } from './test-support/sample-records.js';
import { wholeRecord } from './test-support/whole-record.js';

const samples: Record<string, RunRecord> = {
  findings: findingsRecord(),
  conformant: conformantRecord(),
  torn: tornRecord(),
  whole: wholeRecord(),
};

let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'html-report-'));
  for (const [name, record] of Object.entries(samples))
    writeFileSync(path.join(folder, `${name}.html`), renderHtmlReport(record, sampleContract()));
  payloads.forEach((payload, index) => {
    const markup = renderHtmlReport(infest(wholeRecord(), payload), infest(sampleContract(), payload));
    writeFileSync(path.join(folder, `hostile-${index}.html`), markup);
  });
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (name: string, hash = ''): string => pathToFileURL(path.join(folder, `${name}.html`)).href + hash;

/** What a report must never do: write to the console, fail, or ask the network for anything. */
function watch(page: Page): { complaints: string[]; requests: string[] } {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.resourceType() !== 'document' && !request.url().startsWith('data:')) requests.push(request.url());
  });
  return { complaints, requests };
}

/** The findings or cases that are to be seen. */
const shown = (page: Page, kind: 'finding' | 'case'): Locator => page.locator(`[data-item=${kind}]:not([hidden])`);

const chip = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Outcome' }).getByRole('button', { name, exact: true });

test('the verdict is seen at once, and nothing complains or leaves the machine', async ({ page }) => {
  const seen = watch(page);
  await page.goto(addressOf('findings'));
  const verdict = page.getByRole('heading', { name: 'Verdict: Findings' });
  await expect(verdict).toBeInViewport();
  await expect(page.getByText('8 findings at level warn or above')).toBeInViewport();
  await expect(page).toHaveTitle('Findings · Partner API test at sandbox');
  await page.goto(addressOf('conformant'));
  await expect(page.getByRole('heading', { name: 'Verdict: Conformant' })).toBeInViewport();
  await page.goto(addressOf('torn'));
  await expect(page.getByRole('heading', { name: 'This run is incomplete' })).toBeInViewport();
  expect(seen).toEqual({ complaints: [], requests: [] });
});

test('findings and cases are filtered by level, and the address keeps the filter', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await chip(page, 'warn').click();
  await expect(shown(page, 'finding')).toHaveCount(1);
  await expect(shown(page, 'case')).toHaveCount(1);
  await expect(shown(page, 'case').first()).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText('1 of 10 findings, 1 of 15 cases');
  await expect(page).toHaveURL(addressOf('findings', '#show=warn'));

  await chip(page, 'info').click();
  await expect(shown(page, 'finding')).toHaveCount(3);
  await expect(page).toHaveURL(addressOf('findings', '#show=warn,info'));

  await page.reload();
  await expect(chip(page, 'info')).toHaveAttribute('aria-pressed', 'true');
  await expect(shown(page, 'finding')).toHaveCount(3);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(shown(page, 'finding')).toHaveCount(10);
  await expect(page).toHaveURL(addressOf('findings'));
});

test('operations that were not exercised are found by the filter', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await chip(page, 'not exercised').click();
  await expect(page.getByText('Create Virtual Card')).toBeVisible();
  await expect(shown(page, 'case')).toHaveCount(0);
  await expect(page.getByText('No finding matches the filter.')).toBeVisible();
});

test('the search finds words in any part of a case, and a link brings it back', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await page.keyboard.press('/');
  await page.keyboard.type('xo2 REFUSED');
  await expect(shown(page, 'case')).toHaveCount(1);
  await expect(page.getByText('With a wrong key the call is refused')).toBeVisible();
  await expect(page).toHaveURL(addressOf('findings', '#q=xo2%20REFUSED'));

  await page.goto('about:blank');
  await page.goto(addressOf('findings', '#show=pass&q=xo2%20REFUSED'));
  await expect(page.getByRole('searchbox')).toHaveValue('xo2 REFUSED');
  await expect(shown(page, 'case')).toHaveCount(1);

  await page.getByRole('searchbox').press('Escape');
  await expect(page).toHaveURL(addressOf('findings', '#show=pass'));
  await page.getByRole('searchbox').fill('no such thing anywhere');
  await expect(shown(page, 'case')).toHaveCount(0);
  await expect(page.getByText('No area has a case that matches the filter.')).toBeVisible();
});

test('a case opens to its checks, messages and curl line, with the keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(addressOf('findings', '#q=smallest'));
  const summary = page.locator('summary', { hasText: 'The smallest amount is transferred' });
  await summary.focus();
  await page.keyboard.press('Enter');
  const details = page.locator('details.case', { has: summary });
  await expect(details.getByText('createTransfer:positive:smallest-amount:/amount', { exact: true })).toBeVisible();
  await details.locator('.event > summary').focus();
  await page.keyboard.press('Enter');
  await expect(details.getByText('read ECONNRESET after 5.0 s')).toBeVisible();
  await expect(details.getByText('curl -X POST http://127.0.0.1:43117/v1/user/transfer')).toBeVisible();

  await details.getByRole('button', { name: 'Copy the case id' }).click();
  await expect(page.getByText('Copied').first()).toBeVisible();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('createTransfer:positive:smallest-amount:/amount');
});

test('a finding leads to its case and back, through whatever filter', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await page.getByRole('link', { name: 'Open the case' }).first().click();
  const opened = page.locator('details.case[open]');
  await expect(opened).toHaveCount(1);
  await expect(opened.locator('> summary')).toBeInViewport();
  await expect(opened.locator('> summary')).toBeFocused();
  const address = page.url();

  await opened.getByRole('link', { name: 'See the finding' }).last().click();
  await expect(page.locator('details.finding:focus-within')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(address);

  await page.goto('about:blank');
  await page.goto(address);
  await expect(opened.locator('> summary')).toBeInViewport();

  await chip(page, 'skipped').click();
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Findings' }).click();
  await expect(page).toHaveURL(addressOf('findings', '#show=skip&at=findings'));
});

test('a link to what the filter hides lets go of the filter', async ({ page }) => {
  await page.goto(addressOf('findings'));
  const id = await page.locator('details.finding').first().getAttribute('id');
  await page.goto(addressOf('findings', `#show=skip&at=${id}`));
  await expect(page.locator(`#${id} > summary`)).toBeInViewport();
  await expect(chip(page, 'skipped')).toHaveAttribute('aria-pressed', 'false');
});

test('an area opens to its operations and they to their cases, with the keyboard alone', async ({ page }) => {
  await page.goto(addressOf('findings'));
  const area = page.locator('details.area', { hasText: 'Get Balances' });
  await expect(area).not.toHaveAttribute('open');
  await area.locator('> summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(area.getByText('The balances of the partner are read')).toBeVisible();
  await page.getByRole('searchbox').fill('balances of the partner are read');
  await expect(area).toBeVisible();
  await expect(area.getByText('The balances of the partner are read')).toBeVisible();
  await page.getByRole('searchbox').fill('onboarding a new user is created');
  await expect(page.getByText('A new user is created').first()).toBeVisible();
  await expect(area).toBeHidden();
});

test('waived findings are found by a filter of their own, and lead to the waiver', async ({ page }) => {
  await page.goto(addressOf('whole', '#show=waived'));
  await expect(shown(page, 'finding')).toHaveCount(1);
  await expect(shown(page, 'case')).toHaveCount(1);
  await page.getByRole('link', { name: 'See the waivers' }).first().click();
  await expect(page.getByText('mended in release 7').last()).toBeInViewport();
});

test('the contract patch is taken away without a network', async ({ page }) => {
  const seen = watch(page);
  await page.goto(addressOf('whole'));
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download contract-patch.json' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('contract-patch.json');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toHaveLength(2);
  expect(seen).toEqual({ complaints: [], requests: [] });
});

test('a retry leads from its time line to its case', async ({ page }) => {
  await page.goto(addressOf('whole'));
  const retries = page.getByRole('region', { name: /^Retries/ });
  await retries.locator('summary', { hasText: 'A refused delivery comes again' }).click();
  await expect(retries.getByRole('img', { name: /delivery 5 after 1 h/ }).locator('.attempt')).toHaveCount(5);
  await retries.getByRole('link', { name: 'kycVerificationStatus' }).click();
  await expect(page.locator('details.case[open] .time-line')).toBeInViewport();
});

test('the marked line of a finding is seen without unfolding anything', async ({ page }) => {
  await page.goto(addressOf('findings'));
  const mark = page.locator('details.finding').first().locator('mark');
  await expect(mark).toHaveText(/"amount": 0\.0,/);
  await expect(mark).toBeVisible();
});

test('the skip link is the first stop and leads past the header', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await page.keyboard.press('Tab');
  const link = page.getByRole('link', { name: 'Skip to the report' });
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('all findings open and close with one button', async ({ page }) => {
  await page.goto(addressOf('findings'));
  await page.getByRole('button', { name: 'Open all findings' }).click();
  await expect(page.locator('details.finding[open]')).toHaveCount(10);
  await page.getByRole('button', { name: 'Close all findings' }).click();
  await expect(page.locator('details.finding[open]')).toHaveCount(0);
});

const ground = (page: Page): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
const lightGround = 'rgb(246, 246, 243)';
const darkGround = 'rgb(21, 24, 27)';

test('light and dark follow the system until the reader chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(addressOf('findings'));
  expect(await ground(page)).toBe(lightGround);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground(page)).toBe(darkGround);
  await page.getByRole('button', { name: 'Light theme' }).click();
  expect(await ground(page)).toBe(lightGround);
  // The browser keeps what a page stores in a process of its own: on a busy machine a reload may overtake it.
  await expect(async () => {
    await page.reload();
    expect(await ground(page)).toBe(lightGround);
  }).toPass();
  await expect(page.getByRole('button', { name: 'Dark theme' })).toBeVisible();
});

test('on paper it is light, without controls, and findings are open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(addressOf('findings'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(29, 33, 37)');
  await expect(page.getByRole('search')).toBeHidden();
  await expect(page.locator('details.finding[open]')).toHaveCount(10);
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
  await expect(page.locator('details.finding[open]')).toHaveCount(3);
});

for (const name of Object.keys(samples))
  test(`on a narrow screen nothing reaches over the edge: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(addressOf(name));
    await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const wider = await page.evaluate(`[...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > 361 && !element.closest('.visually-hidden, .scroll'))
      .map((element) => element.className || element.tagName)`);
    expect(wider).toEqual([]);
  });

test('without scripts everything can still be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(addressOf('findings'));
  await expect(page.getByRole('search')).toBeHidden();
  await page.locator('summary', { hasText: 'POST /v1/user/verification' }).first().click();
  await page.locator('summary', { hasText: 'The approved user is verified' }).click();
  await expect(page.getByText('addUserVerification:flow:onboarding:', { exact: true })).toBeVisible();
  await context.close();
});

test('a defect of the documentation opens apart from the findings, and no filter or figure counts it', async ({
  page,
}) => {
  await page.goto(addressOf('findings'));
  await page.getByRole('link', { name: 'Documentation defects' }).click();
  const section = page.getByRole('region', { name: 'Documentation defects' });
  await expect(section).toBeInViewport();
  await section.locator('summary', { hasText: 'SEPA fee' }).click();
  await expect(section.getByText('0.1 percent, at least 1.00 EUR')).toBeVisible();
  await expect(section.locator('[data-item]')).toHaveCount(0);
  await page.getByRole('searchbox').fill('at least 1.00 EUR');
  await expect(page.getByRole('status').first()).toHaveText('0 of 10 findings, 0 of 15 cases');
  await expect(section).toBeVisible();
});

for (const [index, payload] of payloads.entries())
  test(`hostile text does nothing: ${JSON.stringify(payload)}`, async ({ page }) => {
    const seen = watch(page);
    await page.goto(addressOf(`hostile-${index}`));
    await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
    await expect(page.getByRole('heading', { name: 'Verdict: Findings' })).toBeVisible();
    await page.getByRole('searchbox').fill('hacked');
    await page.mouse.move(400, 400);
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(await page.locator('img, iframe, script:not(head > script), main style').count()).toBe(0);
    expect(seen).toEqual({ complaints: [], requests: [] });
  });

for (const colorScheme of ['light', 'dark'] as const)
  for (const name of ['whole', 'torn'])
    test(`no accessibility rule is violated: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(addressOf(name));
      // One of each kind: the rules are slow, and equal parts are equally right.
      await page.evaluate(`for (const kind of ['area', 'operation', 'case', 'event', 'defect', 'not-exercised', 'coverage-part', 'covered', 'more']) {
        const details = document.querySelector('details.' + kind);
        if (details) details.open = true;
      }`);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
