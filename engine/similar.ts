/** Ids that share a part with another, for those who mistyped one. */
export function similarTo(id: string, known: readonly string[]): string[] {
  const parts = id.split('-').filter((part) => part.length > 2);
  return [...new Set(known)].filter((one) => parts.some((part) => one.includes(part))).slice(0, 8);
}
