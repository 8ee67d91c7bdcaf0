import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import {
  balancePayload,
  contract,
  delivery,
  deliveryInput,
  exchange,
  itemAt,
  only,
  operationNamed,
  webhookNamed,
  witnessOf,
  type BalancePayload,
} from '../test-support/inputs.js';
import { deliveryAgrees } from './delivery-agrees.js';

const ground = {
  kind: 'evidence',
  evidence: weakestEvidence([
    evidenceAt(contract.document, webhookNamed('userBalanceGenerated').schemaPointer),
    evidenceAt(
      contract.document,
      `${operationNamed('getUserBalances').pointer}/responses/200/content/application~1json/schema`,
    ),
  ]),
};

type Balances = BalancePayload['balances'];

/** Judges the documented payload against an answer that starts as its copy. */
function judge(change: (answer: Balances, payload: BalancePayload) => unknown, wrap = false) {
  const payload = balancePayload();
  const answer = balancePayload().balances;
  change(answer, payload);
  const witness = witnessOf(wrap ? { balances: answer } : answer);
  return deliveryAgrees.judge(deliveryInput([delivery({ body: JSON.stringify(payload) })], { witness }));
}

test('equal balances agree, wrapped in `balances` or not', () => {
  for (const wrap of [false, true]) {
    const judgement = only(judge(() => undefined, wrap));
    assert.equal(judgement.holds, true);
    assert.match(judgement.message, /^agrees with GET \/v1\/user\/balances\/\{externalUserId\} on \d+ fields$/);
    assert.deepEqual(judgement.ground, ground);
  }
});

test('amounts agree as decimals, whatever JSON type and scale carries them', () => {
  for (const [here, there] of [
    ['1.50', 1.5],
    [1.5, '1.50'],
    ['1.50', '1.5'],
    [0, '0.00000000'],
    ['0.00000001', 1e-8],
  ]) {
    const judged = judge((answer, { balances }) => {
      itemAt(balances.fiatBalances, 0).amount = here;
      itemAt(answer.fiatBalances, 0).amount = there;
    });
    assert.equal(only(judged).holds, true, `${JSON.stringify(here)} and ${JSON.stringify(there)}`);
  }
});

test('digits that a float would lose still disagree', () => {
  const sides = ['"0.10000000000000000001"', '0.1'];
  for (const [here, there] of [sides, sides.toReversed()]) {
    const text = (amount: string | undefined) =>
      JSON.stringify(balancePayload()).replace('"amount":"0.00"', `"amount":${amount}`);
    const { balances } = { balances: text(there) };
    const witness = {
      operation: operationNamed('getUserBalances'),
      exchange: exchange('getUserBalances', { body: balances }),
    };
    const judgement = only(deliveryAgrees.judge(deliveryInput([delivery({ body: text(here) })], { witness })));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.pointer, '/balances/fiatBalances/0/amount');
  }
});

test('a difference is told at its place in the payload, with the answer as what was expected', () => {
  const judgement = only(judge((answer) => (itemAt(answer.cryptoBalances, 3).amount = '12.00000000')));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/balances/cryptoBalances/3/amount');
  assert.equal(judgement.expected, '"12.00000000"');
  assert.equal(judgement.actual, '"0.00000000"');
  assert.equal(
    judgement.message,
    '/balances/cryptoBalances/3/amount differs from what GET /v1/user/balances/{externalUserId} answers',
  );
  assert.deepEqual(judgement.ground, ground);
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
});

test('items are matched by id, in whatever order they come', () => {
  assert.equal(only(judge((answer) => answer.cryptoBalances.reverse())).holds, true);
  const judged = judge((answer) => {
    itemAt(answer.cryptoBalances, 0).amount = '7.000000';
    answer.cryptoBalances.reverse();
  });
  assert.equal(only(judged).pointer, '/balances/cryptoBalances/0/amount');
});

test('a rate moves by itself and is not compared', () => {
  assert.equal(only(judge((answer) => answer.cryptoBalances.forEach((item) => (item.rate = 1)))).holds, true);
});

test('only what both carry is compared', () => {
  const judged = judge((answer, { balances }) => {
    itemAt(answer.fiatBalances, 0)['iban'] = 'PL61109010140000071219812874';
    itemAt(balances.fiatBalances, 0)['overdraft'] = '10.00';
    answer.cryptoBalances.splice(2, 1);
  });
  assert.equal(only(judged).holds, true);
});

test('every difference is a finding', () => {
  const judged = judge((answer) => {
    itemAt(answer.fiatBalances, 0)['status'] = 'ACTIVE';
    itemAt(answer.cryptoBalances, 0)['wallet'] = '0x0000000000000000000000000000000000000000';
  });
  assert.deepEqual(judged.map(({ pointer }) => pointer).sort(), [
    '/balances/cryptoBalances/0/wallet',
    '/balances/fiatBalances/0/status',
  ]);
});

test('of several deliveries the last one is compared', () => {
  const outdated = balancePayload();
  itemAt(outdated.balances.fiatBalances, 0).amount = '5.00';
  const first = delivery({ body: JSON.stringify(outdated) });
  const witness = witnessOf(balancePayload().balances);
  const judgeBoth = (...deliveries: ReturnType<typeof delivery>[]) =>
    only(deliveryAgrees.judge(deliveryInput(deliveries, { witness })));
  assert.equal(judgeBoth(first, delivery({ id: 'd2' })).holds, true);
  const outdatedLast = judgeBoth(delivery(), { ...first, id: 'd2' });
  assert.equal(outdatedLast.holds, false);
  assert.deepEqual(outdatedLast.subject, { kind: 'delivery', id: 'd2' });
});

test('without a usable second side there is nothing to compare', () => {
  const { balances } = balancePayload();
  const inputs = {
    'no witness': deliveryInput([delivery()]),
    'no delivery': deliveryInput([], { witness: witnessOf(balances) }),
    'a key that is refused': deliveryInput([delivery()], { witness: witnessOf('Access Denied', 401) }),
    'a failure of the server': deliveryInput([delivery()], { witness: witnessOf({}, 500) }),
    'a read without JSON': deliveryInput([delivery()], { witness: witnessOf('<html>') }),
    'a payload without JSON': deliveryInput([delivery({ body: '{' })], { witness: witnessOf(balances) }),
    'a payload without balances': deliveryInput([delivery({ body: '{}' })], { witness: witnessOf(balances) }),
    'nothing in common': deliveryInput([delivery()], { witness: witnessOf({ other: 1 }) }),
    'another webhook': deliveryInput([delivery()], {
      witness: witnessOf(balances),
      webhook: webhookNamed('kycFileAdded'),
    }),
    'a read of something else': deliveryInput([delivery()], {
      witness: {
        operation: operationNamed('getPartnerBalances'),
        exchange: exchange('getPartnerBalances', { body: balances }),
      },
    }),
  };
  for (const [name, input] of Object.entries(inputs)) assert.deepEqual(deliveryAgrees.judge(input), [], name);
});

test('an unanswered read is no witness', () => {
  const { response, ...unanswered } = exchange('getUserBalances');
  assert.ok(response);
  const witness = { operation: operationNamed('getUserBalances'), exchange: { ...unanswered, error: 'ECONNREFUSED' } };
  assert.deepEqual(deliveryAgrees.judge(deliveryInput([delivery()], { witness })), []);
});

test('an object that cannot be read when it is told is ahead of the API', () => {
  for (const [status, body, actual] of [
    [400, { errorCode: 'P412' }, '400 P412'],
    [404, {}, '404'],
  ] as const) {
    const judgement = only(deliveryAgrees.judge(deliveryInput([delivery()], { witness: witnessOf(body, status) })));
    assert.equal(judgement.holds, false);
    assert.match(judgement.message, /^the webhook is ahead of the API: GET /);
    assert.equal(judgement.actual, actual);
  }
});

/** Judges a bank transfer to a user against a history with one line. */
function judgeDeposit(line: Record<string, unknown>) {
  const told = { externalUserId: 'u-1', sepaDepositId: 's-1', amount: '150.25', currency: 'eur', status: 'SUCCESSFUL' };
  const transactions = [{ id: 's-0', amount: '1.00', currency: 'eur' }, line];
  return deliveryAgrees.judge(
    deliveryInput([delivery({ webhookId: 'sepaDeposit', body: JSON.stringify(told) })], {
      webhook: webhookNamed('sepaDeposit'),
      witness: {
        operation: operationNamed('getUserTransactionHistory'),
        exchange: exchange('getUserTransactionHistory', { body: { transactions } }),
      },
    }),
  );
}

test('a movement agrees with its line in the history, whose sign is the direction', () => {
  const line = { id: 's-1', amount: '150.25', currency: 'eur', status: 'PENDING', type: 'SEPA_DEPOSIT' };
  assert.match(only(judgeDeposit(line)).message, /on 2 fields$/);
  assert.equal(only(judgeDeposit({ ...line, amount: -150.25 })).holds, true);
  const judgement = only(judgeDeposit({ ...line, amount: '150.24' }));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/amount');
});

test('a history without such a line says nothing: nobody states that ids are shared', () => {
  assert.deepEqual(judgeDeposit({ id: 's-2', amount: '7.00', currency: 'eur' }), []);
});

test('at the end of a run, what other events change before the object is read again is not compared', () => {
  const judgeOrder = (member: string, standing: boolean) =>
    deliveryAgrees.judge(
      deliveryInput([delivery({ body: JSON.stringify({ orderId: 'o-1', [member]: 'a' }) })], {
        webhook: webhookNamed('orderStatus'),
        witness: {
          operation: operationNamed('getOrderDetails'),
          exchange: exchange('getOrderDetails', { body: { orderId: 'o-1', [member]: 'b' } }),
        },
        ...(standing ? { standing: { explained: new Map(), money: new Map() } } : {}),
      }),
    );
  for (const member of [
    ...['status', 'confirmations', 'receivedAmount', 'expiresAt', 'transactionHash', 'transactions'],
    ...['reason', 'reasons', 'error', 'networkConfig', 'poaRequired'],
  ]) {
    assert.equal(only(judgeOrder(member, false)).holds, false, member);
    assert.equal(only(judgeOrder(member, true)).holds, true, member);
  }
  assert.equal(only(judgeOrder('network', true)).pointer, '/network');
  const moved = balancePayload();
  itemAt(moved.balances.fiatBalances, 0).amount = '9.99';
  const standing = { explained: new Map(), money: new Map() };
  const told = [delivery({ body: JSON.stringify(moved) })];
  const witness = witnessOf(balancePayload().balances);
  assert.equal(only(deliveryAgrees.judge(deliveryInput(told, { witness, standing }))).holds, true);
  assert.equal(only(deliveryAgrees.judge(deliveryInput(told, { witness }))).holds, false);
});

/** Judges a wallet that is told of against the one that the balances show, at the end of a run. */
function judgeWallet(
  told: unknown,
  there: unknown,
  read: 'getPartnerBalances' | 'getUserBalances' = 'getPartnerBalances',
) {
  const wallet = { id: 'b-1', name: 'usdc', wallet: there };
  return deliveryAgrees.judge(
    deliveryInput([delivery({ body: JSON.stringify({ ...wallet, externalUserId: null, wallet: told }) })], {
      webhook: webhookNamed('walletCreated'),
      witness: {
        operation: operationNamed(read),
        exchange: exchange(read, { body: { fiatBalances: [], cryptoBalances: [wallet] } }),
      },
      standing: { explained: new Map(), money: new Map() },
    }),
  );
}

test('an address that an object is given once is compared at the end of a run as well, once both sides have it', () => {
  const judgement = only(judgeWallet('0x01', '0x02'));
  assert.equal(judgement.holds, false);
  assert.deepEqual([judgement.pointer, judgement.actual, judgement.expected], ['/wallet', '"0x01"', '"0x02"']);
  assert.match(only(judgeWallet('0x01', '0x01')).message, /on 2 fields$/);
  for (const [told, there] of [
    [null, '0x02'],
    ['0x01', null],
    ['‹wallet 1a2b3c4d›', '0x02'],
  ])
    assert.equal(only(judgeWallet(told, there)).holds, true);
});

test('the wallet of a user is held against the balances of the user', () => {
  assert.equal(only(judgeWallet('0x01', '0x02', 'getUserBalances')).pointer, '/wallet');
  assert.equal(only(judgeWallet('0x01', '0x01', 'getUserBalances')).holds, true);
});

test('a balance that is told with another id than the API knows disagrees, whether it is read at once or later', () => {
  const told = balancePayload();
  itemAt(told.balances.fiatBalances, 0).id = 'somebody-elses';
  const witness = witnessOf(balancePayload().balances);
  for (const later of [{}, { standing: { explained: new Map(), money: new Map() } }]) {
    const judged = deliveryAgrees.judge(
      deliveryInput([delivery({ body: JSON.stringify(told) })], { witness, ...later }),
    );
    const judgement = only(judged);
    assert.equal(judgement.holds, false);
    assert.equal(judgement.pointer, '/balances/fiatBalances/0/id');
    assert.equal(judgement.actual, '"somebody-elses"');
  }
});
