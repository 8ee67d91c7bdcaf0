/** Reads a document on disk, and files in its folder. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../engine/files.js';
import { liesIn } from '../../generators/import/openapi/documents.js';
import { TooManyBytes, type Folder } from './beside.js';

/** The folder of a document. Files that links lead out of it are none of it. */
export function folderOfFile(file: string): Folder {
  const folder = path.dirname(file);
  const shown = (name: string): string => path.join(folder, name);
  return {
    document: path.basename(file),
    shown,
    read: (names, mostBytes) => {
      const own = names.filter((name) => liesIn(folder, shown(name)));
      if (own.reduce((sum, name) => sum + statSync(shown(name)).size, 0) > mostBytes) throw new TooManyBytes();
      return Promise.resolve(
        new Map(own.map((name) => [name, readText(shown(name), '', 'a file of YAML or JSON')] as const)),
      );
    },
  };
}
