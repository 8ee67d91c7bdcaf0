import type { JsonObject } from '../../../contracts/model/json-value.js';
import { decimalsOf } from '../../amount.js';
import type { SandboxContext, TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import type { Tenant } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';
import type { SepaTransfer } from './state.js';

/** A transfer as the details show it, with the user who pays. */
export function sepaTransferDetails(context: TenantContext, transfer: SepaTransfer): View {
  const { externalUserId } = transfer;
  return {
    ...sepaTransferView(context, transfer),
    user: externalUserId === null ? null : payerView(context.tenant, externalUserId),
  };
}

/** Tells how a transfer ended; a failed one is reduced to what identifies it, and the error. */
export function tellSepaTransfer(context: TenantContext, transfer: SepaTransfer): void {
  const { id, externalUserId, status, failure } = transfer;
  const owner = externalUserId === null ? {} : { externalUserId };
  const view =
    failure === null
      ? sepaTransferView(context, transfer)
      : { id, status, error: { description: failure, status: 'FAILED' } };
  context.emit('sepaTransfer', externalUserId ?? 'partner', { ...view, ...owner });
}

function sepaTransferView({ facts }: SandboxContext, transfer: SepaTransfer): View {
  const { id, amount, fee, currency, status, createdAt } = transfer;
  const { transferTitle, destinationIban, receiverFirstName, receiverLastName } = transfer;
  return {
    id,
    type: 'external',
    // A text is not filled up with zeros here: the documented samples have "3.8".
    amount: new Amount(amount, amount.decimalPlaces()),
    transferTitle,
    destinationIban,
    receiverFirstName,
    receiverLastName,
    status,
    currency,
    fee: new Amount(status === 'FAILED' ? new Money(0) : fee, decimalsOf(facts, currency)),
    createdAt: timestamp(createdAt),
  };
}

/** What is known of a user from creation; what a version does not ask for is empty or null. */
function payerView({ users }: Tenant, externalUserId: string): View {
  const profile: JsonObject = users.get(externalUserId)?.profile ?? {};
  const text = (name: string) => textOf(profile, name) ?? '';
  const street = [textOf(profile, 'street'), textOf(profile, 'number')].filter((part) => part !== undefined);
  return {
    externalUserId,
    email: text('email'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    address: textOf(profile, 'address') ?? street.join(' '),
    city: text('city'),
    country: text('country'),
    documentType: text('documentType'),
    documentNumber: text('documentNumber'),
    pesel: textOf(profile, 'pesel') ?? textOf(profile, 'userIdentificationNumber') ?? null,
    birthCountry: textOf(profile, 'birthCountry') ?? null,
    birthDate: textOf(profile, 'birthDate') ?? null,
  };
}

function textOf(profile: JsonObject, name: string): string | undefined {
  const value = profile[name];
  return typeof value === 'string' ? value : undefined;
}
