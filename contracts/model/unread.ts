/** Parts of a foreign document that could not be read: what is left of it there says less than the document does. */
import { valueAt } from './pointer.js';
import type { Contract } from './types.js';

/** Marks a schema, or a whole operation, of which a part could not be read. */
export const unreadMark = 'x-unread';

/** Whether a mark stands in a value, or behind a reference of it. */
function holdsMark(value: unknown, document: unknown, seen: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) return value.some((item) => holdsMark(item, document, seen));
  const { $ref, ...members } = value as Record<string, unknown>;
  if (members[unreadMark] === true) return true;
  const behind = typeof $ref === 'string' ? valueAt(document, $ref.slice(1)) : undefined;
  return holdsMark(behind, document, seen) || Object.values(members).some((one) => holdsMark(one, document, seen));
}

/** Paths and calls that could not be read at all, as the document names them. */
export function unreadCalls({ document }: Pick<Contract, 'document'>): readonly string[] {
  return document['x-unread-calls'] ?? [];
}

/** Ids of the operations and webhooks of which a part could not be read: what holds there is not all that the document says. */
export function unreadSubjects({ document, operations, webhooks }: Contract): string[] {
  if (!holdsMark(document, document, new Set())) return [];
  return [...operations.values(), ...webhooks.values()]
    .filter(({ object }) => holdsMark(object, document, new Set()))
    .map(({ id }) => id);
}
