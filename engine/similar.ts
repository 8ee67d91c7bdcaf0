/** The parts of an id, such as `create` and `user` of `createUser` or `create-user`. */
function partsOf(id: string): string[] {
  return id
    .split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)
    .map((part) => part.toLowerCase())
    .filter((part) => part.length > 2);
}

/** How many letters two texts begin with alike. */
function commonBeginning(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Ids that share a part with another, those that share most of them first, for those who mistyped one. */
export function similarTo(id: string, known: readonly string[]): string[] {
  const parts = partsOf(id);
  const shared = (one: string): number => parts.filter((part) => one.toLowerCase().includes(part)).length;
  return [...new Set(known)]
    .filter((one) => shared(one) > 0)
    .sort((a, b) => shared(b) - shared(a) || commonBeginning(b, id) - commonBeginning(a, id))
    .slice(0, 8);
}
