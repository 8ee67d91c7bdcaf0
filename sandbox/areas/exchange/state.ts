/** What the area keeps per tenant. */
export interface ExchangeState {
  [kind: string]: Map<string, never>;
}

/** Nothing yet. */
export function createExchangeState(): ExchangeState {
  return {};
}
