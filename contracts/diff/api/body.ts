/** The body that a call brings. */
import { isObject } from '../../model/json-value.js';
import { child, follow, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import type { Call } from './calls.js';
import { compareContent } from './content.js';
import { gathered, noteEdits, type Gathered, type Sides, type Where } from './part.js';

function bodyOf(side: Side, { operation }: Call): Located | undefined {
  const body = follow(side, child(operation, 'requestBody'));
  return isObject(body.node) ? body : undefined;
}

function isRequired(body: Located): boolean {
  return (body.node as { required?: unknown }).required === true;
}

/** Whether there is a body, whether it has to be there, and what it is. */
export function compareBody(sides: Sides, calls: { old: Call; new: Call }, where: Where): Gathered {
  const [a, b] = [bodyOf(sides.old, calls.old), bodyOf(sides.new, calls.new)];
  const own = { ...where, part: 'body' };
  const found = gathered();
  const places = { old: a ?? calls.old.operation, new: b ?? calls.new.operation };
  const note = (edit: Omit<Edit, 'old' | 'new'>): void =>
    void found.edits.push({ ...own, edit: { ...edit, ...places } });
  if (a && b) {
    const [before, after] = [isRequired(a), isRequired(b)];
    if (before !== after)
      note({
        keyword: 'body-required',
        effect: after ? 'narrows' : 'widens',
        before,
        after,
        evidenceKeyword: 'required',
      });
    for (const edit of noteEdits(sides, a, b)) note(edit);
    const content = compareContent(sides, child(a, 'content'), child(b, 'content'), own);
    found.edits.push(...content.edits);
    found.sections.push(...content.sections);
  } else if (a) note({ keyword: 'body', effect: 'narrows', before: true, after: false, required: isRequired(a) });
  else if (b) {
    const required = isRequired(b);
    note({
      keyword: required ? 'required-body' : 'body',
      effect: required ? 'narrows' : 'widens',
      before: false,
      after: true,
      required,
    });
  }
  return found;
}
