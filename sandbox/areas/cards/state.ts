/** What the area keeps per tenant. */
export interface CardsState {
  [kind: string]: Map<string, never>;
}

/** Nothing yet. */
export function createCardsState(): CardsState {
  return {};
}
