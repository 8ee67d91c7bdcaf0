/** What people read of a node: it says nothing about values. */
import { isObject } from '../../model/json-value.js';
import { child, type Located } from '../document.js';
import type { Edit } from '../edit.js';
import { sameValue } from './canonical.js';
import type { Pair } from './found.js';
import type { Views } from './views.js';

const notes = ['title', 'summary', 'description', 'example', 'examples', 'externalDocs', '$comment'] as const;

/** Schemas that speak of the very value that a node speaks of, and that are not compared for themselves. */
function beside(views: Views, located: Located): Located[] {
  const { node } = located;
  if (!isObject(node)) return [];
  const { not, if: condition, $ref } = node;
  const listed = (kind: string): Located[] =>
    Array.isArray(node[kind]) ? node[kind].map((_, index) => child(located, kind, index)) : [];
  const hasAlternatives = views.of([located]).groups.length > 0;
  return [
    ...(typeof $ref === 'string' ? [views.target(located, $ref)] : []),
    ...listed('allOf'),
    ...(hasAlternatives ? [] : ['oneOf', 'anyOf'].flatMap(listed)),
    ...(not === undefined ? [] : [child(located, 'not')]),
    ...(condition === undefined ? [] : [child(located, 'if')]),
  ];
}

/** Edits of descriptions and examples of two nodes, and of the parts that they are made of. */
export function annotationEdits(pair: Pair, old: Located | undefined, revised: Located | undefined): Edit[] {
  const seen = new Set<string>();
  const found: Edit[] = [];
  const visit = (a: Located | undefined, b: Located | undefined): void => {
    if (!a || !b || !isObject(a.node) || !isObject(b.node) || seen.has(`${a.pointer} ${b.pointer}`)) return;
    seen.add(`${a.pointer} ${b.pointer}`);
    for (const name of notes) {
      const [before, after] = [a.node[name], b.node[name]];
      if (sameValue(before, after)) continue;
      found.push({ keyword: 'annotation', effect: 'incomparable', before, after, name, old: a, new: b });
    }
    const [left, right] = [beside(pair.old, a), beside(pair.new, b)];
    if (left.length === right.length) left.forEach((one, index) => visit(one, right[index]));
  };
  visit(old, revised);
  return found;
}
