import { execFileSync } from 'node:child_process';

/** Lines of each file that are new or changed since a revision, the work tree included. */
export function changedLines(root: string, revision: string, folders: readonly string[]): Map<string, Set<number>> {
  const args = ['diff', '--unified=0', '--no-color', '--no-ext-diff', revision, '--', ...folders];
  return linesOfDiff(execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** The same from the text of a diff without context. */
export function linesOfDiff(diff: string): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  let current = new Set<number>();
  for (const line of diff.split('\n')) {
    const file = /^\+\+\+ b\/(.*)$/.exec(line)?.[1];
    if (file !== undefined) lines.set(file, (current = new Set()));
    const [, start, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start !== undefined) for (let at = 0; at < Number(count); at += 1) current.add(Number(start) + at);
  }
  return lines;
}
