/** Bodies by media type. */
import { child, isObject, type Located } from '../document.js';
import { add, gathered, schemaOf, type Gathered, type Where } from './part.js';

/** Media types have no case, and their parameters no blanks (RFC 9110, 8.3.1). */
function normalised(type: string): string {
  const [name = '', ...parameters] = type.split(';').map((part) => part.trim());
  const kept = parameters.filter((part) => !/^charset=["']?utf-8["']?$/i.test(part));
  return [name.toLowerCase(), ...kept].join('; ');
}

function typesOf(content: Located): Map<string, Located> {
  const { node } = content;
  if (!isObject(node)) return new Map();
  return new Map(Object.keys(node).map((name) => [normalised(name), child(content, name)]));
}

/** How parts of a form are sent. */
function encodingEdits(old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [a, b] = [child(old, 'encoding'), child(revised, 'encoding')];
  const names = new Set([
    ...Object.keys(isObject(a.node) ? a.node : {}),
    ...Object.keys(isObject(b.node) ? b.node : {}),
  ]);
  for (const name of names)
    for (const keyword of ['contentType', 'style', 'explode', 'allowReserved']) {
      const [before, after] = [child(a, name, keyword), child(b, name, keyword)];
      if (before.node === after.node) continue;
      const edit = {
        keyword: 'encoding',
        effect: 'incomparable' as const,
        before: before.node,
        after: after.node,
        name,
        old,
        new: revised,
      };
      found.edits.push({ ...where, edit });
    }
  return found;
}

/** Media types that came or went, and the schemas of those that stayed. */
export function compareContent(old: Located, revised: Located, where: Where): Gathered {
  const found = gathered();
  const [before, after] = [typesOf(old), typesOf(revised)];
  for (const type of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(type), after.get(type)];
    const part = `${where.part} ${type}`.trim();
    if (a && b) {
      const sides = { old: schemaOf(child(a, 'schema')), new: schemaOf(child(b, 'schema')) };
      found.sections.push({ ...where, part, carrier: 'body', mediaType: type, ...sides });
      add(found, encodingEdits(a, b, { ...where, part }));
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
