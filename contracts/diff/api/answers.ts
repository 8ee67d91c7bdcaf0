/** Answers by status, with their headers and bodies. */
import { isObject } from '../../model/json-value.js';
import type { Direction } from '../change.js';
import { child, follow, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import type { Call } from './calls.js';
import { compareContent } from './content.js';
import { compareHeaders } from './headers.js';
import { add, gathered, noteEdits, type Gathered, type Sides, type Where } from './part.js';

function answersOf(side: Side, { operation }: Call): Map<string, Located> {
  const all = child(operation, 'responses');
  if (!isObject(all.node)) return new Map();
  const statuses = Object.keys(all.node).filter((status) => !status.startsWith('x-'));
  return new Map(statuses.map((status) => [status.toUpperCase(), follow(side, child(all, status))]));
}

/** Whether a list of statuses has a more general entry for one: `4XX` for 404, `default` for all. */
function isCovered(status: string, others: ReadonlyMap<string, Located>): Located | undefined {
  const range = `${status.slice(0, 1)}XX`;
  return others.get(range) ?? (status.startsWith('2') ? undefined : others.get('DEFAULT'));
}

function statusEdit(status: string, isNew: boolean): Edit {
  const success = /^[23]/.test(status);
  return {
    keyword: success ? 'success-status' : 'error-status',
    effect: isNew ? 'widens' : 'narrows',
    name: status,
    ...(isNew ? { after: status } : { before: status }),
  };
}

/** Statuses that came or went, and the headers and bodies of those that stayed. */
export function compareAnswers(
  sides: Sides,
  calls: { old: Call; new: Call },
  where: Where,
  direction: Direction,
): Gathered {
  const found = gathered();
  const [before, after] = [answersOf(sides.old, calls.old), answersOf(sides.new, calls.new)];
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const own = { ...where, direction, part: status };
    const [a, b] = [before.get(status), after.get(status)];
    if (!a || !b) {
      const places = {
        old: a ?? child(calls.old.operation, 'responses'),
        new: b ?? child(calls.new.operation, 'responses'),
      };
      found.edits.push({ ...own, edit: { ...statusEdit(status, !a), ...places } });
      const [old, revised] = [a ?? isCovered(status, before), b ?? isCovered(status, after)];
      if (old && revised) add(found, compareContent(sides, child(old, 'content'), child(revised, 'content'), own));
      continue;
    }
    found.edits.push(...noteEdits(sides, a, b).map((edit) => ({ ...own, edit })));
    add(found, compareHeaders(sides, a, b, own));
    add(found, compareContent(sides, child(a, 'content'), child(b, 'content'), own));
  }
  return found;
}
