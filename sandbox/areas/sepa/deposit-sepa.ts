import { formatNamed } from '../../../contracts/formats/index.js';
import { bankAccount } from '../../ledger/account.js';
import { transfer } from '../../ledger/ledger.js';
import { readDeposit, readText } from '../../read-deposit.js';
import { nextId } from '../../state/party.js';
import { timestamp } from '../../timestamp.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { Amount } from '../../view.js';

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
    const id = nextId(party);
    tenant.ledger.move(transfer(id, bankAccount, party.ledgerAccount, currency.name, amount));
    const createdAt = control.clock.now();
    const line = { id, currency: currency.name, status: 'SUCCESSFUL', createdAt } as const;
    party.transactions.push({ ...line, type: 'SEPA_DEPOSIT', amount });
    const deposit = {
      externalUserId: party.externalUserId,
      sepaDepositId: id,
      currency: currency.name,
      ...sender,
      status: 'SUCCESSFUL',
      createdAt: timestamp(createdAt),
    };
    control.contextOf(tenant).emit('sepaDeposit', party.externalUserId ?? 'partner', {
      ...deposit,
      amount: new Amount(amount, 2),
    });
    return { ...deposit, amount: amount.toFixed(2) };
  },
};
