// Derives every contract from dossier, payloads and hints, then its types, the guide of changes, and the script that draws large reports. With --check nothing is written.
import { step } from './step.mjs';

const check = process.argv.slice(2);
for (const version of ['legacy', 'test', 'latest'])
  step(process.execPath, ['cli/bin.js', 'derive', '--api-version', version, ...check]);
step(process.execPath, ['--import', 'tsx', 'generators/types/write.ts', ...check]);
step(process.execPath, ['--import', 'tsx', 'scripts/changes-guide.ts', ...check]);
step(process.execPath, ['scripts/report-client.mjs', ...check]);
