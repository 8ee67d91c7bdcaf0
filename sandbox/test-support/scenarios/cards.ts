import assert from 'node:assert/strict';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { ApiVersion } from '../../../contracts/model/typed.js';
import { cards as area } from '../../areas/cards/index.js';
import { Money } from '../../ledger/money.js';
import { versions } from '../../versions/index.js';
import { userBody } from '../partner.js';
import type { Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

const [maria, paul] = ['cards-maria', 'cards-paul'];

/** Cards are made, paid with, locked and deleted; what is refused or declined takes nothing. */
export const cards: Scenario = {
  name: 'cards',
  async play(stage) {
    const needsExtension = versions[stage.contract.version as ApiVersion].cardsNeed === 'extension';
    const holder = needsExtension ? stage.extendedUser : stage.verifiedUser;
    await holder(maria);
    await holder(paul);
    await holders(stage, needsExtension, holder);
    const card = await newCard(stage);
    await foreignCards(stage, card);
    await limits(stage, card);
    await payments(stage, card);
    await codes(stage, card);
    await deletion(stage, card);
    await quota(stage);
    await stage.settle();
    for (const { id } of area.operations) assert.equal(stage.covered().has(id), stage.has(id), `${id} is played`);
    for (const id of ['cardTransaction', 'card3dsCode', 'cardActivationCode'])
      assert.equal(stage.covered().has(id), stage.contract.webhooks.has(id), `${id} is told`);
  },
};

const order = (externalUserId: string): JsonObject => ({ externalUserId, label: 'Shopping', pin: '4321' });

async function holders(stage: Stage, needsExtension: boolean, holder: Stage['verifiedUser']): Promise<void> {
  const { call, trigger } = stage;
  const [unverified, standard, foreign, suspended] = ['cards-new', 'cards-standard', 'cards-swiss', 'cards-frozen'];
  await call('createUser', { body: userBody(unverified) });
  await stage.verifiedUser(standard);
  await holder(foreign, { country: 'CH' });
  await holder(suspended);
  await trigger(`/users/${suspended}/suspend`);
  const refused: [JsonObject, string][] = [
    [order('nobody'), 'P412'],
    [order(unverified), 'P459'],
    ...(needsExtension ? [[order(standard), 'P461'] as [JsonObject, string]] : []),
    [order(foreign), 'P451'],
    [order(suspended), 'P455'],
    [{ ...order(maria), label: 'ab' }, 'P403'],
    [{ ...order(maria), label: 'a'.repeat(31) }, 'P403'],
    [{ ...order(maria), pin: '123' }, 'P403'],
    [{ ...order(maria), pin: '12345' }, 'P403'],
    [{ ...order(maria), pin: 'abcd' }, 'P403'],
    [{ ...order(maria), pin: undefined }, 'P403'],
  ];
  for (const [body, code] of refused) await call('createVirtualCard', { body, status: 400, code });
  for (const { externalUserId } of [...refused.slice(1).map(([body]) => body), order(maria)]) {
    const list = await call('getUserCards', { path: { externalUserId: String(externalUserId) } });
    assert.deepEqual(list, { cards: [] }, 'a refused call makes no card');
  }
  const details = (externalUserId: string, code: string) =>
    call('getCardDetails', { path: { externalUserId, cardId: crypto.randomUUID() }, status: 400, code });
  await details('nobody', 'P412');
  await details(unverified, 'P459');
  await details(standard, needsExtension ? 'P461' : 'P434');
  await call('getUserCards', { path: { externalUserId: 'nobody' }, status: 400, code: 'P412' });
}

async function newCard({ call }: Stage): Promise<string> {
  const made = await call('createVirtualCard', { body: order(maria) });
  const { cardId, ...secrets } = made;
  assert.match(String(secrets.cardNumber), /^411111\d{10}$/);
  const path = { externalUserId: maria, cardId: String(cardId) };
  assert.deepEqual(await call('getCardDetails', { path }), { status: 'ACTIVE', ...secrets });
  const cardLastDigits = String(secrets.cardNumber).slice(-4);
  assert.deepEqual(await call('getUserCards', { path }), {
    cards: [{ cardId, status: 'ACTIVE', label: 'Shopping', cardLastDigits }],
  });
  return String(cardId);
}

const newLimits = {
  monthlyTrxAll: 500,
  dailyTrxAll: 60,
  monthlyTrxAtm: 100,
  dailyTrxAtm: 20.5,
  monthlyTrxEcom: 400,
  dailyTrxEcom: 50,
};

/** A user's card is no other user's, whatever is asked of it. */
async function foreignCards({ call }: Stage, cardId: string): Promise<void> {
  const strange: [JsonObject, string][] = [
    [{ externalUserId: paul, cardId }, 'P434'],
    [{ externalUserId: maria, cardId: crypto.randomUUID() }, 'P434'],
    [{ externalUserId: 'nobody', cardId }, 'P412'],
  ];
  for (const [named, code] of strange) {
    const refusal = { status: 400, code };
    for (const operationId of ['getCardDetails', 'getCardLimits'])
      await call(operationId, { path: named as Record<string, string>, ...refusal });
    for (const operationId of ['blockCard', 'unblockCard', 'deleteCard'])
      await call(operationId, { body: named, ...refusal });
    await call('updateCardPin', { body: { ...named, pin: '0000' }, ...refusal });
    await call('updateCardLimits', { body: { ...named, ...newLimits }, ...refusal });
  }
  const { cards: present } = await call('getUserCards', { path: { externalUserId: maria } });
  assert.deepEqual(
    (present as JsonObject[]).map(({ status }) => status),
    ['ACTIVE'],
  );
}

async function limits({ call }: Stage, cardId: string): Promise<void> {
  const named = { externalUserId: maria, cardId };
  const usual = await call('getCardLimits', { path: named });
  assert.deepEqual(Object.keys(usual).sort(), Object.keys(newLimits).sort());
  const refused: JsonObject[] = [
    { dailyTrxAll: -1 },
    { dailyTrxAll: 0.001 },
    { dailyTrxAll: '60' },
    { dailyTrxAll: undefined },
    { dailyTrxAll: 501 },
    { dailyTrxEcom: 400.01 },
    { monthlyTrxAtm: 1e300 },
  ];
  for (const changes of refused)
    await call('updateCardLimits', { body: { ...named, ...newLimits, ...changes }, status: 400, code: 'P403' });
  assert.deepEqual(await call('getCardLimits', { path: named }), usual, 'refused limits change nothing');
  await call('updateCardLimits', { body: { ...named, ...newLimits } });
  const shown = await call('getCardLimits', { path: named });
  for (const [key, limit] of Object.entries(newLimits)) assert.equal(Number(shown[key]), limit, key);
}

async function payments(stage: Stage, cardId: string): Promise<void> {
  const { call, trigger, balance } = stage;
  const named = { externalUserId: maria, cardId };
  await stage.fund(maria, 'eur', '90.10');
  let left = new Money('90.10');
  let count = 0;
  const pay = async (body: JsonObject, declined: RegExp | null) => {
    const answer = await trigger(`/cards/${cardId}/transactions`, body);
    count += 1;
    assert.equal(answer.status, declined ? 'FAILED' : 'SUCCESSFUL', String(answer.declined));
    if (declined) assert.match(String(answer.declined), declined);
    else left = left.minus(String(body.amount));
    assert.ok(left.equals(await balance(maria, 'eur')), `${JSON.stringify(body)} leaves ${left.toFixed(2)}`);
  };
  await pay({ amount: '30.10', merchantName: 'Sample shop' }, null);
  await pay({ amount: '19.91' }, /dailyTrxEcom/);
  await pay({ amount: '19.90', merchantName: 'Sample shop' }, null);
  await pay({ amount: '10.01', type: 'POS' }, /dailyTrxAll/);
  await call('blockCard', { body: named });
  await call('blockCard', { body: named, status: 400, code: 'P434' });
  await pay({ amount: '1', type: 'POS' }, /LOCKED_BY_USER/);
  await call('unblockCard', { body: named });
  await call('unblockCard', { body: named, status: 400, code: 'P434' });
  await call('updateCardPin', { body: { ...named, pin: '12' }, status: 400, code: 'P403' });
  await call('updateCardPin', { body: { ...named, pin: '8765' } });
  await pay({ amount: '5', type: 'ATM', pin: '4321' }, /PIN/);
  await pay({ amount: '5', type: 'ATM', pin: '8765' }, null);
  await trigger(`/users/${maria}/suspend`);
  await pay({ amount: '1', type: 'POS' }, /suspended/i);
  await trigger(`/users/${maria}/unsuspend`);
  await trigger('/clock/advance', { seconds: 24 * 60 * 60 });
  await pay({ amount: '35.11', type: 'POS' }, /funds/i);
  await pay({ amount: '35.10', type: 'POS' }, null);
  for (const body of [{}, { amount: '0' }, { amount: '1.001' }, { amount: '1', type: 'BARTER' }])
    await trigger(`/cards/${cardId}/transactions`, body, { status: 400 });
  await trigger('/cards/nothing/transactions', { amount: '1' }, { status: 404 });

  await stage.settle();
  const told = stage.told('cardTransaction');
  assert.equal(told.length, stage.contract.webhooks.has('cardTransaction') ? count : 0);
  assert.ok(told.every((payload) => payload.cardId === cardId && payload.externalUserId === maria));
  if (!stage.has('getUserTransactionHistory')) return;
  const history = await call('getUserTransactionHistory', { path: { externalUserId: maria }, query: { limit: 100 } });
  const lines = (history.transactions as JsonObject[]).filter(({ type }) => type === 'CARD');
  assert.deepEqual(
    lines.map(({ id }) => id).reverse(),
    told.map(({ id }) => id),
  );
  const spent = lines
    .filter(({ status }) => status === 'SUCCESSFUL')
    .reduce((sum, { amount }) => sum.plus(String(amount)), new Money(0));
  assert.ok(spent.equals('-90.10'), 'successful lines add up to what was spent');
}

async function codes(stage: Stage, cardId: string): Promise<void> {
  const { call, trigger } = stage;
  const ways = { '3ds-code': 'card3dsCode', 'activation-code': 'cardActivationCode' };
  const sent: [string, JsonObject][] = [];
  for (const [way, webhookId] of Object.entries(ways))
    for (let time = 0; time < 2; time += 1) sent.push([webhookId, await trigger(`/cards/${cardId}/${way}`)]);
  assert.equal(new Set(sent.map(([, { code }]) => code)).size, sent.length, 'each code is new');
  await stage.settle();
  for (const [webhookId, payload] of sent) {
    const has = stage.contract.webhooks.has(webhookId);
    assert.equal(stage.told(webhookId).filter(({ code }) => code === payload.code).length, has ? 1 : 0);
  }
  await call('blockCard', { body: { externalUserId: maria, cardId } });
  for (const way of Object.keys(ways)) {
    await trigger(`/cards/${cardId}/${way}`, undefined, { status: 409 });
    await trigger(`/cards/nothing/${way}`, undefined, { status: 404 });
  }
}

/** A locked card can be deleted; after that it only shows in the list. */
async function deletion({ call, trigger }: Stage, cardId: string): Promise<void> {
  const named = { externalUserId: maria, cardId };
  await call('deleteCard', { body: named });
  const refusal = { status: 400, code: 'P434' };
  for (const operationId of ['deleteCard', 'blockCard', 'unblockCard'])
    await call(operationId, { body: named, ...refusal });
  await call('getCardDetails', { path: named, ...refusal });
  await call('getCardLimits', { path: named, ...refusal });
  const { cards: listed } = await call('getUserCards', { path: named });
  assert.deepEqual(
    (listed as JsonObject[]).map((card) => [card.cardId, card.status]),
    [[cardId, 'DELETED']],
  );
  assert.equal((await trigger(`/cards/${cardId}/transactions`, { amount: '1' })).status, 'FAILED');
}

async function quota({ call }: Stage): Promise<void> {
  const body = order(paul);
  for (let count = 0; count < 5; count += 1) await call('createVirtualCard', { body });
  await call('createVirtualCard', { body, status: 400, code: 'P403' });
  const { cards: made } = await call('getUserCards', { path: { externalUserId: paul } });
  assert.equal((made as JsonObject[]).length, 5);
}
