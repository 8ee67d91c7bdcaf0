import { isObject } from '../../../contracts/model/json-value.js';
import { overlaid } from '../overlay.js';
import type { Note, ReadCall, ReadOptions } from '../reading.js';
import { documentDefects } from './defects.js';
import { callsOf, type Placed } from './calls.js';
import type { ReadText } from './documents.js';
import { normalise } from './normalise.js';
import { repaired } from './repair.js';

/**
 * Reads one OpenAPI document, mended by the overlay where there is one, its known defects repaired and told.
 * @throws ContractError where it is no such document
 */
export function readDocument(
  raw: unknown,
  placed: Placed,
  { overlay }: ReadOptions,
  read?: ReadText,
): { calls: ReadCall[]; notes: Note[]; mended: unknown } {
  const notes: Note[] = [];
  const where = `${placed.name}:${placed.firstLine}`;
  const changed =
    overlay === undefined ? raw : overlaid(raw, overlay, (text) => notes.push({ kind: 'left-out', where, text }));
  const mended = isObject(changed) ? repaired(changed, (text) => notes.push({ kind: 'repair', where, text })) : changed;
  const document = normalise(mended, placed.name, {
    webhooks: true,
    tell: (text) => notes.push({ kind: 'left-out', where, text }),
    ...(read ? { read } : {}),
  });
  const calls = callsOf(document, placed);
  return { calls, notes: [...notes, ...documentDefects(mended, document, placed)], mended };
}
