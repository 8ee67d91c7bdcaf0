import { formatNamed } from '../../contracts/formats/index.js';
import { bankAccount } from '../ledger/account.js';
import { transfer } from '../ledger/ledger.js';
import { withTransactionId, type Transaction } from '../party.js';
import { sepaDeposit } from '../webhooks/sepa-deposit.js';
import { readDeposit, readText } from './read-deposit.js';
import { TriggerError, type Trigger } from './trigger.js';

/** Lets a bank transfer arrive; it is credited at once. */
export const depositSepa: Trigger = {
  method: 'POST',
  path: '/deposits/sepa',
  handle(control, request) {
    const { tenant, party, currency, amount, body } = readDeposit(control, request, 'fiat');
    const sender = {
      senderName: readText(body, 'senderName') ?? null,
      senderIban: readText(body, 'senderIban') ?? null,
      title: readText(body, 'title') ?? null,
    };
    if (sender.senderIban !== null && !formatNamed('iban')?.test(sender.senderIban))
      throw new TriggerError(400, 'senderIban must be an IBAN.');
    const transaction = withTransactionId(party, (id): Transaction => {
      tenant.ledger.move(transfer(id, bankAccount, party.ledgerAccount, currency.name, amount));
      const createdAt = control.clock.now();
      return { id, type: 'SEPA_DEPOSIT', amount, currency: currency.name, status: 'SUCCESSFUL', createdAt };
    });
    party.transactions.push(transaction);
    const event = sepaDeposit(tenant, party, transaction, sender);
    control.dispatcher.enqueue(event);
    return event.payload;
  },
};
