import assert from 'node:assert/strict';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { kycBody, userBody, verificationBody } from '../partner.js';
import { picture, type Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

const operations = [
  'createUser',
  'addKycFile',
  'createKycVerification',
  'redirectToKycVerification',
  'getKycStatus',
  'addUserVerification',
  'addPoaFile',
  'updateUser',
  'deleteUser',
  'suspendUser',
  'unsuspendUser',
];
const webhooks = [
  'userBalanceGenerated',
  'kycFileAdded',
  'poaVerificationStatus',
  'kycVerificationStatus',
  'highRiskKycVerification',
];

/** A country whose residents owe a proof of address wherever the version has a list. */
const flaggedCountry = 'GE';

const passport = [picture, picture];
const identityCard = [...passport, picture];

/** Users come by files and by the hosted check, prove their address, are changed, suspended and deleted. */
export const users: Scenario = {
  name: 'users',
  async play(stage) {
    await create(stage);
    await onboardByFiles(stage);
    await onboardByHostedCheck(stage);
    await proveAddress(stage);
    await oweAddress(stage);
    await rateHighRisk(stage);
    await change(stage);
    await suspend(stage);
    await remove(stage);

    await stage.settle();
    const covered = stage.covered();
    for (const id of operations.filter((one) => stage.has(one))) assert.ok(covered.has(id), id);
    for (const id of webhooks.filter((one) => stage.contract.webhooks.has(one))) assert.ok(covered.has(id), id);
  },
};

const seen = (stage: Stage, externalUserId: string) =>
  stage.trigger(`/users/${externalUserId}`, undefined, { method: 'GET' });

/** Payloads of a webhook about a user, without the user's id. */
function toldOf(stage: Stage, webhookId: string, user: string): JsonObject[] {
  return stage
    .told(webhookId)
    .filter(({ externalUserId }) => externalUserId === user)
    .map(({ externalUserId: _, ...rest }) => rest);
}

/** Expects refusals, none of which may leave a trace on the user. */
async function refuse(
  stage: Stage,
  externalUserId: string,
  operationId: string,
  calls: readonly [string, Parameters<Stage['call']>[1]][],
): Promise<void> {
  const before = await seen(stage, externalUserId);
  for (const [code, options] of calls)
    await stage.call(operationId, { path: { externalUserId }, status: 400, ...options, code });
  assert.deepEqual(await seen(stage, externalUserId), before);
}

async function create(stage: Stage): Promise<void> {
  const externalUserId = 'users-new';
  const body = userBody(externalUserId);
  await stage.call('createUser', { body: { ...body, suspended: true, userId: crypto.randomUUID() } });
  const { profile, ...state } = await seen(stage, externalUserId);
  assert.equal((profile as JsonObject).lastName, body.lastName);
  assert.ok(!Object.hasOwn(profile as JsonObject, 'suspended'));
  assert.equal(state.suspended, false);
  const invalid = { ...body, externalUserId: 'users-invalid' };
  await refuse(stage, externalUserId, 'createUser', [
    ['P411', { body: { ...body, lastName: 'Other' } }],
    ['P403', { body: { ...invalid, email: undefined } }],
    ['P403', { body: { ...invalid, country: 'XX' } }],
    ['P403', { body: '{' }],
    ...(stage.contract.version === 'latest'
      ? ([false, undefined].map((hasAcceptedP100Tc) => ['P403', { body: { ...invalid, hasAcceptedP100Tc } }]) as [
          string,
          object,
        ][])
      : []),
  ]);
  await stage.trigger('/users/users-invalid', undefined, { method: 'GET', status: 404 });
}

async function onboardByFiles(stage: Stage): Promise<void> {
  const externalUserId = 'users-files';
  const path = { externalUserId };
  await stage.call('createUser', { body: userBody(externalUserId) });
  const verify = (options?: object) =>
    stage.call('addUserVerification', { body: verificationBody(externalUserId), ...options });
  const refused = { status: 400, code: 'P459' };
  await verify(refused);

  await refuse(stage, externalUserId, 'addKycFile', [
    ['P412', { path: { externalUserId: 'nobody' }, files: identityCard }],
    ['P403', { files: [{ ...picture, part: 'other' }] }],
    ['P403', { files: [...identityCard, picture] }],
    ['P403', { body: {} }],
    ['P426', { files: [picture, { ...picture, name: 'picture.gif', type: 'image/gif' }] }],
    ['P440', { files: [{ ...picture, content: new Uint8Array(5 * 1024 * 1024 + 1) }] }],
  ]);
  const upload = async (files: typeof identityCard) => {
    await stage.call('addKycFile', { path, files });
    await verify(refused);
  };
  await upload([{ ...picture, content: '' as 'picture' }]);
  await stage.trigger('/clock/advance', { seconds: 2 });
  await verify(refused);
  await upload(identityCard);
  await stage.trigger(`/users/${externalUserId}/kyc-files/fail`);
  await stage.trigger('/clock/advance', { seconds: 2 });
  await stage.trigger(`/users/${externalUserId}/kyc-files/accept`, undefined, { status: 409 });
  await verify(refused);
  await upload(identityCard);
  await stage.trigger('/clock/advance', { seconds: 2 });
  await verify();
  await verify();

  await stage.settle();
  assert.deepEqual(
    toldOf(stage, 'kycFileAdded', externalUserId).map(({ status }) => status),
    ['ERROR', 'ERROR', 'ADDED'],
  );
  assert.equal(toldOf(stage, 'userBalanceGenerated', externalUserId).length, 1);
  assert.equal((await seen(stage, externalUserId)).status, 'ACTIVE');
  assert.equal(await stage.balance(externalUserId, 'eur'), '0.00');
}

async function onboardByHostedCheck(stage: Stage): Promise<void> {
  const externalUserId = 'users-hosted';
  const path = { externalUserId };
  const isLegacy = stage.contract.version === 'legacy';
  await stage.call('createUser', { body: userBody(externalUserId) });
  await stage.call(
    'getKycStatus',
    isLegacy ? { path, status: 400, code: 'P403' } : { path, status: 404, code: 'P445' },
  );
  await stage.call('getKycStatus', { path: { externalUserId: 'nobody' }, status: 400, code: 'P412' });
  await refuse(stage, externalUserId, 'createKycVerification', [
    ['P412', { body: kycBody('nobody') }],
    ['P403', { body: { ...kycBody(externalUserId), documentType: 'LIBRARY_CARD' } }],
  ]);

  const start = async () => {
    const { verificationId } = await stage.call('createKycVerification', { body: kycBody(externalUserId) });
    return String(verificationId);
  };
  const first = await start();
  const page = await stage.call('redirectToKycVerification', { path: { externalUserId, verificationId: first } });
  assert.match(String(page.text), new RegExp(first));
  const unknown = { externalUserId, verificationId: crypto.randomUUID() };
  const answer = isLegacy ? {} : { status: 400, code: 'P412' };
  await stage.call('redirectToKycVerification', { path: unknown, ...answer });

  const statusOf = async () => (await stage.call('getKycStatus', { path })).status;
  assert.equal(await statusOf(), isLegacy ? undefined : 'PENDING');
  await stage.trigger(`/kyc/${first}/reject`, { reasons: ['blurred'] });
  assert.equal(await statusOf(), isLegacy ? undefined : 'REJECTED');
  const body = verificationBody(externalUserId);
  await refuse(stage, externalUserId, 'addUserVerification', [
    ['P459', { body }],
    ['P412', { body: verificationBody('nobody') }],
    ['P403', { body: { ...body, documentNumber: undefined } }],
  ]);
  await stage.trigger(`/kyc/${await start()}/approve`);
  await stage.call('addUserVerification', { body });
  if (!isLegacy) await stage.trigger(`/users/${externalUserId}/extend`);
  await stage.trigger(`/users/${externalUserId}/extend`, undefined, { status: 409 });

  await stage.settle();
  assert.deepEqual(
    toldOf(stage, 'kycVerificationStatus', externalUserId).map(({ status }) => status),
    stage.contract.webhooks.has('kycVerificationStatus') ? ['REJECTED', 'APPROVED'] : [],
  );
  assert.equal(toldOf(stage, 'userBalanceGenerated', externalUserId).length, isLegacy ? 1 : 2);
}

async function proveAddress(stage: Stage): Promise<void> {
  const externalUserId = 'users-address';
  const path = { externalUserId };
  const isLegacy = stage.contract.version === 'legacy';
  await stage.call('createUser', { body: userBody(externalUserId) });
  const upload = (options?: object) => stage.call('addPoaFile', { path, files: [picture], ...options });
  const decide = (decision: string, body?: object, status = 200) =>
    stage.trigger(`/users/${externalUserId}/poa/${decision}`, body, { status });

  await decide('approve', undefined, 409);
  await refuse(stage, externalUserId, 'addPoaFile', [
    ['P412', { path: { externalUserId: 'nobody' }, files: [picture] }],
    ['P403', { files: [{ ...picture, part: 'other' }] }],
    ['P403', { files: [picture, ...identityCard] }],
    ['P403', { body: {} }],
    ['P426', { files: [{ ...picture, name: 'letter.txt', type: 'text/plain' }] }],
    ['P440', { files: [picture, { ...picture, content: new Uint8Array(5 * 1024 * 1024 + 1) }] }],
  ]);
  await upload({ files: [{ ...picture, type: 'application/pdf', content: new Uint8Array(5 * 1024 * 1024) }] });
  await upload({ status: 202, code: 'P211' });
  await decide('question', { reason: 7 }, 400);
  await decide('question', { reason: 'unreadable' });
  await upload({ files: identityCard });
  await decide('approve');
  await decide('reject', undefined, 409);
  await upload({ status: 400, code: 'P447' });

  await stage.settle();
  const reason = isLegacy ? {} : { reason: 'unreadable' };
  assert.deepEqual(toldOf(stage, 'poaVerificationStatus', externalUserId), [
    { status: 'WAITING' },
    { status: 'QUESTIONED', ...reason },
    { status: 'WAITING' },
    { status: 'APPROVED' },
  ]);

  await stage.call('createUser', { body: userBody('users-forged') });
  const forged = { path: { externalUserId: 'users-forged' }, files: [picture] };
  await stage.call('addPoaFile', forged);
  await stage.trigger('/users/users-forged/poa/reject', { reason: 'forged' });
  await stage.call('addPoaFile', { ...forged, ...(isLegacy ? refusedBy('P403') : { status: 404, code: 'P460' }) });
}

const refusedBy = (code: string) => ({ status: 400, code });

/** The country alone makes the proof due: before the verification in legacy, before the extension in test, never in latest. */
async function oweAddress(stage: Stage): Promise<void> {
  const externalUserId = 'users-georgia';
  const { version } = stage.contract;
  const user = await stage.call('createUser', { body: { ...userBody(externalUserId), country: flaggedCountry } });
  assert.equal(user.poaRequired ?? user.poaRequiredForExtended, version !== 'latest');
  const { verificationId } = await stage.call('createKycVerification', { body: kycBody(externalUserId) });
  await stage.trigger(`/kyc/${String(verificationId)}/approve`);
  const body = verificationBody(externalUserId);
  const prove = async () => {
    await stage.call('addPoaFile', { path: { externalUserId }, files: [picture] });
    await stage.trigger(`/users/${externalUserId}/poa/approve`);
  };
  if (version === 'legacy') {
    await refuse(stage, externalUserId, 'addUserVerification', [['P459', { body }]]);
    await prove();
  }
  await stage.call('addUserVerification', { body });
  if (version === 'test') {
    await stage.trigger(`/users/${externalUserId}/extend`, undefined, { status: 409 });
    await prove();
  }
  if (version !== 'legacy') await stage.trigger(`/users/${externalUserId}/extend`);
}

async function rateHighRisk(stage: Stage): Promise<void> {
  const externalUserId = 'users-risk';
  const exists = stage.contract.webhooks.has('highRiskKycVerification');
  await stage.verifiedUser(externalUserId);
  const rate = (status?: string, answer = 200) =>
    stage.trigger(`/users/${externalUserId}/high-risk`, status && { status }, { status: answer });
  if (!exists) {
    await rate(undefined, 409);
    return;
  }
  await rate('APPROVED', 409);
  await rate();
  await stage.trigger(`/users/${externalUserId}/extend`, undefined, { status: 409 });
  const upload = () => stage.call('addPoaFile', { path: { externalUserId }, files: [picture] });
  await upload();
  await stage.trigger(`/users/${externalUserId}/poa/reject`);
  await rate('REQUIRED');
  await upload();
  await stage.trigger(`/users/${externalUserId}/poa/question`);
  await upload();
  await stage.trigger(`/users/${externalUserId}/poa/approve`);
  await stage.trigger(`/users/${externalUserId}/extend`);
  await rate('REQUIRED');
  await rate('PENDING');
  await rate('REJECTED');
  await stage.settle();
  assert.deepEqual(
    toldOf(stage, 'highRiskKycVerification', externalUserId).map(({ status, poaRequired }) => [status, poaRequired]),
    [
      ['REQUIRED', true],
      ['PENDING', true],
      ['REJECTED', true],
      ['REQUIRED', true],
      ['PENDING', true],
      ['APPROVED', false],
      ['REQUIRED', false],
      ['PENDING', false],
      ['REJECTED', false],
    ],
  );
}

async function change(stage: Stage): Promise<void> {
  if (!stage.has('updateUser')) return;
  const externalUserId = 'users-moved';
  const path = { externalUserId };
  await stage.call('createUser', { body: userBody(externalUserId) });
  const before = await seen(stage, externalUserId);
  const moved = { street: 'Other street', number: '7', city: 'Gdańsk', postCode: '80-001' };
  await stage.call('updateUser', { path, body: { ...moved, country: 'DE', lastName: 'Other', status: 'ACTIVE' } });
  assert.deepEqual(await seen(stage, externalUserId), {
    ...before,
    profile: { ...(before.profile as object), ...moved },
  });
  await refuse(stage, externalUserId, 'updateUser', [
    ['P403', { body: { phone: 48 } }],
    ['P403', { body: '[]' }],
    ['P412', { path: { externalUserId: 'nobody' }, body: moved }],
  ]);
}

async function suspend(stage: Stage): Promise<void> {
  const externalUserId = 'users-frozen';
  const path = { externalUserId };
  await stage.verifiedUser(externalUserId);
  await stage.trigger(`/users/${externalUserId}/suspend`);
  await stage.trigger(`/users/${externalUserId}/suspend`, undefined, { status: 409 });
  await stage.trigger(`/users/${externalUserId}/unsuspend`);
  await stage.trigger(`/users/${externalUserId}/unsuspend`, undefined, { status: 409 });
  if (!stage.has('suspendUser')) return;
  const before = await seen(stage, externalUserId);
  for (const operationId of ['suspendUser', 'suspendUser', 'unsuspendUser', 'unsuspendUser']) {
    await stage.call(operationId, { path });
    assert.deepEqual(await seen(stage, externalUserId), { ...before, suspended: operationId === 'suspendUser' });
  }
  await cardsStandInTheWay(stage);
  for (const operationId of ['suspendUser', 'unsuspendUser'])
    await refuse(stage, externalUserId, operationId, [['P412', { path: { externalUserId: 'nobody' } }]]);
}

/** An active card keeps its owner from being suspended and deleted; a locked one goes with the owner. */
async function cardsStandInTheWay(stage: Stage): Promise<void> {
  const externalUserId = 'users-cards';
  const path = { externalUserId };
  await stage.extendedUser(externalUserId);
  const card = { externalUserId, label: 'Shopping', pin: '4321' };
  const { cardId } = await stage.call('createVirtualCard', { body: card });
  await refuse(stage, externalUserId, 'suspendUser', [['P454', {}]]);
  await refuse(stage, externalUserId, 'deleteUser', [['P403', {}]]);
  await stage.trigger(`/users/${externalUserId}/suspend`);
  await stage.call('createVirtualCard', { body: card, ...refusedBy('P455') });
  await stage.trigger(`/users/${externalUserId}/unsuspend`);
  await stage.call('blockCard', { body: { externalUserId, cardId } });
  await stage.call('suspendUser', { path });
  await stage.call('deleteUser', { path });
  await stage.extendedUser(externalUserId);
  assert.deepEqual(await stage.call('getUserCards', { path }), { cards: [] });
}

async function remove(stage: Stage): Promise<void> {
  if (!stage.has('deleteUser')) return;
  const externalUserId = 'users-gone';
  const path = { externalUserId };
  await stage.verifiedUser(externalUserId);
  const { userId } = await seen(stage, externalUserId);
  await stage.fund(externalUserId, 'eur', '10.50');
  await refuse(stage, externalUserId, 'deleteUser', [
    ['P403', {}],
    ['P412', { path: { externalUserId: 'nobody' } }],
  ]);
  assert.equal(await stage.balance(externalUserId, 'eur'), '10.50');
  const body = { sourceExternalUserId: externalUserId, amount: '10.50', currency: 'eur' };
  const { transferId } = await stage.call('createTransfer', { body });
  const { cryptoDepositId } = await stage.trigger('/deposits/crypto', {
    externalUserId,
    currency: 'eth',
    amount: '1',
    states: ['WAITING_FOR_TR_DATA'],
  });
  await refuse(stage, externalUserId, 'deleteUser', [['P403', {}]]);
  await stage.trigger(`/deposits/crypto/${String(cryptoDepositId)}/advance`, { status: 'UNSUCCESSFUL' });

  await stage.call('addKycFile', { path, files: identityCard });
  await stage.call('deleteUser', { path });
  const gone = refusedBy('P412');
  await stage.call('deleteUser', { path, ...gone });
  for (const operationId of ['getUserBalances', 'getUserTransactionHistory', 'getKycStatus', 'suspendUser'])
    await stage.call(operationId, { path, ...gone });
  await stage.call('addPoaFile', { path, files: [picture], ...gone });
  await stage.call('createTransfer', { body, ...gone });
  await stage.trigger(`/users/${externalUserId}`, undefined, { method: 'GET', status: 404 });
  await stage.call('getTransferDetails', { path: { transferId: String(transferId) } });
  await stage.trigger('/clock/advance', { seconds: 2 });

  await stage.verifiedUser(externalUserId);
  assert.notEqual((await seen(stage, externalUserId)).userId, userId);
  assert.equal(await stage.balance(externalUserId, 'eur'), '0.00');
  assert.equal(String((await stage.call('getUserTransactionHistory', { path })).total), '0');
  await stage.fund(externalUserId, 'eur', '10.50');
  await stage.call('createTransfer', { body });
  assert.equal(await stage.balance(externalUserId, 'eur'), '0.00');
}
