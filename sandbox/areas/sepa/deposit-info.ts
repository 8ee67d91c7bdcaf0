import type { Party } from '../../state/party.js';
import type { View } from '../../view.js';
import type { Balances } from '../balances/state.js';

/** The sandbox's bank, synthetic like the documented sample. */
const bank = { swift: 'XMPLLT22', address: 'Sample street 1, Vilnius' };

/** Where to send money for somebody, and the title that identifies them. */
export function depositInfo({ random }: Party, { fiat }: Balances, accountHolder: string): View {
  const balance = fiat.find(({ currency }) => currency === 'eur');
  if (!balance) throw new Error('SEPA payments are in eur, and there is no such balance.');
  return { title: random.uuidFor('sepa-deposit-title'), iban: balance.iban, accountHolder, ...bank };
}
