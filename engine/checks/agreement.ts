import { Decimal } from 'decimal.js';
import { isLosslessNumber } from 'lossless-json';
import { escapeToken } from '../../contracts/model/pointer.js';

/** Two values of one field that differ. Pointers are relative to the compared parts. */
export interface Disagreement {
  pointer: string;
  here: unknown;
  there: unknown;
}

export interface Comparison {
  /** How many fields both sides carry. */
  compared: number;
  disagreements: Disagreement[];
}

function decimalOf(value: unknown): Decimal | undefined {
  const text = isLosslessNumber(value) ? value.value : typeof value === 'string' ? value : undefined;
  return text !== undefined && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? new Decimal(text) : undefined;
}

function plain(value: unknown): unknown {
  return isLosslessNumber(value) ? value.value : value;
}

/** Whether two scalars mean the same: amounts compare as decimals whatever JSON type carries them. */
function sameScalar(here: unknown, there: unknown): boolean {
  const [a, b] = [decimalOf(here), decimalOf(there)];
  return a && b ? a.eq(b) : plain(here) === plain(there);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

function idOf(item: unknown): string | undefined {
  return isObject(item) && typeof item['id'] === 'string' ? item['id'] : undefined;
}

/**
 * Compares two renderings of one object on the fields that both carry. Values come from a lossless parse.
 * Items of arrays are matched by `id`; without ids, by position. Members named in `volatile` are left out.
 */
export function compareCommonFields(here: unknown, there: unknown, volatile: readonly string[], at = ''): Comparison {
  const total: Comparison = { compared: 0, disagreements: [] };
  const add = (part: Comparison): void => {
    total.compared += part.compared;
    total.disagreements.push(...part.disagreements);
  };
  if (Array.isArray(here) && Array.isArray(there)) {
    here.forEach((item: unknown, index) => {
      const id = idOf(item);
      // Of items that share an id, the first is matched with the first, the second with the second.
      const turn = here.slice(0, index).filter((earlier) => idOf(earlier) === id).length;
      const other: unknown =
        id === undefined ? there[index] : there.filter((candidate) => idOf(candidate) === id)[turn];
      if (other !== undefined) add(compareCommonFields(item, other, volatile, `${at}/${index}`));
    });
    return total;
  }
  if (isObject(here) && isObject(there)) {
    for (const [name, value] of Object.entries(here)) {
      if (!Object.hasOwn(there, name) || volatile.includes(name)) continue;
      add(compareCommonFields(value, there[name], volatile, `${at}/${escapeToken(name)}`));
    }
    return total;
  }
  total.compared = 1;
  if (Array.isArray(here) || isObject(here) || !sameScalar(here, there))
    total.disagreements.push({ pointer: at, here: plain(here), there: plain(there) });
  return total;
}
