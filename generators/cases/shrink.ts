import { toPointer } from '../../contracts/model/pointer.js';
import { edited } from '../mutants/edit.js';
import type { RequestCase } from './case.js';

/** Says whether a case still fails. */
export type StillFails = (smaller: RequestCase) => Promise<boolean>;

/** Smaller values of the same type, the smallest first. */
function smaller(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const half = value.slice(0, Math.floor(value.length / 2));
    return ['', half, value.slice(0, -1)].filter((text) => text.length < value.length && isNoLonger(text, value));
  }
  if (typeof value !== 'number') return [];
  const numbers = [0, 1, Math.trunc(value / 2), Math.trunc(value)];
  return numbers.filter((one) => Math.abs(one) < Math.abs(value) && isNoLonger(one, value));
}

/** Half a surrogate pair, or a number without its exponent, can take more room than the whole. */
function isNoLonger(one: unknown, other: unknown): boolean {
  return JSON.stringify(one).length <= JSON.stringify(other).length;
}

/** Every value one step smaller, the greatest steps first: parts left away, then parts made smaller. */
function* steps(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    if (value.length > 1) yield value.slice(0, Math.ceil(value.length / 2));
    for (const index of value.keys()) yield value.filter((_, at) => at !== index);
    for (const [index, item] of value.entries())
      for (const step of steps(item)) yield value.map((one: unknown, at) => (at === index ? step : one));
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) yield edited(value, toPointer([name]), { remove: true });
    for (const [name, member] of Object.entries(value))
      for (const step of steps(member)) yield edited(value, toPointer([name]), { replace: step });
  } else yield* smaller(value);
}

function parsed(text: string | undefined): { value: unknown } | undefined {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/**
 * The smallest case found that still fails: members are left away and values made smaller as long as it does. A case
 * without a JSON body comes back as it is.
 * @param most calls of `stillFails`
 */
export async function shrinkCase(failing: RequestCase, stillFails: StillFails, most = 200): Promise<RequestCase> {
  let least = failing;
  let calls = 0;
  for (let found = true; found;) {
    found = false;
    const body = parsed(least.request.body);
    if (!body) return least;
    for (const step of steps(body.value)) {
      if (calls >= most) return least;
      calls += 1;
      const next = { ...least, request: { ...least.request, body: JSON.stringify(step) } };
      if (!(await stillFails(next))) continue;
      least = next;
      found = true;
      break;
    }
  }
  return least;
}
