/** What people read of a node: it says nothing about values. */
import { isObject, type Located } from '../document.js';
import type { Edit } from '../edit.js';
import { sameValue } from './canonical.js';

const notes = ['title', 'summary', 'description', 'example', 'examples'] as const;

/** Edits of descriptions and examples of two nodes. */
export function annotationEdits(old: Located | undefined, revised: Located | undefined): Edit[] {
  if (!isObject(old?.node) || !isObject(revised?.node)) return [];
  const [a, b] = [old.node, revised.node];
  return notes
    .filter((name) => !sameValue(a[name], b[name]))
    .map((name) => ({
      keyword: 'annotation',
      effect: 'incomparable',
      before: a[name],
      after: b[name],
      name,
      old,
      new: revised,
    }));
}
