// Derives every contract from dossier, payloads and hints, then its types, the guides of changes, and the scripts of pages. With --check nothing is written.
import { existsSync, readdirSync } from 'node:fs';
import { step } from './step.mjs';

const check = process.argv.slice(2);
// What was put there without a dossier has nothing to be derived from.
const versions = readdirSync('contracts').filter((name) => existsSync(`contracts/${name}/facts.yaml`));
for (const version of versions) step(process.execPath, ['cli/bin.js', 'derive', '--api-version', version, ...check]);
step(process.execPath, ['--import', 'tsx', 'generators/types/write.ts', ...check]);
step(process.execPath, ['--import', 'tsx', 'scripts/change-guides.ts', ...check]);
step(process.execPath, ['scripts/page-scripts.mjs', ...check]);
