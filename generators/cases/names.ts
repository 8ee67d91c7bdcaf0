import type { Schema } from '../../contracts/model/types.js';

/** Whether a member names a currency. */
export function namesCurrency(name: string): boolean {
  return /^(currency|currencyFrom|currencyTo|cryptocurrency|destinationCurrency)$/.test(name);
}

/** Whether a member is money that moves: limits, fees and rates are not. */
export function isMovedAmount(name: string): boolean {
  return /amount$/i.test(name);
}

const peopleWrite = /^(firstName|lastName|name|city|street|address|title|description|comment|note|message)$/;

/** Whether people write a text freely, with letters of their own language. */
export function isFreeText(name: string, schema: Schema): boolean {
  const { type, format, pattern, enum: values, const: only } = schema;
  return (
    type === 'string' && [format, pattern, values, only].every((one) => one === undefined) && peopleWrite.test(name)
  );
}
