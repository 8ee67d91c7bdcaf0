import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const left = new Set(['node_modules', 'dist', 'conformance-report', 'test-results', '.git']);

/** Files below the project whose names end so, as paths relative to it. */
export function filesEnding(ending, folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : filesEnding(ending, place);
    return entry.name.endsWith(ending) ? [path.relative(root, place)] : [];
  });
}
