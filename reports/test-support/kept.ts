import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** With this in the environment kept outputs are written anew; their difference is then looked at and committed. */
const renews = process.env['RENEW_KEPT'] === '1';

/**
 * Holds an output against the file that keeps it, so that no part of it changes unseen. The message tells the first line that
 * differs.
 * @param file what keeps it, a `file:` URL
 */
export function assertKept(file: URL, output: string): void {
  const path = fileURLToPath(file);
  if (renews) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, output);
  }
  const kept = readFileSync(path, 'utf8').split('\n');
  const found = output.split('\n');
  const at = found.findIndex((line, index) => line !== kept[index]);
  const first = at === -1 ? Math.min(found.length, kept.length) : at;
  if (at === -1 && found.length === kept.length) return;
  assert.fail(
    `${path}:${first + 1}\n  kept   ${kept[first] ?? 'nothing'}\n  found  ${found[first] ?? 'nothing'}\nWhere that is meant, run the test with RENEW_KEPT=1.`,
  );
}
