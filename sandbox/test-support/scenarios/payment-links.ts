import assert from 'node:assert/strict';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Stage } from '../stage.js';
import { cents, newLines, plain } from '../partner-lines.js';
import type { Scenario } from './scenario.js';

const terms = { amount: '100.00', currency: 'eur', title: 'Order <b>7</b> & "more"', externalId: 'shop-7' };

/** Links and checkouts are paid at once, in parts, too late or never; each confirmed payment becomes euro of the partner. */
export const paymentLinks: Scenario = {
  name: 'payment links',
  async play(stage) {
    if (!stage.has('createPaymentLink')) return;
    await linkIsPaid(stage, 'createPaymentLink', {});
    if (stage.has('createHostedCheckout')) {
      await linkIsPaid(stage, 'createHostedCheckout', { redirectUrl: 'https://shop.example/done?order=7&ok=1' });
      await checkoutIsRefused(stage);
    }
    await linkExpires(stage);
    await stage.settle();
    const told = stage.told('paymentLink').map(({ status }) => String(status));
    assert.deepEqual([...new Set(told)].sort(), ['AWAITING_COMPLETION', 'COMPLETED', 'EXPIRED']);
  },
};

/** A new link with what the partner and the payer see of it. */
async function open(stage: Stage, operationId: string, more: JsonObject) {
  const created = plain(await stage.call(operationId, { body: { ...terms, ...more } }));
  const paymentLinkId = String(created.paymentLinkId);
  const page = async () => {
    const response = await fetch(String(created.url));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const details = async () => plain(await stage.call('getPaymentLinkDetails', { path: { paymentLinkId } }));
  return { created, paymentLinkId, page, details, path: `/payment-links/${paymentLinkId}` };
}

async function linkIsPaid(stage: Stage, operationId: string, more: JsonObject): Promise<void> {
  const { trigger } = stage;
  const { created, paymentLinkId, page, details, path } = await open(stage, operationId, more);
  const { status, amount, currency, ...rest } = await details();
  assert.deepEqual({ status, amount, currency }, { status: 'ACTIVE', amount: '100.00', currency: 'eur' });
  assert.deepEqual([rest.url, rest.expiresAt], [created.url, created.expiresAt]);
  const shown = await page();
  assert.equal(shown.status, 200);
  assert.match(shown.text, /100\.00 EUR/);
  assert.match(shown.text, /data-status="ACTIVE"/);
  assert.match(shown.text, /Order &lt;b&gt;7&lt;\/b&gt; &amp; &quot;more&quot;/);

  const before = await stage.balance(null, 'eur');
  const linesSince = await newLines(stage);
  await trigger(`${path}/confirm`, undefined, { status: 409 });
  const refused = [
    { amount: '0' },
    { currency: 'eur' },
    { currency: 'btc', network: 'polygon' },
    { transactionHash: 'x' },
  ];
  for (const body of refused) await trigger(`${path}/pay`, body, { status: 400 });

  // 60 usdc are worth 50.40 EUR at 0.84.
  await trigger(`${path}/pay`, { amount: '60', network: 'polygon', transactionHash: `0x${'cd'.repeat(32)}` });
  assert.equal((await details()).status, 'ACTIVE');
  assert.equal(await stage.balance(null, 'eur'), before);
  await trigger(`${path}/expire`, undefined, { status: 409 });
  await trigger('/clock/advance', { seconds: 1 });
  assert.equal((await details()).status, 'AWAITING_COMPLETION');
  assert.equal(cents(await stage.balance(null, 'eur')) - cents(before), 5040);
  assert.match((await page()).text, /Still to pay: <b>49\.60 EUR<\/b>/);

  await trigger(`${path}/pay`, { currency: 'ltc' });
  await trigger(`${path}/pay`, undefined, { status: 409 });
  assert.match((await page()).text, /waiting for its confirmation/);
  await trigger(`${path}/confirm`);
  assert.equal((await details()).status, 'COMPLETED');
  assert.equal(cents(await stage.balance(null, 'eur')) - cents(before), 10000);
  const lines = await linesSince();
  assert.deepEqual(
    lines.map(([type, name]) => [type, name]),
    ['usdc', 'ltc'].flatMap((name) => [
      ['CRYPTO_DEPOSIT', name],
      ['EXCHANGE', name],
      ['EXCHANGE', 'eur'],
    ]),
  );
  assert.deepEqual(
    lines.filter(([, name]) => name === 'eur').map(([, , euro]) => euro),
    ['50.40', '49.60'],
  );
  for (const step of ['pay', 'confirm', 'expire']) await trigger(`${path}/${step}`, undefined, { status: 409 });
  await trigger('/payment-links/nothing/pay', undefined, { status: 404 });

  await stage.settle();
  const told = stage.told('paymentLink').filter((payload) => payload.paymentLinkId === paymentLinkId);
  assert.deepEqual(
    told.map((payload) => [payload.status, payload.amount, payload.currency]),
    [
      ['AWAITING_COMPLETION', '100.00', 'eur'],
      ['COMPLETED', '100.00', 'eur'],
    ],
  );
  const { transactions } = await details();
  if (transactions === undefined) return;
  assert.deepEqual(
    (transactions as JsonObject[]).map((payment) => [payment.currency, payment.status]),
    [
      ['usdc', 'CONFIRMED'],
      ['ltc', 'CONFIRMED'],
    ],
  );
}

async function checkoutIsRefused({ call, contract }: Stage): Promise<void> {
  assert.equal(contract.version, 'latest');
  const addresses = ['javascript:alert(1)', 'data:text/html,x', 'ftp://shop.example/', '/done'];
  for (const redirectUrl of addresses)
    await call('createHostedCheckout', { body: { ...terms, redirectUrl }, status: 400, code: 'P403' });
}

async function linkExpires(stage: Stage): Promise<void> {
  const { call, trigger } = stage;
  const bodies = [{}, { ...terms, amount: '0' }, { ...terms, amount: '1.001' }, { ...terms, currency: 'usdc' }];
  for (const body of bodies) await call('createPaymentLink', { body, status: 400, code: 'P403' });
  const unknown = { paymentLinkId: crypto.randomUUID() };
  await call('getPaymentLinkDetails', { path: unknown, status: 400, code: 'P403' });

  const never = await open(stage, 'createPaymentLink', {});
  const ended = await open(stage, 'createPaymentLink', {});
  await trigger(`${ended.path}/expire`);
  assert.equal((await ended.details()).status, 'EXPIRED');
  await trigger(`${ended.path}/pay`, undefined, { status: 409 });

  await trigger('/clock/advance', { seconds: 24 * 3600 });
  assert.equal((await never.details()).status, 'EXPIRED');
  assert.match((await never.page()).text, /data-status="EXPIRED"/);
  assert.doesNotMatch((await never.page()).text, /<button/);
}
