/**
 * What a run costs over a bare replay of its requests: `node --import tsx benchmarks/suite/run.ts`. `overhead.ts` measures it, compiled
 * as `conformance run` is.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledFolder } from '../../scripts/compiled.mjs';

const compiled = await compiledFolder(fileURLToPath(new URL('../..', import.meta.url)), ['benchmarks/suite']);
if (compiled === undefined) throw new Error('the sources cannot be compiled');
const { status } = spawnSync(process.execPath, [path.join(compiled, 'benchmarks/suite/overhead.js')], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
