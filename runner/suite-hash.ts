import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../contracts/model/load.js';

/** Folders that decide which cases a run has and how they are judged. */
const folders = ['suites', 'generators', 'engine/checks', 'engine/judging'];

/** SHA-256 of the suites, generators and checks that a run uses: equal hashes, equal cases and judgements. */
export function suiteHash(root = packageRoot): string {
  const base = existsSync(path.join(root, 'suites')) ? root : path.join(root, 'dist');
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(path.join(base, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.[jt]s$/.test(file) || /\.(test|d)\.ts$/.test(file)) continue;
      hash.update(`${folder}/${file}\0`).update(readFileSync(path.join(base, folder, file)));
    }
  return hash.digest('hex');
}
