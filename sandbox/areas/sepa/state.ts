/** What the area keeps per tenant. */
export interface SepaState {
  [kind: string]: Map<string, never>;
}

/** Nothing yet. */
export function createSepaState(): SepaState {
  return {};
}
