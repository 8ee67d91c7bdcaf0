/** What broken clients do in another way than the good one, by the id of the variant. */
export const broken: Record<string, object>;
