/** Parameters in path, query, header and cookie. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import { child, follow, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import type { Call } from './calls.js';
import { mediaOf, sharedMediaType, styleEdits } from './writing.js';
import { gathered, noteEdits, schemaOf, type Gathered, type Sides, type Where } from './part.js';

interface Parameter {
  place: string;
  name: string;
  required: boolean;
  object: JsonObject;
  located: Located;
}

/** Headers that OpenAPI says are described elsewhere (OpenAPI 3.1.1, Parameter Object). */
const ignored = new Set(['accept', 'content-type', 'authorization']);

/** Parameters in the path have no names to callers: their position is what counts. */
function positionOf(path: string, name: string): string {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, one]) => one);
  const index = names.indexOf(name);
  return index < 0 ? name : `#${index + 1}`;
}

function keyOf({ place, name }: Parameter, path: string): string {
  if (place === 'path') return `path ${positionOf(path, name)}`;
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function parametersOf(side: Side, call: Call): Map<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const owner of [call.item, call.operation]) {
    const list = child(owner, 'parameters');
    if (!Array.isArray(list.node)) continue;
    list.node.forEach((_, index) => {
      const located = follow(side, child(list, index));
      if (!isObject(located.node)) return;
      const { in: place, name, required } = located.node;
      if (typeof place !== 'string' || typeof name !== 'string') return;
      if (place === 'header' && ignored.has(name.toLowerCase())) return;
      const parameter = { place, name, required: required === true || place === 'path', object: located.node, located };
      found.set(keyOf(parameter, call.path), parameter);
    });
  }
  return found;
}

function flagEdits(old: Parameter, revised: Parameter): Edit[] {
  const sides = { name: revised.name, old: old.located, new: revised.located };
  const edits: Edit[] = [];
  if (old.required !== revised.required)
    edits.push({
      keyword: 'parameter-required',
      effect: revised.required ? 'narrows' : 'widens',
      before: old.required,
      after: revised.required,
      ...sides,
      evidenceKeyword: 'required',
    });
  const [before, after] = [old.object['deprecated'] === true, revised.object['deprecated'] === true];
  if (before !== after)
    edits.push({ keyword: 'parameter-deprecated', effect: after ? 'narrows' : 'widens', before, after, ...sides });
  return edits;
}

function comparePair(sides: Sides, old: Parameter, revised: Parameter, where: Where): Gathered {
  const found = gathered();
  const own = { ...where, part: `${revised.place} ${revised.name}` };
  const [a, b] = [mediaOf(old.located), mediaOf(revised.located)];
  const style = styleEdits('style', old.place, old.located, revised.located);
  const edits = [...flagEdits(old, revised), ...style.map((edit) => ({ ...edit, name: old.name }))];
  found.edits.push(
    ...edits.map((edit) => ({ ...own, edit })),
    ...noteEdits(sides, old.located, revised.located).map((edit) => ({ ...own, edit, carrier: 'parameter' as const })),
  );
  found.sections.push({
    ...own,
    carrier: 'parameter',
    name: revised.name,
    ...sharedMediaType(old.located, revised.located),
    old: schemaOf(child(a ?? old.located, 'schema')),
    new: schemaOf(child(b ?? revised.located, 'schema')),
  });
  return found;
}

/** A parameter of the same name elsewhere is the same one, moved. */
function movedTo(parameter: Parameter, others: readonly Parameter[]): Parameter | undefined {
  return others.find(({ name }) => name.toLowerCase() === parameter.name.toLowerCase());
}

/** What came, went or changed among the parameters of a call. */
export function compareParameters(sides: Sides, calls: { old: Call; new: Call }, where: Where): Gathered {
  const found = gathered();
  const [old, revised] = [parametersOf(sides.old, calls.old), parametersOf(sides.new, calls.new)];
  const removed = [...old].filter(([key]) => !revised.has(key)).map(([, one]) => one);
  const added = [...revised].filter(([key]) => !old.has(key)).map(([, one]) => one);
  for (const [key, before] of old) {
    const after = revised.get(key);
    if (!after) continue;
    const own = comparePair(sides, before, after, where);
    found.edits.push(...own.edits);
    found.sections.push(...own.sections);
  }
  const moved = new Set<Parameter>();
  for (const parameter of removed) {
    const other = movedTo(
      parameter,
      added.filter((one) => !moved.has(one)),
    );
    if (other) moved.add(other);
    const edit: Edit = other
      ? {
          keyword: 'parameter-place',
          effect: 'incomparable',
          before: parameter.place,
          after: other.place,
          name: parameter.name,
          old: parameter.located,
          new: other.located,
        }
      : {
          keyword: parameter.required ? 'required-parameter-removed' : 'parameter',
          effect: 'narrows',
          before: parameter.name,
          name: parameter.name,
          required: parameter.required,
          old: parameter.located,
          new: calls.new.operation,
        };
    found.edits.push({ ...where, part: `${parameter.place} ${parameter.name}`, edit });
  }
  for (const parameter of added.filter((one) => !moved.has(one))) {
    const edit: Edit = {
      keyword: parameter.required ? 'required-parameter' : 'parameter',
      effect: parameter.required ? 'narrows' : 'widens',
      after: parameter.name,
      name: parameter.name,
      required: parameter.required,
      old: calls.old.operation,
      new: parameter.located,
    };
    found.edits.push({ ...where, part: `${parameter.place} ${parameter.name}`, edit });
  }
  return found;
}
