/** Members that change by themselves: prices of the market. */
export const volatileMembers: readonly string[] = ['rate', 'rates', 'networkFee'];

/** Whether an operation answers prices of the market, which differ from read to read. */
export function isQuote(operationId: string): boolean {
  return /(Rates?|Lock|NetworkFee)$/.test(operationId);
}
