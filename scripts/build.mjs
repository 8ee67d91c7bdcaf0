// Compiles the package to dist/: JavaScript and types.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './files.mjs';
import { step } from './step.mjs';

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
step(process.execPath, [fileURLToPath(import.meta.resolve('typescript/bin/tsc')), '--project', 'tsconfig.build.json']);
