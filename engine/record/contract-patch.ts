import type { LessonLine, PatchOperation } from './format.js';

/**
 * All changes that lessons propose, in their order, for each is made for what those before it leave; first of all, that the document
 * is of the version they are for. Nothing where they propose none.
 */
export function contractPatch(apiVersion: string, lessons: readonly LessonLine[]): PatchOperation[] {
  const steps = lessons.flatMap(({ patch = [] }) => patch);
  if (steps.length === 0) return [];
  return [{ op: 'test', path: '/info/version', value: apiVersion }, ...steps];
}
