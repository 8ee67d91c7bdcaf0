import type { PatchStep } from '../patch.js';

/** A contract patch as runs write it: first of all the document has to be of the version that it is for. */
export function patchFor(apiVersion: string, steps: readonly PatchStep[]): PatchStep[] {
  return [{ op: 'test', path: '/info/version', value: apiVersion }, ...steps];
}
