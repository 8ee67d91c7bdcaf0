/** What the area keeps per tenant. */
export interface PaymentLinksState {
  [kind: string]: Map<string, never>;
}

/** Nothing yet. */
export function createPaymentLinksState(): PaymentLinksState {
  return {};
}
