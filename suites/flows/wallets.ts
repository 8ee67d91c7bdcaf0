import { flow } from './flow.js';

/** A wallet is asked for, by the partner and for a user. */
export const wallets = flow(
  {
    id: 'wallets',
    area: 'balances',
    about: 'A wallet is asked for, told, and stands among the balances.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createPartnerWallet', 'walletCreated'],
  },
  async (story) => {
    const { externalUserId = '' } = await story.provide('verified-user');
    for (const owner of [null, externalUserId]) {
      const whose = owner === null ? 'partner' : 'user';
      const created = await story.accept('createPartnerWallet', whose, `Ask for a wallet of the ${whose}`, {
        body: owner === null ? {} : { externalUserId: owner },
      });
      const walletId = story.take(created, '/walletId');
      await story.delivered('walletCreated', whose, 'The wallet is told', {
        about: { pointer: '/id', equals: walletId },
        // The wallet of a currency is one and the same, however often it is asked for.
        toldBefore: true,
      });
      const operationId = owner === null ? 'getPartnerBalances' : 'getUserBalances';
      const values: Record<string, string> = owner === null ? {} : { externalUserId: owner };
      const read = await story.accept(operationId, whose, 'Read the balance of the wallet', { values });
      story.observe(
        'created-and-read',
        `${whose}.shown`,
        'The wallet stands among the balances',
        { operationId },
        {
          created: [created],
          read: [read],
        },
      );
    }
  },
);
