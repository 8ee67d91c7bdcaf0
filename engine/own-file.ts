import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const extension = path.extname(import.meta.url);

/**
 * File of a module of the project, beside this one: from source where this process runs from source, else compiled.
 * @param name from the root, without extension
 */
export function ownFile(name: string): string {
  return path.join(root, `${name}${extension}`);
}
