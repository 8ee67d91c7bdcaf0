import type { JsonObject } from '../../../contracts/model/json-value.js';
import { decimalsOf } from '../../amount.js';
import type { LaterOutcome, SandboxContext, TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { chainAccount, feesAccount } from '../../ledger/account.js';
import { Money } from '../../ledger/money.js';
import type { OperationReply } from '../../operation.js';
import { reserve } from '../../payments.js';
import { requireAmount } from '../../requirements.js';
import { nextId, settleLines, type Party } from '../../state/party.js';
import { partyOf } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';
import { termsOf } from '../balances/terms.js';
import { transactionHash } from './crypto-deposits.js';
import { networkFeeOf } from './network-fees.js';
import { requireAsset, shownNetwork, type Asset } from './networks.js';
import type { CryptoWithdrawal } from './state.js';
import { isAddressOf, isOfTestNet } from './wallet-address.js';

/** What is to be sent where. */
interface WithdrawalOrder extends Asset {
  destination: string;
  amount: Money;
}

/** Reads and judges everything of a request but its owner. */
export function readWithdrawal(context: TenantContext, body: JsonObject): WithdrawalOrder {
  const { demand } = context;
  const asset = requireAsset(context, body.currency, body.network);
  const { currency, network } = asset;
  const destination = String(body.walletAddress);
  demand(
    'address-is-of-the-chain',
    isAddressOf(network, destination),
    `walletAddress must be an address on ${network}.`,
  );
  demand('address-is-of-the-test-net', isOfTestNet(network, destination), 'walletAddress must be of a test net.');
  const amount = requireAmount(context, currency.name, body.amount);
  const { minWithdrawal } = termsOf(context, currency.name, network);
  const isEnough = amount.greaterThanOrEqualTo(minWithdrawal);
  demand('withdrawal-reaches-the-minimum', isEnough, `amount must be at least ${new Money(minWithdrawal).toFixed()}.`);
  return { ...asset, destination, amount };
}

/** Holds amount and fees until the outcome is known, or refuses with P433. */
export function acceptWithdrawal(context: TenantContext, owner: Party, order: WithdrawalOrder): OperationReply {
  const { amount, destination, network } = order;
  const currency = order.currency.name;
  const { feeWithdrawal } = termsOf(context, currency, network);
  const withdrawal: CryptoWithdrawal = {
    id: nextId(owner),
    externalUserId: owner.externalUserId,
    network,
    currency,
    amount,
    serviceFee: context.figure('withdrawal-service-fee', new Money(feeWithdrawal)),
    networkFee: networkFeeOf(context, order),
    destination,
    transactionHash: null,
    status: 'PENDING',
    createdAt: context.clock.now(),
  };
  const { id, createdAt } = withdrawal;
  const total = amount.plus(feeOf(withdrawal));
  reserve(context, { id, account: owner.ledgerAccount, currency, amount: total });
  owner.transactions.push({
    id,
    type: 'CRYPTO_WITHDRAWAL',
    amount: total.negated(),
    currency,
    status: 'PENDING',
    createdAt,
  });
  context.tenant.crypto.withdrawals.set(id, withdrawal);
  context.later(cryptoWithdrawalOutcome.kind, id);
  return { body: { withdrawalId: id } };
}

/** Ends a withdrawal that is PENDING and tells it: held money leaves for good, or comes back as a whole. */
export function settleWithdrawal(
  context: TenantContext,
  withdrawal: CryptoWithdrawal,
  status: 'SUCCESSFUL' | 'FAILED',
): void {
  const { tenant, emit } = context;
  const { id, network, amount, networkFee, serviceFee, externalUserId } = withdrawal;
  const owner = partyOf(tenant, externalUserId);
  if (status === 'SUCCESSFUL') {
    tenant.ledger.capture(id, [
      { account: chainAccount(network), amount: amount.plus(networkFee) },
      { account: feesAccount, amount: serviceFee },
    ]);
    withdrawal.transactionHash = transactionHash(owner, network, id);
  } else {
    tenant.ledger.release(id);
  }
  withdrawal.status = status;
  settleLines(owner, id, status);
  const view = withdrawalView(context, withdrawal);
  emit('cryptoWithdrawal', externalUserId ?? 'partner', {
    ...view,
    // The payload's table demands a text, which a withdrawal that never reached the chain does not have (choices.yaml).
    transactionHash: withdrawal.transactionHash ?? '',
    currency: { name: view.currency, network: view.network },
    user: externalUserId === null ? undefined : { externalUserId },
  });
}

/** Nothing goes wrong on the sandbox's chains unless the operator says so. */
export const cryptoWithdrawalOutcome: LaterOutcome = {
  kind: 'crypto-withdrawal',
  decide(context, id) {
    const withdrawal = context.tenant.crypto.withdrawals.get(id);
    if (withdrawal?.status === 'PENDING') settleWithdrawal(context, withdrawal, 'SUCCESSFUL');
  },
};

/** The details of a withdrawal of a user, or of the partner; P403 where there is none of the id. */
export function withdrawalDetails(
  context: TenantContext,
  id: string | undefined,
  whose: 'user' | 'partner',
): OperationReply {
  const withdrawal = context.tenant.crypto.withdrawals.get(id ?? '');
  if (!withdrawal || (withdrawal.externalUserId === null) !== (whose === 'partner'))
    throw new Refusal('P403', 'withdrawalId must be the id of a withdrawal.');
  return { body: withdrawalView(context, withdrawal) };
}

function withdrawalView(context: SandboxContext, withdrawal: CryptoWithdrawal): View {
  const { id, amount, currency, network, destination, status, createdAt } = withdrawal;
  const decimals = decimalsOf(context.facts, currency);
  return {
    id,
    amount: new Amount(amount, decimals),
    fee: new Amount(feeOf(withdrawal), decimals),
    destination,
    status,
    transactionHash: withdrawal.transactionHash,
    currency,
    network: shownNetwork(context, network),
    createdAt: timestamp(createdAt),
  };
}

function feeOf({ serviceFee, networkFee }: CryptoWithdrawal): Money {
  return serviceFee.plus(networkFee);
}
