/** Counterexamples as payload files, for tests of one's own. */
import path from 'node:path';
import { isName } from '../../contracts/model/name.js';
import type { ShownChange } from '../../diff/result.js';
import { writeWhole } from '../../engine/files.js';

/** Name of a change's file: what it belongs to and its rule, as far as they may name a file, and its fingerprint. */
export function fixtureName({ subject, rule, fingerprint }: ShownChange): string {
  const told = `${subject.id.replace(/[^A-Za-z0-9._-]+/g, '-')}.${rule}.${fingerprint}.json`;
  return isName(told) ? told : `change.${fingerprint}.json`;
}

/**
 * Writes the value of each proven change to a file of its own in a folder.
 * @returns how many
 * @throws UsageError where the folder cannot be written to
 */
export function writeFixtures(folder: string, changes: readonly ShownChange[]): number {
  const proven = changes.flatMap((change) =>
    change.counterexample ? [{ name: fixtureName(change), value: change.counterexample.value }] : [],
  );
  for (const { name, value } of proven) writeWhole(path.resolve(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  return proven.length;
}
