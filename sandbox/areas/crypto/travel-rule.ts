import type { LaterOutcome, TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import type { OperationReply } from '../../operation.js';
import type { Party } from '../../state/party.js';
import { advanceCryptoDeposit, isFrozen } from './crypto-deposits.js';

/** Takes the sender's data of a deposit that waits for them; P403 where the owner has no such deposit. */
export function takeTravelRuleData(
  context: TenantContext,
  { externalUserId }: Party,
  cryptoDepositId: unknown,
): OperationReply {
  const { tenant, demand } = context;
  const deposit = tenant.crypto.deposits.get(String(cryptoDepositId));
  const unknown = 'cryptoDepositId must be the id of a deposit.';
  if (!deposit) throw new Refusal('P403', unknown);
  demand('deposit-belongs-to-the-owner', deposit.externalUserId === externalUserId, unknown);
  demand(
    'deposit-waits-for-travel-rule-data',
    deposit.status === 'WAITING_FOR_TR_DATA' && !deposit.hasTravelRuleData,
    'The deposit must be waiting for travel rule data.',
  );
  deposit.hasTravelRuleData = true;
  context.later(travelRuleOutcome.kind, deposit.id);
  return { body: { message: 'Travel rule data accepted' } };
}

/** Lets a deposit go on, unless the operator has decided otherwise or its owner was suspended meanwhile. */
export const travelRuleOutcome: LaterOutcome = {
  kind: 'travel-rule',
  decide(context, id) {
    const deposit = context.tenant.crypto.deposits.get(id);
    if (deposit?.status !== 'WAITING_FOR_TR_DATA' || isFrozen(context.tenant, deposit.externalUserId)) return;
    advanceCryptoDeposit(context, deposit, 'SUCCESSFUL');
  },
};
