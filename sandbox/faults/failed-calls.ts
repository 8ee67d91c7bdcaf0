import type { JsonObject } from '../../contracts/model/json-value.js';
import type { TenantContext } from '../context.js';
import { Refusal } from '../errors.js';
import { feesAccount } from '../ledger/account.js';
import { transfer } from '../ledger/ledger.js';
import { Money } from '../ledger/money.js';
import type { OperationRequest } from '../operation.js';
import type { Party } from '../state/party.js';
import { partyOf } from '../state/store.js';
import type { Fault } from './fault.js';

/** An effect that a transfer has although it is refused for lack of funds. */
interface EffectRow {
  name: string;
  violates: string;
  happen(context: TenantContext, payer: Party, body: JsonObject): void;
}

const rows: readonly EffectRow[] = [
  {
    name: 'refused-transfer-debits',
    violates: 'A refused call changes nothing: a transfer without funds takes what there is.',
    happen({ tenant }, { ledgerAccount, random, givenIds }, { currency }) {
      const there = tenant.ledger.balance(ledgerAccount, String(currency));
      const id = random.uuidFor('refused', String(givenIds));
      if (there.greaterThan(0)) tenant.ledger.move(transfer(id, ledgerAccount, feesAccount, String(currency), there));
    },
  },
  {
    name: 'refused-transfer-in-history',
    violates: 'A refused call changes nothing: a transfer without funds shows in the history as successful.',
    happen({ clock }, payer, { currency, amount }) {
      payer.transactions.push({
        id: payer.random.uuidFor('refused', String(payer.transactions.length)),
        type: 'TRANSFER',
        amount: new Money(String(amount)).negated(),
        currency: String(currency),
        status: 'SUCCESSFUL',
        createdAt: clock.now(),
      });
    },
  },
];

/** Faults in what refused calls leave behind. */
export const failedCallFaults: readonly Fault[] = rows.map(({ name, violates, happen }) => ({
  name,
  violates,
  plant: () => ({
    place: { operations: ['createTransfer'] },
    async call({ operation, context, request }, proceed) {
      try {
        return await proceed(context, request);
      } catch (error) {
        if (operation.id === 'createTransfer' && error instanceof Refusal && error.code === 'P433')
          happen(context, payerOf(context, request), request.body);
        throw error;
      }
    },
  }),
}));

function payerOf({ tenant }: TenantContext, { body }: OperationRequest): Party {
  const { sourceExternalUserId } = body;
  return partyOf(tenant, typeof sourceExternalUserId === 'string' ? sourceExternalUserId : null);
}
