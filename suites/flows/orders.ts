import { evidenceGround } from '../../contracts/model/ground.js';
import { cut, divided } from '../support/amounts.js';
import type { StepAnswer, Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

const euro = '346.59';

const needs = ['lockOrderRate', 'createOrder', 'getOrderDetails'] as const;

function lockGround({ contract }: Story) {
  return evidenceGround(contract.facts.rateLocks.order.evidence);
}

async function lockRate(story: Story, step: string): Promise<{ lock: StepAnswer; lockId: string }> {
  const lock = await story.accept('lockOrderRate', step, 'Lock a rate', { body: { amount: euro } });
  return { lock, lockId: story.take(lock, '/lockId') };
}

/** What the payer owes is the euro divided by the locked rate. */
function compareLock(story: Story, lock: StepAnswer): void {
  const decimals = story.contract.facts.currencies.find(({ name }) => name === 'usdc')?.decimals ?? 6;
  const value = cut(divided(euro, lock.text('/rate')), decimals);
  if (value === undefined) return;
  const expected = { shown: [{ pointer: '/amount', value }] };
  const sight = { operationId: 'lockOrderRate', ground: lockGround(story), expected } as const;
  story.observe('shown', 'owed', 'The amount is what the locked rate comes to', sight, { answer: [lock] });
}

/** An order is paid, and the partner gets the euro that were asked for. */
export const orderPaid = flow(
  {
    id: 'order-paid',
    area: 'orders',
    about: 'A rate is locked, an order created and paid; the partner gets the euro that were asked for.',
    phase: 'stateful',
    lane: 'serial',
    needs,
  },
  async (story) => {
    await story.accept('getOrderRates', 'rates', 'Read the rates');
    const watch = await Watch.open(story, { partner: null });
    const { lock, lockId } = await lockRate(story, 'lock');
    compareLock(story, lock);
    const created = await story.accept('createOrder', 'create', 'Create the order', { values: { lockId } });
    const orderId = story.take(created, '/orderId');
    const values = { orderId };
    const details = (step: string, name: string) => story.accept('getOrderDetails', step, name, { values });
    const fresh = await details('fresh', 'Read the new order');
    const inDetails = { operationId: 'getOrderDetails' } as const;
    story.observe('created-and-read', 'shown', 'The details show the order', inDetails, {
      created: [created],
      read: [fresh],
    });
    const owed = lock.text('/amount');
    if (owed !== undefined)
      story.observe(
        'shown',
        'agreed',
        'The order asks for what the lock said',
        {
          ...inDetails,
          ground: lockGround(story),
          expected: {
            shown: [
              { pointer: '/totalAmountRequired', value: owed },
              { pointer: '/lockId', value: lockId },
            ],
          },
        },
        { answer: [fresh] },
      );
    await story.outcome('assign-order-address', values);
    const addressed = story.can('assign-order-address')
      ? [await details('addressed', 'Read the order with its address')]
      : [];
    await story.trigger('pay-order', values);
    await story.outcome('confirm-order', values);
    const about = { pointer: '/orderId', equals: orderId };
    await story.delivered('orderStatus', 'told', 'Each state of the order is told', {
      about,
      sequence: { pointer: '/status', values: ['WAITING_FOR_WALLET_ADDRESS', 'WAITING_FOR_CONFIRMATION', 'COMPLETED'] },
      witness: { operationId: 'getOrderDetails', values },
    });
    const done = await details('done', 'Read the order that is paid');
    const again = await details('again', 'Read the order again');
    const expected = { machine: 'order', pointer: '/status' };
    story.observe(
      'states',
      'states',
      'The order goes through its states',
      { ...inDetails, expected },
      {
        reads: [fresh, ...addressed, done],
      },
    );
    story.observe('repeated-read', 'same', 'Reading the order twice gives the same', inDetails, {
      reads: [done, again],
    });
    await watch.moved('paid', 'The partner gets the euro of the order', 'createOrder', [
      { owner: 'partner', currency: 'eur', amount: euro },
    ]);

    const refusal = { breaks: 'lock', because: lockGround(story) } as const;
    await story.refuse('createOrder', 'used-lock', 'Use the lock a second time', { values: { lockId } }, refusal);
    const unknown = { values: { lockId: story.unknownId() } };
    await story.refuse('createOrder', 'unknown-lock', 'Use a lock that does not exist', unknown, refusal);
    await story.part(async () => {
      const late = await lockRate(story, 'late');
      await story.trigger('expire-order-lock', { lockId: late.lockId });
      await story.refuse(
        'createOrder',
        'expired-lock',
        'Use a lock whose time is over',
        { values: { lockId: late.lockId } },
        refusal,
      );
    });
    await watch.unchanged('refused', 'Refused orders change nothing', 'createOrder');
  },
);

/** An order that nobody pays. */
export const orderExpired = flow(
  {
    id: 'order-expired',
    area: 'orders',
    about: 'An order expires before it is paid; it is told, and the partner gets nothing.',
    phase: 'stateful',
    lane: 'serial',
    needs,
  },
  async (story) => {
    const watch = await Watch.open(story, { partner: null });
    const { lockId } = await lockRate(story, 'lock');
    const created = await story.accept('createOrder', 'create', 'Create the order', { values: { lockId } });
    const orderId = story.take(created, '/orderId');
    await story.trigger('expire-order', { orderId });
    await story.delivered('orderStatus', 'expired', 'The end of the order is told', {
      about: { pointer: '/orderId', equals: orderId },
      sequence: { pointer: '/status', values: ['WAITING_FOR_WALLET_ADDRESS', 'EXPIRED'] },
      witness: { operationId: 'getOrderDetails', values: { orderId } },
    });
    await watch.moved('expired', 'An order that is not paid brings nothing', 'createOrder', []);
  },
);

/** Equal orders at once, under one lock. */
export const ordersAtOnce = flow(
  {
    id: 'orders-at-once',
    area: 'orders',
    about: 'Six equal orders set off at once under one lock.',
    phase: 'concurrent',
    lane: 'parallel',
    needs,
  },
  async (story) => {
    const { lockId } = await lockRate(story, 'lock');
    const calls = await story.atOnce('createOrder', 'use', 'Create an order under one lock', 6, { values: { lockId } });
    const sight = { operationId: 'createOrder', ground: lockGround(story), expected: { successes: 1 } } as const;
    story.observe('at-once', 'once', 'A lock serves one order', sight, { calls });
  },
);
