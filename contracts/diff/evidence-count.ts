/** How much of two contracts can be compared at all: what is carried over from another version is equal by construction. */
import { isObject } from '../model/json-value.js';
import { child, rootOf, type Located, type Side } from './document.js';

/** Nodes of the later contract, by what a comparison of them is worth. */
export interface Coverage {
  nodes: number;
  compared: number;
  /** Carried over on one side or both: whether they changed is unknown. */
  carried: number;
  /** Known from nobody who would know: guessed or told by third parties. */
  assumed: number;
}

/** Members that hold nodes by name or in a list, and are none themselves. */
const containers = new Set([
  ...['paths', 'webhooks', 'components', 'schemas', 'parameters', 'responses', 'headers', 'content', 'callbacks'],
  ...['properties', 'patternProperties', 'allOf', 'oneOf', 'anyOf', 'prefixItems', 'requestBody'],
]);

/** Members that hold data, or say nothing of values. */
const skipped = new Set(['examples', 'example', 'default', 'enum', 'const', 'required', 'security', 'tags', 'type']);

function gradesIn(side: Side): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const visit = (located: Located, isContainer: boolean, isNamed: boolean): void => {
    const { node, pointer, evidence } = located;
    if (typeof node !== 'object' || node === null) return;
    if (!isContainer && isObject(node)) found.set(pointer, evidence?.grade);
    for (const key of Object.keys(node)) {
      if (!isNamed && (key.startsWith('x-') || skipped.has(key))) continue;
      const holds = !isNamed && containers.has(key);
      visit(child(located, key), holds, holds && key !== 'requestBody' && key !== 'components');
    }
  };
  for (const part of ['paths', 'webhooks', 'components']) visit(child(rootOf(side), part), true, part !== 'components');
  return found;
}

/** Counts nodes; documents without evidence are compared as a whole. */
export function countCoverage(old: Side, revised: Side): Coverage {
  const [before, after] = [gradesIn(old), gradesIn(revised)];
  const has = (
    side: Side,
    grades: Map<string, string | undefined>,
    pointer: string,
    wanted: readonly string[],
  ): boolean => side.graded && wanted.includes(grades.get(pointer) ?? 'assumed') && grades.has(pointer);
  const count = { nodes: after.size, compared: 0, carried: 0, assumed: 0 };
  for (const pointer of after.keys()) {
    const either = (wanted: readonly string[]): boolean =>
      has(old, before, pointer, wanted) || has(revised, after, pointer, wanted);
    if (either(['carried'])) count.carried += 1;
    else if (either(['assumed', 'secondary'])) count.assumed += 1;
    else count.compared += 1;
  }
  return count;
}
