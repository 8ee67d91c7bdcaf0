/** What is left of a sequence once nothing can be taken away any more. */
export interface Shrunk<Item> {
  items: readonly Item[];
  /** How often a shorter sequence was tried. */
  attempts: number;
}

/**
 * The smallest sequence that still fails, by taking away ever smaller pieces (delta debugging).
 * @param fails carries a sequence out; true where it fails in the same way
 * @param most sequences that may be tried
 */
export async function shrink<Item>(
  items: readonly Item[],
  fails: (shorter: readonly Item[]) => Promise<boolean>,
  most = 120,
): Promise<Shrunk<Item>> {
  let [left, attempts] = [items, 0];
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let again = true;
    while (again) {
      again = false;
      // The end is needed most often: what stands before it goes first.
      for (let end = left.length; end > 0 && attempts < most; end -= size) {
        const start = Math.max(0, end - size);
        const shorter = [...left.slice(0, start), ...left.slice(end)];
        if (shorter.length === 0) continue;
        attempts += 1;
        if (!(await fails(shorter))) continue;
        left = shorter;
        again = true;
      }
      again &&= attempts < most;
    }
  }
  return { items: left, attempts };
}
