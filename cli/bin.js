#!/usr/bin/env node
// From a clone what changed is compiled first, and the cache runs; from the package what `prepack` compiled.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Node 20 has no cache of its own.
nodeModule.enableCompileCache?.();

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'cli/main.ts');
if (existsSync(source)) {
  const { compiledFolder } = await import('../scripts/compiled.mjs');
  const compiled = await compiledFolder(root);
  if (compiled === undefined) (await import('tsx/esm/api')).register();
  await import(pathToFileURL(compiled === undefined ? source : path.join(compiled, 'cli/main.js')).href);
} else {
  await import(new URL('../dist/cli/main.js', import.meta.url).href);
}
