/** What broken receivers do in another way than the good one, by the id of the variant. */
export const broken: Record<string, (clock: { now: () => number }) => object>;
