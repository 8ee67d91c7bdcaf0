import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import type { OperationReply, OperationRequest } from '../../operation.js';
import { decimalsOf } from '../../amount.js';
import { Amount } from '../../view.js';
import { requireAsset, type Asset } from './networks.js';

/** What the chains take, in units of the currency that moves; eth as in the documented sample (choices.yaml). */
const fees: readonly { currency: string; network: string; fee: string }[] = [
  { currency: 'btc', network: 'btc', fee: '0.00002' },
  { currency: 'ltc', network: 'ltc', fee: '0.0001' },
  { currency: 'doge', network: 'doge', fee: '0.5' },
  { currency: 'eth', network: 'ethereum', fee: '0.000469' },
  { currency: 'pol', network: 'polygon', fee: '0.002' },
  { currency: 'usdc', network: 'ethereum', fee: '1.25' },
  { currency: 'usdc', network: 'polygon', fee: '0.01' },
  { currency: 'usdt', network: 'ethereum', fee: '1.25' },
  { currency: 'usdt', network: 'polygon', fee: '0.01' },
];

/** The chain's part of a withdrawal's fee. */
export function networkFeeOf({ figure }: TenantContext, { currency, network }: Asset): Money {
  const row = fees.find((one) => one.currency === currency.name && one.network === network);
  if (!row) throw new Error(`The sandbox has no network fee for ${currency.name} on ${network}.`);
  return figure('network-fee', new Money(row.fee));
}

/** The answer to the question for a network fee. */
export function networkFeeReply(context: TenantContext, { query }: OperationRequest): OperationReply {
  const asset = requireAsset(context, query.currency, query.network);
  const decimals = decimalsOf(context.facts, asset.currency.name);
  return { body: { networkFee: new Amount(networkFeeOf(context, asset), decimals) } };
}
