import type { Kind } from '../kind.js';
import { cardKinds } from './cards.js';
import { exchangeKinds } from './exchanges.js';
import { moneyKinds } from './money.js';
import { orderKinds } from './orders.js';
import { sepaKinds } from './sepa.js';
import { timeKinds } from './time.js';
import { userKinds } from './users.js';

/** Kinds that have to do with each other. */
export const areas: readonly (readonly Kind[])[] = [
  moneyKinds,
  exchangeKinds,
  sepaKinds,
  [...cardKinds, ...timeKinds],
  [...cardKinds, ...userKinds],
  orderKinds,
];

/** Every kind of acts. */
export const kinds: readonly Kind[] = [...new Set(areas.flat())];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** @throws Error for a kind that does not exist */
export function kindNamed(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`there is no kind of acts ${name}`);
  return kind;
}
