import { isObject } from '../../contracts/model/json-value.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { sameScalar, type Disagreement } from './agreement.js';
import { idMember } from './identity.js';

const underWay = /^(PENDING|QUEUED|PROCESSING|IN_PROGRESS|(A?WAITING)(_\w+)?)$/i;

/** Whether a difference is a state that was under way and has gone on by itself, which no call between the two reads did. */
export function hasSettled({ pointer, here, there }: Disagreement): boolean {
  return (
    /\/(status|state)$/.test(pointer) &&
    typeof here === 'string' &&
    typeof there === 'string' &&
    underWay.test(here) &&
    !underWay.test(there)
  );
}

interface DifferenceOptions {
  /** Names of members that change by themselves, left out at every depth. */
  volatile: readonly string[];
  /** Whether a list in another order is another list. */
  ordered: boolean;
}

/**
 * Every difference between two losslessly parsed answers: other values, members and items added or removed. Amounts
 * compare as decimals. Items that have ids are matched by them, others by place. `undefined` stands for what a side lacks.
 */
export function differences(here: unknown, there: unknown, options: DifferenceOptions, at = ''): Disagreement[] {
  if (Array.isArray(here) && Array.isArray(there)) return ofLists(here, there, options, at);
  if (isObject(here) && isObject(there)) {
    const names = new Set(
      [...Object.keys(here), ...Object.keys(there)].filter((name) => !options.volatile.includes(name)),
    );
    return [...names].flatMap((name) =>
      ofMembers(own(here, name), own(there, name), options, `${at}/${escapeToken(name)}`),
    );
  }
  const bothScalar = [here, there].every((value) => !Array.isArray(value) && !isObject(value));
  return bothScalar && sameScalar(here, there) ? [] : [{ pointer: at, here, there }];
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function ofMembers(here: unknown, there: unknown, options: DifferenceOptions, pointer: string): Disagreement[] {
  return here === undefined || there === undefined
    ? [{ pointer, here, there }]
    : differences(here, there, options, pointer);
}

function ofLists(
  here: readonly unknown[],
  there: readonly unknown[],
  options: DifferenceOptions,
  at: string,
): Disagreement[] {
  const member = idMember(here);
  // Lists of which one cannot be told apart, or nothing is on one side, are compared by place.
  if (options.ordered || member === undefined || idMember(there) !== member)
    return Array.from({ length: Math.max(here.length, there.length) }, (_, index) =>
      ofMembers(here[index], there[index], options, `${at}/${index}`),
    ).flat();
  const idOf = (item: unknown): unknown => (item as Record<string, unknown>)[member];
  const kept = here.flatMap((item, index) =>
    ofMembers(
      item,
      there.find((other) => idOf(other) === idOf(item)),
      options,
      `${at}/${index}`,
    ),
  );
  const added = there.flatMap((item, index) =>
    here.some((other) => idOf(other) === idOf(item))
      ? []
      : [{ pointer: `${at}/${index}`, here: undefined, there: item }],
  );
  return [...kept, ...added];
}
