// Writes contracts/<version>/types.ts of every version, and the list of them; with --check it writes nothing and fails where one is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listVersions, loadContract, packagedContracts } from '../../contracts/model/load.js';
import { typedVersions, typesOf } from './types.js';

const check = process.argv.includes('--check');

function write(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (check) {
    process.stderr.write(`stale: ${file}; run \`npm run derive\` and commit what it writes\n`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

const versions = listVersions();
for (const version of versions)
  write(path.join(packagedContracts, version, 'types.ts'), await typesOf(loadContract(version).document));
write(path.join(packagedContracts, 'model', 'typed-versions.ts'), typedVersions(versions));
