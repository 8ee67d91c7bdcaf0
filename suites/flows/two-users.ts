import type { Values } from '../../engine/provisions/provision.js';
import type { StepAnswer, AnyId, Story } from '../support/story.js';
import { flow } from './flow.js';

/** Who the users are: two people who share nothing, with letters that careless servers mangle. */
const people = [
  {
    step: 'first',
    firstName: 'Łucja',
    lastName: 'Żółkiewska-Ñandú',
    city: 'Łódź',
    street: 'Święty Krzyż',
    amount: '10.00',
  },
  {
    step: 'second',
    firstName: 'Jürgen',
    lastName: 'Šimkūnaitė',
    city: 'Žemaičių Naumiestis',
    street: 'Ąžuolų',
    amount: '11.50',
  },
] as const;

type Person = (typeof people)[number];

/** Reads of what a user has. */
const reads: readonly { operationId: AnyId; does: string }[] = [
  { operationId: 'getUserBalances', does: 'Read the balances' },
  { operationId: 'getUserTransactionHistory', does: 'Read the history' },
  { operationId: 'getSepaDepositInfo', does: 'Ask where to pay' },
  { operationId: 'getSepaDepositContactList', does: 'Read the senders' },
  { operationId: 'getUserCards', does: 'Read the cards' },
  { operationId: 'getCardDetails', does: 'Read the card' },
];

async function onboard(story: Story, { step, amount: _amount, ...person }: Person): Promise<Values> {
  const externalUserId = story.unknownId();
  const values = { externalUserId };
  const body = { ...person, address: `${person.street} 7` };
  await story.accept('createUser', step, `Create the ${step} user`, { values, body });
  const check = await story.accept('createKycVerification', step, 'Start the verification', { values });
  await story.trigger('approve-kyc', { ...values, verificationId: story.take(check, '/verificationId') });
  await story.accept('addUserVerification', step, 'Add the data of the document', { values });
  if (story.lists('createVirtualCard', 'P461')) await story.trigger('extend-user', values);
  await story.trigger('deposit-sepa', { ...values, amount: '100.00', currency: 'eur' });
  return values;
}

async function fill(story: Story, { step, amount, lastName }: Person, values: Values): Promise<Values> {
  const card = await story.accept('createVirtualCard', step, 'Create a card', {
    values,
    body: { label: `Karta ${lastName.slice(0, 12)}` },
  });
  const sent = await story.accept('createSepaTransfer', step, `Send ${amount} EUR`, {
    values,
    body: { amount, transferTitle: `Faktura ${lastName}`, receiverFirstName: 'Zoë', receiverLastName: 'Ærøskøbing' },
  });
  return { ...values, cardId: story.take(card, '/cardId'), transferId: story.take(sent, '/transferId') };
}

async function readAll(
  story: Story,
  turn: string,
  { step }: Person,
  values: Values,
): Promise<Record<string, StepAnswer>> {
  const answers: Record<string, StepAnswer> = {};
  const details = story.has('getSepaTransferDetails') ? 'getSepaTransferDetails' : 'getPartnerSepaTransferDetails';
  for (const { operationId, does } of [...reads, { operationId: details, does: 'Read the transfer' } as const])
    if (story.has(operationId))
      answers[operationId] = await story.accept(operationId, `${step}.${turn}`, `${does} of the ${step} user`, {
        values,
      });
  return answers;
}

/** Two users side by side: what each read shows is theirs, with every letter that was sent, and the same each time. */
export const twoUsers = flow(
  {
    id: 'two-users',
    area: 'accounts',
    about: 'Two users are read in turn: each answer is about the one who was asked for, letter by letter.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createUser', 'createVirtualCard', 'createSepaTransfer'],
  },
  async (story) => {
    const both: { person: Person; values: Values }[] = [];
    for (const person of people) {
      const values = await fill(story, person, await onboard(story, person));
      // Before there is another: two users whose data are exchanged would look as if nothing were wrong.
      await readAll(story, 'alone', person, values);
      both.push({ person, values });
    }
    for (const turn of ['once', 'again'])
      for (const { person, values } of both) await readAll(story, turn, person, values);
    await story.part(() => writeFreely(story, both[0]?.values ?? {}));
  },
);

/** Texts of other scripts, which may be refused; where they are taken they come back as they were. */
const texts = [
  { step: 'scripts', text: '東京 Ωμέγα שלום مرحبا' },
  { step: 'marks', text: 'Ame\u0301lie Zoe\u0308' },
  { step: 'emoji', text: 'Trips 🎒 👩‍🚀' },
] as const;

async function writeFreely(story: Story, values: Values): Promise<void> {
  const details = story.has('getSepaTransferDetails') ? 'getSepaTransferDetails' : 'getPartnerSepaTransferDetails';
  for (const { step, text } of texts) {
    await story.attempt('createVirtualCard', step, 'Create a card with letters of other scripts', {
      values,
      body: { label: text },
    });
    const sent = await story.attempt('createSepaTransfer', step, 'Send money with letters of other scripts', {
      values,
      body: { amount: '3.00', transferTitle: text },
    });
    const transferId = sent.text('/transferId');
    if (transferId !== undefined)
      await story.accept(details, step, 'Read the transfer with letters of other scripts', { values: { transferId } });
  }
  await story.accept('getUserCards', 'scripts', 'Read the cards with letters of other scripts', { values });
}
