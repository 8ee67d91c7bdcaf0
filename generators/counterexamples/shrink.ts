import { isMembers } from './keywords.js';
import { keyOfRefusal, refusalsOf } from './refusals.js';
import type { Sides } from './sides.js';
import { put } from './tree.js';

/** So many smaller values are judged at most. */
const mostSteps = 2_000;

/** Every value with one part left away, the greatest parts first. */
function* smaller(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.filter((_, position) => position !== index);
    for (const [index, item] of value.entries()) for (const step of smaller(item)) yield put(value, [index], step);
  } else if (isMembers(value)) {
    for (const name of Object.keys(value)) {
      const { [name]: _left, ...others } = value;
      yield others;
    }
    for (const [name, member] of Object.entries(value))
      for (const step of smaller(member)) yield put(value, [name], step);
  }
}

/** The smallest value found that the sender still sends and that the receiver refuses for the same reason, for no others beside. */
export function shrunk(sides: Sides, value: unknown, key: string): unknown {
  let least = value;
  let reasons = refusalsOf(sides, value).length;
  let steps = 0;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const step of smaller(least)) {
      steps += 1;
      if (steps > mostSteps) return least;
      if (!sides.isRefused(step) || !sides.isSent(step)) continue;
      const problems = refusalsOf(sides, step);
      if (problems.length > reasons || !problems.some((one) => keyOfRefusal(one) === key)) continue;
      [least, reasons, isSmaller] = [step, problems.length, true];
      break;
    }
  }
  return least;
}
