/** Headers of answers, and of parts of a form. */
import { isObject } from '../../model/json-value.js';
import { child, follow, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { gathered, noteEdits, schemaOf, type Gathered, type Sides, type Where } from './part.js';
import { mediaOf, sharedMediaType, styleEdits } from './writing.js';

function headersOf(side: Side, owner: Located): Map<string, Located> {
  const all = child(owner, 'headers');
  if (!isObject(all.node)) return new Map();
  // Header names have no case; Content-Type is described by the media type (OpenAPI 3.1.1, Response Object).
  const names = Object.keys(all.node).filter((name) => name.toLowerCase() !== 'content-type');
  return new Map(names.map((name) => [name.toLowerCase(), follow(side, child(all, name))]));
}

function says(header: Located, flag: 'required' | 'deprecated'): boolean {
  return isObject(header.node) && header.node[flag] === true;
}

function flagEdits(old: Located, revised: Located): Edit[] {
  return (['required', 'deprecated'] as const).flatMap((flag): Edit[] => {
    const [before, after] = [says(old, flag), says(revised, flag)];
    if (before === after) return [];
    return [{ keyword: `header-${flag}`, effect: after ? 'narrows' : 'widens', before, after, old, new: revised }];
  });
}

function lone(header: Located, name: string, isNew: boolean): Edit {
  const required = says(header, 'required');
  if (!isNew) return { keyword: required ? 'required-header' : 'header', effect: 'narrows', before: name };
  return required
    ? { keyword: 'required-header-added', effect: 'narrows', after: name }
    : { keyword: 'header', effect: 'widens', after: name };
}

/** Headers that came or went, and what those are that stayed. */
export function compareHeaders(sides: Sides, old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [before, after] = [headersOf(sides.old, old), headersOf(sides.new, revised)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    const own = { ...where, part: `${where.part} header ${name}` };
    const places = { name, old: a ?? old, new: b ?? revised };
    if (a && b) {
      const edits = [...flagEdits(a, b), ...styleEdits('header-style', 'header', a, b)];
      found.edits.push(
        ...edits.map((edit) => ({ ...own, edit: { ...edit, ...places } })),
        ...noteEdits(sides, a, b).map((edit) => ({ ...own, edit, carrier: 'header' as const })),
      );
      const schemas = {
        old: schemaOf(child(mediaOf(a) ?? a, 'schema')),
        new: schemaOf(child(mediaOf(b) ?? b, 'schema')),
      };
      found.sections.push({ ...own, carrier: 'header', name, ...sharedMediaType(a, b), ...schemas });
    } else if (a ?? b) found.edits.push({ ...own, edit: { ...lone((a ?? b) as Located, name, !a), ...places } });
  }
  return found;
}
