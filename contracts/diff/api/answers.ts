/** Answers by status, with their headers and bodies. */
import type { Direction } from '../change.js';
import { child, follow, isObject, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import type { Call } from './calls.js';
import { compareContent } from './content.js';
import { add, gathered, schemaOf, type Gathered, type Where } from './part.js';

function answersOf(side: Side, { operation }: Call): Map<string, Located> {
  const all = child(operation, 'responses');
  if (!isObject(all.node)) return new Map();
  const statuses = Object.keys(all.node).filter((status) => !status.startsWith('x-'));
  return new Map(statuses.map((status) => [status.toUpperCase(), follow(side, child(all, status))]));
}

function headersOf(side: Side, answer: Located): Map<string, Located> {
  const all = child(answer, 'headers');
  if (!isObject(all.node)) return new Map();
  // Header names have no case; Content-Type is described by the media type (OpenAPI 3.1.1, Response Object).
  const names = Object.keys(all.node).filter((name) => name.toLowerCase() !== 'content-type');
  return new Map(names.map((name) => [name.toLowerCase(), follow(side, child(all, name))]));
}

function requires(header: Located): boolean {
  return isObject(header.node) && header.node['required'] === true;
}

function compareHeaders(sides: { old: Side; new: Side }, old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [before, after] = [headersOf(sides.old, old), headersOf(sides.new, revised)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    const own = { ...where, part: `${where.part} header ${name}` };
    const places = { name, old: a ?? old, new: b ?? revised };
    const note = (edit: Omit<Edit, 'old' | 'new'>): void =>
      void found.edits.push({ ...own, edit: { ...edit, ...places } });
    if (a && b) {
      if (requires(a) !== requires(b))
        note({
          keyword: 'header-required',
          effect: requires(b) ? 'narrows' : 'widens',
          before: requires(a),
          after: requires(b),
        });
      const sidesOf = { old: schemaOf(child(a, 'schema')), new: schemaOf(child(b, 'schema')) };
      found.sections.push({ ...own, carrier: 'header', name, ...sidesOf });
    } else if (a) note({ keyword: requires(a) ? 'required-header' : 'header', effect: 'narrows', before: name });
    else
      note({
        keyword: b && requires(b) ? 'required-header-added' : 'header',
        effect: b && requires(b) ? 'narrows' : 'widens',
        after: name,
      });
  }
  return found;
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
  sides: { old: Side; new: Side },
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
      if (old && revised) add(found, compareContent(child(old, 'content'), child(revised, 'content'), own));
      continue;
    }
    add(found, compareHeaders(sides, a, b, own));
    add(found, compareContent(child(a, 'content'), child(b, 'content'), own));
  }
  return found;
}
