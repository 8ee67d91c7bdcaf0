// Writes contracts/<version>/types.ts of every version; with --check it writes nothing and fails where one is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listVersions, loadContract, packagedContracts } from '../../contracts/model/load.js';
import { typesOf } from './types.js';

const check = process.argv.includes('--check');

for (const version of listVersions()) {
  const file = path.join(packagedContracts, version, 'types.ts');
  const text = await typesOf(loadContract(version).document);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    process.stderr.write(`stale: ${file}; run \`npm run derive\` and commit what it writes\n`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
