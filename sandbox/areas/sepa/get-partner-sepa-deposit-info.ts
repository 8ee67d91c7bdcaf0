import type { SandboxOperation } from '../../operation.js';

/** The sandbox's bank, synthetic like the documented sample. */
const bank = { swift: 'XMPLLT22', accountHolder: 'Sandbox Partner', address: 'Sample street 1, Vilnius' };

/** Where to send money for the partner, and the title that identifies it. */
export const getPartnerSepaDepositInfo: SandboxOperation = {
  id: 'getPartnerSepaDepositInfo',
  access: 'key',
  handle({ tenant: { balances, partner } }) {
    const balance = balances.fiat.find(({ currency }) => currency === 'eur');
    if (!balance) throw new Error('SEPA payments are in eur, and the partner has no such balance.');
    const title = partner.random.fork('sepa-deposit-title').uuid();
    return { body: { title, iban: balance.iban, ...bank } };
  },
};
