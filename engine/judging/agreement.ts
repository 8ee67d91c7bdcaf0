import { isLosslessNumber } from 'lossless-json';
import { sameInstant } from '../../contracts/formats/date-time.js';
import { isObject } from '../../contracts/model/json-value.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { decimalOf } from './amounts.js';

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

function plain(value: unknown): unknown {
  return isLosslessNumber(value) ? value.value : value;
}

/** Whether two scalars mean the same: amounts compare as decimals whatever JSON type carries them, times as moments. */
export function sameScalar(here: unknown, there: unknown): boolean {
  const [a, b] = [decimalOf(here), decimalOf(there)];
  if (a && b) return a.eq(b);
  const moment = typeof here === 'string' && typeof there === 'string' ? sameInstant(here, there) : undefined;
  return moment ?? plain(here) === plain(there);
}

/** Whether two values are the same text but for case and space around it, in which servers may tidy up what they get. */
export function sameText(here: unknown, there: unknown): boolean {
  return (
    typeof here === 'string' && typeof there === 'string' && here.trim().toLowerCase() === there.trim().toLowerCase()
  );
}

/** Whether two losslessly parsed values mean the same, members in any order. */
export function sameValue(here: unknown, there: unknown): boolean {
  if (Array.isArray(here) && Array.isArray(there))
    return here.length === there.length && here.every((item, index) => sameValue(item, there[index]));
  if (isObject(here) && isObject(there)) {
    const names = Object.keys(here);
    return (
      names.length === Object.keys(there).length &&
      names.every((name) => Object.hasOwn(there, name) && sameValue(here[name], there[name]))
    );
  }
  return !Array.isArray(here) && !isObject(here) && sameScalar(here, there);
}

function idOf(item: unknown): string | undefined {
  return isObject(item) && typeof item['id'] === 'string' ? item['id'] : undefined;
}

/** The item of a list that is to be compared with the one at a place of another list. */
function matchOf(index: number, here: readonly unknown[], there: readonly unknown[]): unknown {
  const id = idOf(here[index]);
  if (id === undefined) return there[index];
  const same = there.filter((candidate) => idOf(candidate) === id);
  // Of items that share an id, the first is matched with the first, the second with the second.
  const turn = here.slice(0, index).filter((earlier) => idOf(earlier) === id).length;
  return same.length > 0 ? same[turn] : namesake(here[index], here, there);
}

/** The item that alone has the name of another one on both sides, where the id of neither is known on the other side. */
function namesake(item: unknown, here: readonly unknown[], there: readonly unknown[]): unknown {
  const left = (from: readonly unknown[], other: readonly unknown[]): unknown[] =>
    from.filter((one) => nameOf(one) === nameOf(item) && !other.some((another) => idOf(another) === idOf(one)));
  const [own, others] = [left(here, there), left(there, here)];
  return nameOf(item) !== undefined && own.length === 1 && others.length === 1 ? others[0] : undefined;
}

function nameOf(item: unknown): string | undefined {
  return isObject(item) && typeof item['name'] === 'string' ? item['name'] : undefined;
}

/**
 * Compares two renderings of one object on the fields that both carry. Values come from a lossless parse.
 * Items of arrays are matched by `id`; of unknown ids by a `name` that is the only one on both sides; without ids, by position.
 * Members named in `volatile` are left out.
 */
export function compareCommonFields(here: unknown, there: unknown, volatile: readonly string[], at = ''): Comparison {
  const total: Comparison = { compared: 0, disagreements: [] };
  const add = (part: Comparison): void => {
    total.compared += part.compared;
    total.disagreements.push(...part.disagreements);
  };
  if (Array.isArray(here) && Array.isArray(there)) {
    here.forEach((item: unknown, index) => {
      const other = matchOf(index, here, there);
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
