/** Bodies by media type. */
import { isObject } from '../../model/json-value.js';
import { child, type Located } from '../document.js';
import { normalised } from './content-type.js';
import { compareHeaders } from './headers.js';
import { add, gathered, noteEdits, schemaOf, type Gathered, type Sides, type Where } from './part.js';

function typesOf(content: Located): Map<string, Located> {
  const { node } = content;
  if (!isObject(node)) return new Map();
  return new Map(Object.keys(node).map((name) => [normalised(name), child(content, name)]));
}

/** How parts of a form are sent, and with which headers. */
function compareEncodings(sides: Sides, old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [a, b] = [child(old, 'encoding'), child(revised, 'encoding')];
  const names = new Set([a, b].flatMap(({ node }) => Object.keys(isObject(node) ? node : {})));
  for (const name of names) {
    for (const keyword of ['contentType', 'style', 'explode', 'allowReserved']) {
      const [before, after] = [child(a, name, keyword).node, child(b, name, keyword).node];
      if (before === after) continue;
      const edit = { keyword: 'encoding', effect: 'incomparable' as const, before, after, name, old, new: revised };
      found.edits.push({ ...where, edit });
    }
    add(found, compareHeaders(sides, child(a, name), child(b, name), { ...where, part: `${where.part} ${name}` }));
  }
  return found;
}

/** Media types that came or went, and the schemas of those that stayed. */
export function compareContent(sides: Sides, old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [before, after] = [typesOf(old), typesOf(revised)];
  for (const type of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(type), after.get(type)];
    const part = `${where.part} ${type}`.trim();
    if (a && b) {
      const schemas = { old: schemaOf(child(a, 'schema')), new: schemaOf(child(b, 'schema')) };
      found.sections.push({ ...where, part, carrier: 'body', mediaType: type, ...schemas });
      found.edits.push(...noteEdits(sides, a, b).map((edit) => ({ ...where, part, edit })));
      add(found, compareEncodings(sides, a, b, { ...where, part }));
      continue;
    }
    const effect = a ? 'narrows' : 'widens';
    const edit = {
      keyword: 'media-type',
      effect,
      name: type,
      ...(a ? { before: type } : { after: type }),
      old: a ?? old,
      new: b ?? revised,
    } as const;
    found.edits.push({ ...where, part, edit });
  }
  return found;
}
