import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { CryptoDeposit } from './state.js';

/** A deposit as the operator sees it. */
export function describeCryptoDeposit({
  id,
  amount,
  createdAt: _createdAt,
  hasTravelRuleData: _hasTravelRuleData,
  ...deposit
}: CryptoDeposit): JsonObject {
  return { cryptoDepositId: id, ...deposit, amount: amount.toFixed() };
}
