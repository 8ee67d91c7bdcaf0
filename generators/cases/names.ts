import type { Schema } from '../../contracts/model/types.js';

/** Whether a member names a currency. */
export function namesCurrency(name: string): boolean {
  return /^(currency|currencyFrom|currencyTo|cryptocurrency|destinationCurrency)$/.test(name);
}

/** Whether a member is money that moves: limits, fees and rates are not. */
export function isMovedAmount(name: string): boolean {
  return /amount$/i.test(name);
}

/** Whether an operation of this name makes something although it may be asked for with GET, as locks are. */
export function isCreation(operationId: string): boolean {
  return /^(create|lock|add)/.test(operationId);
}

const peopleWrite =
  /^((receiver)?(firstName|lastName)|companyName|name|city|street|address|label|(transfer)?title|description|comment|note|message)$/i;

/** Whether people write a text freely, with letters of their own language. */
export function isFreeText(name: string, schema: Schema): boolean {
  const { type, format, pattern, enum: values, const: only } = schema;
  return (
    type === 'string' && [format, pattern, values, only].every((one) => one === undefined) && peopleWrite.test(name)
  );
}
