import { evidenceGround } from '../../contracts/model/ground.js';
import type { Values } from '../../engine/provisions/provision.js';
import { balanceOf, negative, plus, rounded, times } from '../support/amounts.js';
import { compareHistory } from '../support/histories.js';
import { conservation, type StepAnswer, type AnyId, type Call, type Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

type CreateId = 'createSepaTransfer' | 'createPartnerSepaTransfer';

/** Whose transfers, and what all of them have. */
interface Payer {
  values: Values;
  create: CreateId;
}

/** Details of transfers, under the id that the version has for them. */
function detailsOf(story: Story): AnyId {
  return story.has('getPartnerSepaTransferDetails') ? 'getPartnerSepaTransferDetails' : 'getSepaTransferDetails';
}

/** The standard fee of the facts; partners agree on others, so that it is a question at a real target. */
function standardFee({ contract }: Story, amount: string): string | undefined {
  const terms = contract.facts.fees.sepaTransfer;
  if (!terms) return undefined;
  const share = rounded(times(amount, String(terms.percent), '0.01'), 2);
  return Number(share) < terms.minimum ? String(terms.minimum) : share;
}

const receiver = ['receiverType', 'receiverFirstName', 'receiverLastName', 'companyName'] as const;

async function create(
  story: Story,
  { values, create: operationId }: Payer,
  step: string,
  name: string,
  call: Call<CreateId>,
) {
  const created = await story.accept(operationId, step, name, { values, ...call });
  return { created, transferId: story.take(created, '/transferId') };
}

interface Order {
  step: string;
  amount: string;
  call?: Call<CreateId>;
}

/** A transfer that succeeds costs its amount and the fee that its details tell. */
async function pay(story: Story, payer: Payer, watch: Watch, { step, amount, call = {} }: Order): Promise<void> {
  const { created, transferId } = await create(story, payer, step, `Send ${amount} EUR`, {
    ...call,
    body: { ...call.body, amount },
  });
  const details = detailsOf(story);
  const values = { transferId };
  const queued = await story.accept(details, `${step}.queued`, 'Read the transfer', { values });
  await story.outcome('complete-sepa-transfer', values);
  const told = await tellEnd(story, `${step}.done`, transferId, true);
  const done = await story.accept(details, `${step}.details`, 'Read the transfer that is done', { values });
  const again = await story.accept(details, `${step}.again`, 'Read the transfer again', { values });
  const sight = { operationId: details };
  const expected = { machine: 'sepaTransfer', pointer: '/status' };
  story.observe(
    'states',
    `${step}.states`,
    'A final state is final',
    { ...sight, expected },
    { reads: [queued, told, done, again] },
  );
  story.observe('repeated-read', `${step}.same`, 'Reading the transfer twice gives the same', sight, {
    reads: [done, again],
  });
  story.observe('created-and-read', `${step}.shown`, 'The details show what was sent', sight, {
    created: [created],
    read: [done],
  });
  const fee = standardFee(story, amount);
  if (fee !== undefined)
    story.observe(
      'shown',
      `${step}.fee`,
      'The fee is the standard one',
      {
        operationId: details,
        ground: evidenceGround({ grade: 'assumed', source: 'standard fee; partners agree on others' }),
        expected: { shown: [{ pointer: '/fee', value: fee }] },
      },
      { answer: [done] },
    );
  await watch.moved(step, 'The payer gives the amount and the fee that the details tell', payer.create, [
    { owner: 'payer', currency: 'eur', amount: negative(plus(amount, done.text('/fee'))) },
  ]);
}

/** In legacy the payload has no member that is known: deliveries are told by their time alone. */
async function tellEnd(story: Story, step: string, transferId: string, witness: boolean): Promise<StepAnswer> {
  const schema = story.contract.webhooks.get('sepaTransfer')?.object.requestBody?.content['application/json']?.schema;
  return story.delivered('sepaTransfer', step, 'The end of the transfer is told', {
    ...(schema?.properties?.['id'] ? { about: { pointer: '/id', equals: transferId } } : {}),
    ...(witness ? { witness: { operationId: detailsOf(story), values: { transferId } } } : {}),
  });
}

async function fail(story: Story, payer: Payer, watch: Watch, call: Call<CreateId>): Promise<void> {
  await story.part(async () => {
    const { transferId } = await create(story, payer, 'fail', 'Send money that the bank refuses', call);
    await story.trigger('fail-sepa-transfer', { transferId });
    await tellEnd(story, 'fail.done', transferId, false);
    await watch.moved('fail', 'A failed transfer costs nothing', payer.create, []);
  });
}

/** Where money is missing, legacy refuses at once; later editions take the transfer and let it fail. */
async function lackFunds(story: Story, payer: Payer, watch: Watch, call: Call<CreateId>): Promise<void> {
  const amount = plus(balanceOf(watch.balances('payer'), 'eur'), '1') ?? '1000000';
  const short = { values: payer.values, ...call, body: { ...call.body, amount } };
  if (story.lists(payer.create, 'P433')) {
    const funds = { breaks: 'funds', code: 'P433', because: conservation } as const;
    await story.refuse(payer.create, 'short', 'Send more than there is', short, funds);
    await watch.unchanged('short', 'A refused transfer changes nothing', payer.create);
    return;
  }
  await story.part(async () => {
    const { transferId } = await create(story, payer, 'short', 'Send more than there is', short);
    await story.outcome('complete-sepa-transfer', { transferId });
    await tellEnd(story, 'short.done', transferId, false);
    const values = { transferId };
    const done = await story.accept(detailsOf(story), 'short.details', 'Read the transfer without funds', { values });
    const expected = { shown: [{ pointer: '/status', value: 'FAILED' }] };
    story.observe(
      'shown',
      'short.failed',
      'A transfer without funds fails',
      { operationId: detailsOf(story), expected },
      {
        answer: [done],
      },
    );
    await watch.moved('short', 'A transfer without funds moves nothing', payer.create, []);
  });
}

async function refuse(
  story: Story,
  payer: Payer,
  watch: Watch,
  rows: readonly { step: string; name: string; call: Call<CreateId> }[],
): Promise<void> {
  const because = evidenceGround({ grade: 'assumed', source: 'checks of a SEPA transfer' });
  const code = story.lists(payer.create, 'P403') ? { code: 'P403' } : {};
  for (const { step, name, call } of rows)
    await story.refuse(
      payer.create,
      step,
      name,
      { values: payer.values, ...call },
      { breaks: 'validation', because, ...code },
    );
  await watch.unchanged('refused', 'Refused transfers change nothing', payer.create);
}

const wrongIban = { step: 'wrong-iban', name: 'Send to an IBAN with wrong check digits' };

/** A user sends money to a bank account. */
export const userSepa = flow(
  {
    id: 'user-sepa',
    area: 'sepa',
    about: 'A user sends money to a bank account; the fee told is the fee taken, and what fails costs nothing.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createSepaTransfer'],
  },
  async (story) => {
    const values = await story.provide('funded-user');
    const user = values['externalUserId'] ?? '';
    const payer: Payer = { values, create: 'createSepaTransfer' };
    const watch = await Watch.open(story, { payer: user });
    await pay(story, payer, watch, { step: 'small', amount: '10.00' });
    await pay(story, payer, watch, { step: 'large', amount: '2000.00' });
    await fail(story, payer, watch, {});
    await lackFunds(story, payer, watch, {});
    const call = { body: { destinationIban: 'LT799999987822764111' } };
    await refuse(story, payer, watch, [{ ...wrongIban, call }]);
    await compareHistory(story, 'history', user);
  },
);

/** The partner sends money, in the closed loop and in the open one. */
export const partnerSepa = flow(
  {
    id: 'partner-sepa',
    area: 'sepa',
    about: 'The partner sends money at both levels; the fee told is the fee taken, and what fails costs nothing.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['createPartnerSepaTransfer'],
  },
  async (story) => {
    const values = await story.provide('funded-partner');
    const payer: Payer = { values, create: 'createPartnerSepaTransfer' };
    const watch = await Watch.open(story, { payer: null });
    const closed = { without: receiver };
    await pay(story, payer, watch, { step: 'closed', amount: '3.80', call: closed });
    await pay(story, payer, watch, { step: 'open', amount: '1500.00' });
    await fail(story, payer, watch, closed);
    await lackFunds(story, payer, watch, closed);
    await refuse(story, payer, watch, [
      { ...wrongIban, call: { ...closed, body: { destinationIban: 'LT799999987822764111' } } },
      {
        step: 'named-receiver',
        name: 'Name a receiver in the closed loop',
        call: { without: ['receiverType', 'companyName', 'receiverLastName'], body: { receiverFirstName: 'Maria' } },
      },
      {
        step: 'unnamed-receiver',
        name: 'Name no receiver in the open loop',
        call: { without: ['companyName', 'receiverFirstName', 'receiverLastName'], body: { receiverType: 'NATURAL' } },
      },
    ]);
    await compareHistory(story, 'history', null);
  },
);
