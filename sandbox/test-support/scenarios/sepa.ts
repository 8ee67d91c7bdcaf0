import assert from 'node:assert/strict';
import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { userBody } from '../partner.js';
import type { Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

const operations = [
  'createSepaTransfer',
  'createPartnerSepaTransfer',
  'getSepaTransferDetails',
  'getPartnerSepaTransferDetails',
  'getSepaDepositInfo',
  'getPartnerSepaDepositInfo',
  'getSepaDepositContactList',
  'getPartnerSepaDepositContactList',
];
const webhooks = ['sepaTransfer', 'sepaDeposit', 'ibanStatus'];

const iban = 'LT799999987822764110';
const receiver = { receiverType: 'NATURAL', receiverFirstName: 'Maria', receiverLastName: 'Sample' };
const order = { currency: 'eur', destinationIban: iban, transferTitle: 'Bank transfer' };

/** Money leaves by bank and costs its fee where it succeeds; money comes in from senders who are checked. */
export const sepa: Scenario = {
  name: 'sepa',
  async play(stage) {
    await userPays(stage);
    await userIsRefused(stage);
    await fundsAreMissing(stage);
    if (stage.has('createPartnerSepaTransfer')) {
      await partnerPays(stage);
      await levelsAreNarrowed(stage);
    }
    if (stage.has('getPartnerSepaDepositInfo')) await depositInfo(stage);
    await deposits(stage);
    if (stage.contract.webhooks.has('ibanStatus')) await sendersAreChecked(stage);
    await stage.settle();
    const covered = stage.covered();
    for (const id of operations.filter((one) => stage.has(one))) assert.ok(covered.has(id), id);
    for (const id of webhooks.filter((one) => stage.contract.webhooks.has(one))) assert.ok(covered.has(id), id);
  },
};

const number = (value: unknown): string | undefined => (isLosslessNumber(value) ? value.value : undefined);

/** The operation under which the version files the details. */
const detailsOf = (stage: Stage, transferId: string) =>
  stage.call(stage.has('getSepaTransferDetails') ? 'getSepaTransferDetails' : 'getPartnerSepaTransferDetails', {
    path: { transferId },
  });

async function transferOf({ call }: Stage, user: string, amount: unknown): Promise<string> {
  const body = { sourceExternalUserId: user, ...order, ...receiver, amount };
  return String((await call('createSepaTransfer', { body })).transferId);
}

/** Lines of a user's history, newest first; none where the version has no history. */
async function linesOf({ call, has }: Stage, user: string): Promise<string[]> {
  if (!has('getUserTransactionHistory')) return [];
  const { transactions } = await call('getUserTransactionHistory', { path: { externalUserId: user } });
  return (transactions as JsonObject[]).map(({ type, amount, status }) => [type, amount, status].join(' '));
}

function assertLines(stage: Stage, lines: string[], expected: string[]): void {
  assert.deepEqual(lines, stage.has('getUserTransactionHistory') ? expected : []);
}

async function userPays(stage: Stage): Promise<void> {
  const { fund, balance, trigger } = stage;
  const maria = 'sepa-maria';
  await stage.verifiedUser(maria);
  await fund(maria, 'eur', '3000');

  const small = await transferOf(stage, maria, '500.5');
  assert.equal(await balance(maria, 'eur'), '2498.50', 'amount and fee are set aside');
  assertLines(stage, await linesOf(stage, maria), ['SEPA_TRANSFER -501.50 PENDING', 'SEPA_DEPOSIT 3000.00 SUCCESSFUL']);
  assert.equal((await detailsOf(stage, small)).status, 'QUEUED');
  await trigger(`/sepa-transfers/${small}/complete`);
  for (const decision of ['complete', 'fail'])
    await trigger(`/sepa-transfers/${small}/${decision}`, undefined, { status: 409 });
  await trigger(`/sepa-transfers/${crypto.randomUUID()}/complete`, undefined, { status: 404 });
  const details = await detailsOf(stage, small);
  assert.deepEqual([details.status, number(details.fee)], ['SUCCESSFUL', '1']);
  assert.equal(number(details.amount) ?? details.amount, '500.5');
  assert.equal((details.user as JsonObject).externalUserId, maria);

  const large = await transferOf(stage, maria, 2000);
  await trigger('/clock/advance', { seconds: 2 });
  const carriedOut = await detailsOf(stage, large);
  assert.deepEqual([carriedOut.status, number(carriedOut.fee)], ['SUCCESSFUL', '2'], 'it is carried out by itself');

  const refused = await transferOf(stage, maria, '100');
  await trigger(`/sepa-transfers/${refused}/fail`, { reason: 7 }, { status: 400 });
  await trigger(`/sepa-transfers/${refused}/fail`, { reason: 'The account is closed.' });
  const failed = await detailsOf(stage, refused);
  assert.deepEqual([failed.status, number(failed.fee)], ['FAILED', '0']);
  assert.equal(await balance(maria, 'eur'), '496.50');
  assertLines(stage, await linesOf(stage, maria), [
    'SEPA_TRANSFER -101.00 FAILED',
    'SEPA_TRANSFER -2002.00 SUCCESSFUL',
    'SEPA_TRANSFER -501.50 SUCCESSFUL',
    'SEPA_DEPOSIT 3000.00 SUCCESSFUL',
  ]);

  await stage.settle();
  const told = stage.told('sepaTransfer').filter(({ externalUserId }) => externalUserId === maria);
  if (stage.contract.version === 'legacy') return;
  assert.deepEqual(
    told.map(({ id, status, amount }) => [id, status, amount]),
    [
      [small, 'SUCCESSFUL', '500.5'],
      [large, 'SUCCESSFUL', '2000'],
      [refused, 'FAILED', undefined],
    ],
  );
  assert.deepEqual(told[2]?.error, { description: 'The account is closed.', status: 'FAILED' });
}

async function userIsRefused(stage: Stage): Promise<void> {
  const { call, fund, balance } = stage;
  const paul = 'sepa-paul';
  await stage.verifiedUser(paul);
  await call('createUser', { body: userBody('sepa-new') });
  await fund(paul, 'eur', '20');
  const body = { sourceExternalUserId: paul, ...order, ...receiver, amount: '10' };
  const refusals: [object, string][] = [
    [{ sourceExternalUserId: 'nobody' }, 'P412'],
    [{ sourceExternalUserId: 'sepa-new' }, 'P459'],
    [{ currency: 'btc' }, 'P403'],
    [{ currency: 'Eur' }, 'P403'],
    [{ amount: '0' }, 'P403'],
    [{ amount: '10.001' }, 'P403'],
    [{ amount: '1e1' }, 'P403'],
    [{ destinationIban: 'LT799999987822764111' }, 'P403'],
    [{ receiverType: 'OTHER' }, 'P403'],
    [{ receiverLastName: undefined }, 'P403'],
    [{ receiverType: 'LEGAL' }, 'P403'],
  ];
  for (const [change, code] of refusals)
    await call('createSepaTransfer', { body: { ...body, ...change }, status: 400, code });
  assert.equal(await balance(paul, 'eur'), '20.00');
  assertLines(stage, await linesOf(stage, paul), ['SEPA_DEPOSIT 20.00 SUCCESSFUL']);
  const details = stage.has('getSepaTransferDetails') ? 'getSepaTransferDetails' : 'getPartnerSepaTransferDetails';
  await call(details, { path: { transferId: crypto.randomUUID() }, status: 404, code: 'P428' });
  if (stage.has('suspendUser')) {
    await call('suspendUser', { path: { externalUserId: paul }, body: { externalUserId: paul } });
    await call('createSepaTransfer', { body, status: 400, code: 'P455' });
    await stage.trigger('/deposits/sepa', { externalUserId: paul, amount: 1, currency: 'eur' }, { status: 409 });
  }
}

/** Amount and fee must be there: where they are not, legacy refuses and the others let the transfer fail (C20). */
async function fundsAreMissing(stage: Stage): Promise<void> {
  const { call, fund, balance, trigger } = stage;
  const anna = 'sepa-anna';
  await stage.verifiedUser(anna);
  await fund(anna, 'eur', '100.99');
  const body = {
    sourceExternalUserId: anna,
    ...order,
    receiverType: 'LEGAL',
    companyName: 'Sample Ltd',
    amount: '100',
  };
  if (stage.contract.version === 'legacy') {
    await call('createSepaTransfer', { body, status: 400, code: 'P433' });
  } else {
    const create = async () => String((await call('createSepaTransfer', { body })).transferId);
    const short = await create();
    assert.equal(await balance(anna, 'eur'), '100.99');
    assert.equal((await trigger(`/sepa-transfers/${short}/complete`)).status, 'FAILED');
    assert.equal((await detailsOf(stage, short)).status, 'FAILED');
    const paidLater = await create();
    await fund(anna, 'eur', '0.01');
    assert.equal((await trigger(`/sepa-transfers/${paidLater}/complete`)).status, 'SUCCESSFUL');
    assert.equal(await balance(anna, 'eur'), '0.00');
    assertLines(stage, (await linesOf(stage, anna)).sort(), [
      'SEPA_DEPOSIT 0.01 SUCCESSFUL',
      'SEPA_DEPOSIT 100.99 SUCCESSFUL',
      'SEPA_TRANSFER -101.00 FAILED',
      'SEPA_TRANSFER -101.00 SUCCESSFUL',
    ]);
    return;
  }
  assert.equal(await balance(anna, 'eur'), '100.99');
}

async function partnerPays(stage: Stage): Promise<void> {
  const { call, fund, balance, trigger } = stage;
  await fund(null, 'eur', '1000');
  const before = Number(await balance(null, 'eur'));
  const refusals: object[] = [
    { receiverFirstName: 'Maria' },
    { companyName: 'Sample Ltd' },
    { receiverType: 'NATURAL' },
    { currency: 'EUR' },
    { amount: 10 },
    { destinationIban: 'LT00' },
    { transferTitle: undefined },
  ];
  for (const change of refusals)
    await call('createPartnerSepaTransfer', { body: { ...order, amount: '10', ...change }, status: 400, code: 'P403' });
  assert.equal(Number(await balance(null, 'eur')), before);

  const create = async (body: object) => String((await call('createPartnerSepaTransfer', { body })).transferId);
  const closed = await create({ ...order, amount: '3.80' });
  await trigger(`/sepa-transfers/${closed}/complete`);
  const open = await create({ ...order, ...receiver, amount: '10' });
  await trigger(`/sepa-transfers/${open}/complete`);
  assert.equal((Number(await balance(null, 'eur')) - before).toFixed(2), '-15.80');
  const details = await call('getPartnerSepaTransferDetails', { path: { transferId: closed } });
  assert.deepEqual([details.amount, details.user, details.receiverFirstName], ['3.8', null, null]);

  // The closed loop does not lead to a user's account.
  await stage.verifiedUser('sepa-olga');
  const { fiatBalances } = await call('getUserBalances', { path: { externalUserId: 'sepa-olga' } });
  const destinationIban = String((fiatBalances as JsonObject[])[0]?.iban);
  const astray = await create({ ...order, destinationIban, amount: '1' });
  assert.equal((await trigger(`/sepa-transfers/${astray}/complete`)).status, 'FAILED');
  const short = await create({ ...order, amount: '999999' });
  assert.equal((await trigger(`/sepa-transfers/${short}/complete`)).status, 'FAILED');
  assert.equal((Number(await balance(null, 'eur')) - before).toFixed(2), '-15.80');

  await stage.settle();
  const told = stage.told('sepaTransfer').filter(({ id }) => [closed, open, astray].includes(String(id)));
  assert.deepEqual(
    told.map(({ status, amount, fee, externalUserId }) => [status, amount, number(fee), externalUserId]),
    [
      ['SUCCESSFUL', '3.8', '1', undefined],
      ['SUCCESSFUL', '10', '1', undefined],
      ['FAILED', undefined, undefined, undefined],
    ],
  );
}

async function levelsAreNarrowed({ call, trigger, fund }: Stage): Promise<void> {
  await fund(null, 'eur', '10');
  const path = '/sepa-levels';
  for (const levels of [[], [3], [1, 1], 'all']) await trigger(path, { levels }, { method: 'PUT', status: 400 });
  const bodies = { 1: { ...order, amount: '1' }, 2: { ...order, ...receiver, amount: '1' } } as const;
  for (const [granted, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    await trigger(path, { levels: [granted] }, { method: 'PUT' });
    await call('createPartnerSepaTransfer', { body: bodies[other], status: 400, code: 'P403' });
    await call('createPartnerSepaTransfer', { body: bodies[granted] });
  }
  await trigger(path, { levels: [1, 2] }, { method: 'PUT' });
  await trigger('/clock/advance', { seconds: 2 });
}

async function depositInfo({ call, has }: Stage): Promise<void> {
  const partner = await call('getPartnerSepaDepositInfo');
  assert.deepEqual(await call('getPartnerSepaDepositInfo'), partner);
  if (!has('getSepaDepositInfo')) return;
  const path = { externalUserId: 'sepa-maria' };
  const maria = await call('getSepaDepositInfo', { path });
  const { fiatBalances } = await call('getUserBalances', { path });
  assert.equal(maria.iban, (fiatBalances as JsonObject[])[0]?.iban);
  assert.equal(maria.accountHolder, 'Maria Sample');
  assert.notEqual(maria.title, partner.title);
  await call('getSepaDepositInfo', { path: { externalUserId: 'nobody' }, status: 400, code: 'P412' });
}

async function deposits(stage: Stage): Promise<void> {
  const { trigger, balance } = stage;
  const eva = 'sepa-eva';
  await stage.verifiedUser(eva);
  const deposit = await trigger('/deposits/sepa', { externalUserId: eva, amount: '7.5', currency: 'eur', title: 'x' });
  assert.equal(deposit.status, 'SUCCESSFUL');
  assert.equal(await balance(eva, 'eur'), '7.50');
  for (const decision of ['approve', 'reject']) {
    await trigger(`/deposits/sepa/${String(deposit.sepaDepositId)}/${decision}`, undefined, { status: 409 });
    await trigger(`/deposits/sepa/${crypto.randomUUID()}/${decision}`, undefined, { status: 404 });
  }
  await stage.settle();
  const told = stage.told('sepaDeposit').filter(({ externalUserId }) => externalUserId === eva);
  assert.equal(told.length, stage.contract.webhooks.has('sepaDeposit') ? 1 : 0);
}

async function sendersAreChecked(stage: Stage): Promise<void> {
  const { call, trigger, balance } = stage;
  const nina = 'sepa-nina';
  await stage.verifiedUser(nina);
  const send = async (senderIban: string, senderName = 'Nina Sample') => {
    const body = { externalUserId: nina, amount: '100', currency: 'eur', senderIban, senderName };
    const { sepaDepositId, status } = await trigger('/deposits/sepa', body);
    return { path: `/deposits/sepa/${String(sepaDepositId)}`, status };
  };
  const contacts = async (): Promise<unknown[]> => {
    const list = await call('getSepaDepositContactList', { path: { externalUserId: nina } });
    return (list.contacts as JsonObject[]).map((contact) => [contact.iban, contact.status]);
  };
  const other = 'PL76999999990162803004851410';

  const first = await send(iban);
  assert.deepEqual([first.status, await balance(nina, 'eur')], ['PENDING', '0.00']);
  assert.deepEqual(await contacts(), [[iban, 'PENDING']]);
  await trigger(`${first.path}/approve`);
  await trigger(`${first.path}/reject`, undefined, { status: 409 });
  assert.equal((await send(iban)).status, 'SUCCESSFUL', 'a whitelisted sender is not checked again');
  const second = await send(other, 'Somebody Else');
  assert.equal((await trigger(`${second.path}/reject`)).status, 'REJECTED');
  assert.equal(await balance(nina, 'eur'), '200.00');
  assert.deepEqual(await contacts(), [
    [iban, 'APPROVED'],
    [other, 'REJECTED'],
  ]);
  await send(other);
  await trigger('/clock/advance', { seconds: 2 });
  assert.equal(await balance(nina, 'eur'), '300.00', 'a sender is approved by itself');
  const third = 'PL49999999995063737293774723';
  const late = await send(third);
  await call('suspendUser', { path: { externalUserId: nina }, body: { externalUserId: nina } });
  await trigger(`${late.path}/approve`, undefined, { status: 409 });
  await trigger('/clock/advance', { seconds: 2 });
  await call('unsuspendUser', { path: { externalUserId: nina }, body: { externalUserId: nina } });
  assert.equal(await balance(nina, 'eur'), '300.00', 'a suspended user gets nothing');
  await trigger(`${late.path}/approve`);
  assert.equal(await balance(nina, 'eur'), '400.00');
  assertLines(stage, await linesOf(stage, nina), [
    'SEPA_DEPOSIT 100.00 SUCCESSFUL',
    'SEPA_DEPOSIT 100.00 SUCCESSFUL',
    'SEPA_DEPOSIT 100.00 FAILED',
    'SEPA_DEPOSIT 100.00 SUCCESSFUL',
    'SEPA_DEPOSIT 100.00 SUCCESSFUL',
  ]);
  await call('getSepaDepositContactList', { path: { externalUserId: 'nobody' }, status: 400, code: 'P412' });

  await trigger('/deposits/sepa', { amount: '1', currency: 'eur', senderIban: iban });
  const list = await call('getPartnerSepaDepositContactList');
  assert.deepEqual(
    (list.contacts as JsonObject[]).map((contact) => [contact.iban, contact.status]),
    [[iban, 'APPROVED']],
  );

  await stage.settle();
  const told = stage.told('ibanStatus').filter(({ externalUserId }) => externalUserId === nina);
  assert.deepEqual(
    told.map((payload) => [payload.iban, payload.status]),
    [
      [iban, 'PENDING'],
      [iban, 'APPROVED'],
      [other, 'PENDING'],
      [other, 'REJECTED'],
      [other, 'PENDING'],
      [other, 'APPROVED'],
      [third, 'PENDING'],
      [third, 'APPROVED'],
    ],
  );
  assert.equal(stage.told('sepaDeposit').filter(({ externalUserId }) => externalUserId === nina).length, 4);
}
