/** What the area keeps per tenant. */
export interface OrdersState {
  [kind: string]: Map<string, never>;
}

/** Nothing yet. */
export function createOrdersState(): OrdersState {
  return {};
}
