/** Uses the live page as a person does who certifies a client by hand, in Chromium. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import type { FlowLine } from '../record/format.js';
import { callEvent, endedEvent } from './events.js';
import { startLive, type Live } from './server.js';

const test = base.extend<{ live: Live }>({
  live: async ({}, use) => {
    const live = await startLive();
    await use(live);
    live.close();
  },
});

const flows = [
  { profile: 'core', flow: 'onboard', text: 'Onboard the user of the parameters.' },
  { profile: 'core', flow: 'transfer-time-out', text: 'Transfer 6 eth; the answer never comes.' },
];

function begin(live: Live): void {
  const files = { keyFile: '/home/partner/certification.client-key', caFile: '/home/partner/certification.ca.pem' };
  live.send({ type: 'start', baseUrl: 'https://127.0.0.1:40001', isByHand: true, ...files, flows });
  live.send({ type: 'flow', flow: 'onboard', action: 'onboard', parameters: { externalUserId: '<b>user</b>-1' } });
}

const onboarded: FlowLine = {
  ...{ type: 'flow', profile: 'core', flow: 'onboard', does: 'createUser' },
  ...{ shows: [], plants: [], amounts: [], ends: ['done'], ended: 'done', output: { shows: ['key'] } },
};

const call = { type: 'call', profile: 'core', tag: '0', at: 10, endedAt: 42 } as const;

function goOn(live: Live): void {
  live.send(
    callEvent({
      ...call,
      ...{ number: 1, flow: 'onboard', operation: 'createUser', method: 'POST', status: 200 },
      key: { sent: true, elsewhere: ['the query'] },
      problems: [{ at: 'body /country', keyword: 'pattern', grade: 'documented' }],
    }),
  );
  live.send(endedEvent(onboarded));
  live.send({ type: 'flow', flow: 'transfer-time-out', action: 'transfer', parameters: { amounts: ['6'] } });
  const transfer = { number: 2, flow: 'transfer-time-out', operation: 'createTransfer', method: 'POST' };
  const clean = { key: { sent: true, elsewhere: [] }, problems: [] };
  live.send(callEvent({ ...call, ...transfer, ...clean, status: null, plant: 'withheld' }));
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('steps appear as they happen, and what a person says goes back', async ({ page, live }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(live.url);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  begin(live);
  const now = page.getByRole('region', { name: 'The flow of the moment' });
  await expect(now).toContainText('Onboard the user of the parameters.');
  await expect(now).toContainText('<b>user</b>-1');
  await expect(page.getByText('in the file /home/partner/certification.client-key')).toBeVisible();
  const told = live.told('onboard', new AbortController().signal);
  await now.getByRole('button', { name: 'Done' }).click();
  expect(await told).toBe('done');
  goOn(live);
  const onboard = page.locator('[data-flow=onboard]');
  await expect(onboard).toContainText('body /country breaks pattern');
  await expect(onboard).toContainText('the key stands in the query');
  await expect(onboard).toContainText('its output shows the key');
  await expect(page.locator('[data-flow=transfer-time-out]')).toContainText('no answer, 32 ms');
  await expect(now).toContainText('Transfer 6 eth');
  live.send({
    ...{ type: 'end', verdict: 'not conformant', because: 'not conformant: core-client-key-elsewhere' },
    rest: [{ requirement: 'core-client-key-elsewhere', level: 'MUST', outcome: 'not conformant', because: 'why' }],
  });
  live.close();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What came of it' })).toContainText('MUST not conformant');
  await expect(now).toBeHidden();
  expect(complaints).toEqual([]);
});

test('who comes late or again sees everything once', async ({ page, live }) => {
  begin(live);
  goOn(live);
  await page.goto(live.url);
  await expect(page.locator('.call')).toHaveCount(2);
  await page.reload();
  await expect(page.locator('.call')).toHaveCount(2);
  await expect(page.locator('.flow')).toHaveCount(2);
});

test('an answer for a flow that is over is told as not taken', async ({ page, live }) => {
  begin(live);
  await page.goto(live.url);
  await page.getByRole('button', { name: 'It crashed' }).click();
  await expect(page.getByRole('alert')).toContainText('That was not taken');
  await expect(page.getByRole('button', { name: 'It crashed' })).toBeEnabled();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 1280])
    test(`is readable at ${width} pixels in ${colorScheme}, by the keyboard too`, async ({ page, live }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      begin(live);
      goOn(live);
      await page.goto(live.url);
      await expect(page.locator('.call')).toHaveCount(2);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const told = live.told('transfer-time-out', new AbortController().signal);
      await page.getByRole('button', { name: 'Nobody can tell' }).focus();
      await page.keyboard.press('Enter');
      expect(await told).toBe('unknown');
      live.send({
        ...{ type: 'end', verdict: 'incomplete', because: 'not tested: core-client-p500' },
        rest: [{ requirement: 'core-client-p500', level: 'MUST', outcome: 'not tested', because: 'why' }],
      });
      await expect(page.getByRole('region', { name: 'What came of it' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
