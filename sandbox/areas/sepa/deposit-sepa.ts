import { formatNamed } from '../../../contracts/formats/index.js';
import { readDeposit, readText } from '../../read-deposit.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { isFrozen, receiveSepaDeposit, undecidedSepaDeposits } from './sepa-deposits.js';

/** Lets a bank transfer arrive. */
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
    if (isFrozen({ tenant }, party.externalUserId)) throw new TriggerError(409, 'The user is suspended.');
    const sent = { amount, currency: currency.name, ...sender };
    return undecidedSepaDeposits.describe(receiveSepaDeposit(control.contextOf(tenant), party, sent));
  },
};
