import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import type { ExchangeLine, TriggerLine } from '../record/format.js';
import { toldRowOf, toldRows } from './causes.js';
import { explain } from './explain.js';
import { call, callsOf, maria, told, trigger } from './test-support/run.js';

const contracts = ['legacy', 'test', 'latest'].map((version) => loadContract(version));

test('every webhook of every version has one row, and every row a webhook', () => {
  const ids = new Set(contracts.flatMap(({ webhooks }) => [...webhooks.keys()]));
  assert.deepEqual(toldRows.map(({ webhookId }) => webhookId).sort(), [...ids].sort());
  assert.equal(toldRowOf('loanStatus'), undefined);
});

test('every operation that causes something exists in a version', () => {
  for (const { causes } of toldRows)
    for (const { operations = [] } of causes)
      for (const id of operations)
        assert.ok(
          contracts.some((contract) => contract.operations.has(id)),
          id,
        );
});

test('what a payload tells is a member of the payload in a version', () => {
  for (const { webhookId, object, users, money, causes } of toldRows) {
    const pointers = [
      ...(object === undefined ? [] : [object]),
      ...users,
      ...(money ? Object.values(money) : []),
      ...causes.flatMap(({ by, pairs = [] }) => [by, ...pairs].map(({ told }) => told)),
    ];
    const schemas = contracts.flatMap(
      ({ webhooks }) => webhooks.get(webhookId)?.object.requestBody?.content['application/json']?.schema ?? [],
    );
    for (const pointer of pointers) {
      const names = pointer.slice(1).split('/');
      const isThere = schemas.some((schema) => {
        let node: typeof schema | undefined = schema;
        for (const name of names) node = node?.properties?.[name];
        return node !== undefined;
      });
      assert.ok(isThere, `${webhookId} ${pointer}`);
    }
  }
});

type Members = Record<string, string>;

/** What the run did, and what a payload about it has to tell by it. */
interface Scenario {
  did: ExchangeLine | TriggerLine;
  payload: unknown;
  shown?: Members;
}

const byMaria = { externalUserId: 'maria' };
const pulledFor = (given: Members, ...names: string[]) => names.map((name) => trigger(name, given, {}));

/** Each way in which each webhook comes about. */
const scenarios: Record<string, Scenario[]> = {
  userBalanceGenerated: [
    call('addUserVerification', { asked: byMaria }),
    ...pulledFor(byMaria, 'extend-user'),
    trigger('extend-user', {}, byMaria),
  ].map((did) => ({ did, payload: byMaria })),
  kycFileAdded: [
    call('addKycFile', { path: '/v1/user/kyc-files/maria' }),
    ...pulledFor(byMaria, 'accept-kyc-files', 'fail-kyc-files'),
  ].map((did) => ({ did, payload: byMaria })),
  poaVerificationStatus: [
    call('addPoaFile', { path: '/v1/user/poa-files/maria' }),
    ...pulledFor(byMaria, 'approve-poa', 'reject-poa', 'question-poa'),
  ].map((did) => ({ did, payload: byMaria })),
  kycVerificationStatus: [
    {
      did: call('createKycVerification', { asked: byMaria, answered: { verificationId: 'v-1' } }),
      payload: { verificationId: 'v-1', externalUserId: 'jan' },
      shown: { '/externalUserId': 'maria' },
    },
    { did: call('createKycVerification', { asked: byMaria }), payload: byMaria },
    { did: trigger('approve-kyc', byMaria, {}), payload: byMaria },
  ],
  highRiskKycVerification: [{ did: trigger('rate-high-risk', byMaria, {}), payload: byMaria }],
  walletCreated: [
    {
      did: call('createPartnerWallet', {
        asked: { currency: 'usdc', network: 'polygon', externalUserId: 'maria' },
        answered: { walletId: 'w-1' },
      }),
      payload: { id: 'w-1' },
      shown: { '/name': 'usdc', '/network': 'polygon', '/externalUserId': 'maria' },
    },
  ],
  p2pTransfer: ['createTransfer', 'createTransferMasterBalance'].map((operation) => ({
    did: call(operation, {
      asked: {
        amount: '1',
        currency: 'eur',
        sourceExternalUserId: 'maria',
        destinationExternalUserId: 'jan',
      },
      answered: { transferId: 't-1' },
    }),
    payload: { id: 't-1' },
    shown: {
      '/amount': '1',
      '/currency': 'eur',
      '/sourceExternalUserId': 'maria',
      '/destinationExternalUserId': 'jan',
    },
  })),
  sepaTransfer: [
    ...['createSepaTransfer', 'createPartnerSepaTransfer'].map((operation) => ({
      did: call(operation, {
        asked: { amount: '1', currency: 'eur', sourceExternalUserId: 'maria' },
        answered: { transferId: 't-1' },
      }),
      payload: { id: 't-1' },
      shown: { '/amount': '1', '/currency': 'eur', '/externalUserId': 'maria' },
    })),
    ...pulledFor({ transferId: 't-1' }, 'complete-sepa-transfer', 'fail-sepa-transfer').map((did) => ({
      did,
      payload: { id: 't-1' },
    })),
  ],
  sepaDeposit: [
    {
      did: trigger('deposit-sepa', { amount: '1', currency: 'eur', ...byMaria }, { sepaDepositId: 's-1' }),
      payload: { sepaDepositId: 's-1' },
      shown: { '/amount': '1', '/currency': 'eur', '/externalUserId': 'maria' },
    },
    ...pulledFor({ sepaDepositId: 's-1' }, 'approve-sepa-deposit', 'reject-sepa-deposit').map((did) => ({
      did,
      payload: { sepaDepositId: 's-1' },
    })),
  ],
  ibanStatus: pulledFor(byMaria, 'deposit-sepa', 'approve-sepa-deposit', 'reject-sepa-deposit').map((did) => ({
    did,
    payload: byMaria,
  })),
  cryptoWithdrawal: [
    ...['createCryptoWithdrawal', 'createPartnerCryptoWithdrawal'].map((operation) => ({
      did: call(operation, {
        asked: {
          amount: '1',
          currency: 'eth',
          network: 'ethereum',
          walletAddress: '0xAb',
          sourceExternalUserId: 'maria',
        },
        answered: { withdrawalId: 'w-1' },
      }),
      payload: { id: 'w-1' },
      shown: {
        '/amount': '1',
        '/currency/name': 'eth',
        '/currency/network': 'ethereum',
        '/destination': '0xAb',
        '/user/externalUserId': 'maria',
      },
    })),
    ...pulledFor({ withdrawalId: 'w-1' }, 'confirm-withdrawal', 'fail-withdrawal').map((did) => ({
      did,
      payload: { id: 'w-1' },
    })),
  ],
  cryptoDeposit: [
    {
      did: trigger('deposit-crypto', { amount: '1', currency: 'btc', ...byMaria }, { cryptoDepositId: 'c-1' }),
      payload: { cryptoDepositId: 'c-1' },
      shown: { '/amount': '1', '/currency': 'btc', '/externalUserId': 'maria' },
    },
    ...[
      ...pulledFor({ cryptoDepositId: 'c-1' }, 'advance-crypto-deposit'),
      call('updateTravelRule', { asked: { cryptoDepositId: 'c-1' } }),
      call('updatePartnerTravelRule', { asked: { cryptoDepositId: 'c-1' } }),
    ].map((did) => ({ did, payload: { cryptoDepositId: 'c-1' } })),
  ],
  exchange: [
    ...['createExchange', 'createPartnerExchange'].map((operation) => ({
      did: call(operation, {
        asked: { amount: '1', currencyFrom: 'eur', currencyTo: 'btc', sourceExternalUserId: 'maria' },
        answered: { exchangeId: 'x-1' },
      }),
      payload: { exchangeId: 'x-1' },
      shown: { '/amount': '1', '/currencyFrom': 'eur', '/currencyTo': 'btc', '/externalUserId': 'maria' },
    })),
    ...pulledFor({ exchangeId: 'x-1' }, 'complete-exchange', 'fail-exchange').map((did) => ({
      did,
      payload: { exchangeId: 'x-1' },
    })),
  ],
  cardTransaction: [
    {
      did: trigger('use-card', { amount: '1', cardId: 'c-1' }, { id: 't-1', ...byMaria }),
      payload: { id: 't-1' },
      shown: { '/amount': '1', '/cardId': 'c-1', '/externalUserId': 'maria' },
    },
  ],
  orderStatus: [
    {
      did: call('createOrder', { asked: { lockId: 'l-1' }, answered: { orderId: 'o-1' } }),
      payload: { orderId: 'o-1' },
      shown: { '/lockId': 'l-1' },
    },
    ...pulledFor({ orderId: 'o-1' }, 'assign-order-address', 'pay-order', 'confirm-order', 'expire-order').map(
      (did) => ({ did, payload: { orderId: 'o-1' } }),
    ),
  ],
  paymentLink: [
    ...['createPaymentLink', 'createHostedCheckout'].map((operation) => ({
      did: call(operation, { asked: { amount: '1', currency: 'eur' }, answered: { paymentLinkId: 'p-1' } }),
      payload: { paymentLinkId: 'p-1' },
      shown: { '/amount': '1', '/currency': 'eur' },
    })),
    ...pulledFor({ paymentLinkId: 'p-1' }, 'pay-payment-link', 'confirm-payment-link', 'expire-payment-link').map(
      (did) => ({ did, payload: { paymentLinkId: 'p-1' } }),
    ),
  ],
  card3dsCode: [
    { did: trigger('send-3ds-code', { cardId: 'c-1' }, {}), payload: { cardId: 'c-1' } },
    ...pulledFor(byMaria, 'send-3ds-code', 'use-card').map((did) => ({ did, payload: byMaria })),
  ],
  cardActivationCode: [
    { did: trigger('send-activation-code', { cardId: 'c-1' }, {}), payload: { cardId: 'c-1' } },
    { did: trigger('send-activation-code', byMaria, {}), payload: byMaria },
  ],
};

test('each way in which a webhook comes about explains it, and tells what its payload has to show', () => {
  for (const [webhookId, ways] of Object.entries(scenarios))
    for (const { did, payload, shown = {} } of ways) {
      const calls = did.type === 'trigger' ? callsOf([], [did]) : callsOf([did]);
      const name = did.type === 'trigger' ? did.trigger : did.operationId;
      const found = explain(webhookId, told(webhookId, payload), calls);
      assert.deepEqual(
        [found.standing, found.causes.map((cause) => cause.name)],
        ['explained', [name]],
        `${webhookId} by ${name}`,
      );
      assert.ok(found.whose, `${webhookId} by ${name}`);
      assert.deepEqual(
        Object.fromEntries(found.shown.map(({ pointer, value }) => [pointer, value])),
        shown,
        `${webhookId} by ${name}`,
      );
    }
});

test('only what comes by itself has no cause', () => {
  for (const { webhookId, causes, spontaneous } of toldRows)
    assert.equal(causes.length > 0 || spontaneous, true, webhookId);
  assert.deepEqual(
    toldRows.flatMap(({ webhookId, spontaneous }) => (spontaneous ? [webhookId] : [])),
    ['highRiskKycVerification', 'healthCheck'],
  );
});

test('what may cause a webhook leaves it open; what tells of its object without causing it explains nothing', () => {
  const standing = (webhookId: string, payload: unknown, did: ExchangeLine) =>
    explain(webhookId, told(webhookId, payload), callsOf([maria, did])).standing;
  for (const did of [
    call('createKycVerification', { asked: byMaria }),
    call('addKycFile', { path: '/v1/user/kyc-files/maria' }),
  ])
    assert.equal(standing('userBalanceGenerated', byMaria, did), 'undecided');
  const card = call('createVirtualCard', { asked: byMaria, answered: { cardId: 'c-1' } });
  assert.equal(standing('cardActivationCode', { cardId: 'c-1', ...byMaria }, card), 'undecided');
  const lock = call('lockOrderRate', {
    answered: { lockId: 'l-1', amount: '2', cryptocurrency: 'usdc', network: 'polygon' },
  });
  const order = { orderId: 'o-9', lockId: 'l-1' };
  assert.notEqual(standing('orderStatus', order, lock), 'explained');
  const created = call('createOrder', { asked: { lockId: 'l-1' }, answered: { orderId: 'o-9' } });
  assert.deepEqual(
    explain('orderStatus', told('orderStatus', order), callsOf([lock, created])).shown.map((one) => [
      one.pointer,
      one.value,
      one.anyCase,
    ]),
    [
      ['/lockId', 'l-1', undefined],
      ['/totalAmountRequired', '2', undefined],
      ['/cryptocurrency', 'usdc', true],
      ['/network', 'polygon', true],
    ],
  );
});
