import { principle } from '../../contracts/model/ground.js';
import type { Values } from '../../engine/provisions/provision.js';
import type { AnyId, Call, Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/** A user's data change. */
export const userUpdate = flow(
  {
    id: 'user-update',
    area: 'accounts',
    about: "A user's data are changed; money, level and cards stay as they are.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['updateUser'],
  },
  async (story) => {
    const values = await story.provide('funded-user', undefined, { own: true });
    // Of all reads only a transfer's details show who the user is.
    const sent = await story.accept('createSepaTransfer', 'payer', 'Send money, so that the payer can be read', {
      values,
    });
    const shown = story.has('getSepaTransferDetails') ? 'getSepaTransferDetails' : 'getPartnerSepaTransferDetails';
    const transfer = { transferId: story.take(sent, '/transferId') };
    const payer = (step: string) => story.accept(shown, step, 'Read the payer', { values: transfer });
    await story.settled(values['externalUserId'] ?? '');
    const before = await payer('before');
    const watch = await Watch.open(story, { user: values['externalUserId'] ?? '' });
    const invalid = { breaks: 'validation', code: 'P403' } as const;
    await story.refuse(
      'updateUser',
      'refused',
      'Change everything, with a number for the phone',
      { values, body: { phone: 5 as unknown as string } },
      invalid,
    );
    const because = principle('authentication');
    await story.refuse(
      'updateUser',
      'keyless',
      'Change everything without a key',
      { values, authentication: 'none' },
      { breaks: 'authentication', because },
    );
    story.observe(
      'no-effect',
      'refused.payer',
      'Refused changes leave the data as they were',
      { operationId: 'updateUser', ground: principle('no effect of a failed call') },
      { before: [before], after: [await payer('after')] },
    );
    await story.accept('updateUser', 'change', 'Change phone and address', { values });
    await story.accept('updateUser', 'one', 'Change one member alone', {
      values,
      without: ['email', 'phone', 'street', 'number', 'postCode'],
    });
    await payer('changed');
    await watch.moved('changed', 'A change of data moves no money', 'updateUser', []);
  },
);

/** Calls by which a suspended user would spend. */
const spending: readonly { operationId: AnyId; does: string; call?: Call<never> }[] = [
  { operationId: 'createExchange', does: 'Exchange' },
  { operationId: 'createCryptoWithdrawal', does: 'Withdraw' },
  { operationId: 'createSepaTransfer', does: 'Send money' },
  { operationId: 'createVirtualCard', does: 'Create a card' },
];

async function suspend(story: Story, values: Values): Promise<void> {
  if (story.has('suspendUser')) await story.accept('suspendUser', 'suspend', 'Suspend the user', { values });
  else await story.trigger('suspend-user', values);
}

async function unsuspend(story: Story, values: Values): Promise<void> {
  if (story.has('unsuspendUser')) await story.accept('unsuspendUser', 'unsuspend', 'End the suspension', { values });
  else await story.trigger('unsuspend-user', values);
}

/** A user is suspended, which an active card forbids, and serves again afterwards. */
export const suspension = flow(
  {
    id: 'suspension',
    area: 'accounts',
    about: 'A user with an active card cannot be suspended; a suspended one cannot spend, and can again afterwards.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createExchange', 'createVirtualCard'],
  },
  async (story) => {
    const card = await story.provide('card', undefined, { own: true });
    const { externalUserId = '' } = card;
    const wallet = await story.provide('withdrawing-user', 'wallet');
    await story.trigger('deposit-sepa', { externalUserId, amount: '500.00', currency: 'eur' });
    await story.trigger('deposit-crypto', { externalUserId, amount: '500', currency: 'usdc' });
    const lock = await story.accept('createExchangeLock', 'lock', 'Lock a rate', { values: card });
    const values = { ...card, lockId: story.take(lock, '/id'), walletAddress: wallet['walletAddress'] ?? '' };
    if (story.has('suspendUser'))
      await story.refuse(
        'suspendUser',
        'card',
        'Suspend a user with an active card',
        { values },
        { breaks: 'state', code: 'P454' },
      );
    await story.accept('blockCard', 'block', 'Lock the card', { values });
    const watch = await Watch.open(story, { user: externalUserId });
    await suspend(story, values);
    for (const { operationId, does } of spending)
      await story.refuse(
        operationId,
        'suspended',
        `${does} while suspended`,
        { values },
        { breaks: 'state', code: 'P455' },
      );
    await watch.unchanged('suspended', 'What a suspended user is refused changes nothing', 'createExchange');
    await unsuspend(story, values);
    const fresh = await story.accept('createExchangeLock', 'afterwards', 'Lock a rate after the suspension', {
      values: card,
    });
    const again = { ...values, lockId: story.take(fresh, '/id') };
    await story.accept('createExchange', 'afterwards', 'Exchange after the suspension', { values: again });
    await story.accept('createSepaTransfer', 'afterwards', 'Send money after the suspension', { values });
  },
);

/** Calls about a user that a deleted one must not answer. */
const aboutUsers: readonly { operationId: AnyId; does: string }[] = [
  { operationId: 'getUserBalances', does: 'Read the balances' },
  { operationId: 'getKycStatus', does: 'Read the status of the check' },
  { operationId: 'getUserCards', does: 'Read the cards' },
  { operationId: 'getUserTransactionHistory', does: 'Read the history' },
  { operationId: 'getSepaDepositInfo', does: 'Ask where to pay' },
  { operationId: 'getSepaDepositContactList', does: 'Read the senders' },
  { operationId: 'createExchangeLock', does: 'Lock a rate' },
  { operationId: 'createKycVerification', does: 'Start a verification' },
  { operationId: 'updateUser', does: 'Change the data' },
  { operationId: 'suspendUser', does: 'Suspend' },
  { operationId: 'deleteUser', does: 'Delete again' },
];

/** A user is deleted. */
export const deletion = flow(
  {
    id: 'deletion',
    area: 'accounts',
    about: 'A deleted user is unknown to every operation, and nothing is told of them.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['deleteUser'],
  },
  async (story) => {
    const values = await story.provide('verified-user', undefined, { own: true });
    const about = { pointer: '/externalUserId', equals: values['externalUserId'] ?? '' };
    // What is under way still arrives: the last message before the deletion has to be there.
    await story.delivered('userBalanceGenerated', 'before', 'The balances are announced', { about });
    await story.accept('deleteUser', 'delete', 'Delete the user', { values });
    for (const webhookId of ['userBalanceGenerated', 'kycVerificationStatus', 'sepaDeposit'] as const)
      await story.notDelivered(webhookId, 'silence', 'Nothing is told of a deleted user', about);
    for (const { operationId, does } of aboutUsers) {
      if (!story.has(operationId)) continue;
      const name = `${does} of a deleted user`;
      await story.refuse(operationId, 'gone', name, { values }, { breaks: 'deleted-object', code: 'P412' });
    }
  },
);
