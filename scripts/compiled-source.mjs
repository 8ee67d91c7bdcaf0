// Loads source as it was compiled beforehand (`compiledFolder(root, 'all')`), for `--import`: what a process would compile
// on the way takes it longer than most tests. What the command line needs is loaded from the cache itself, as `cli/bin.js`
// does, so that the processes that it starts run compiled too. All else keeps its own address: tests find files beside them.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { cacheOf, isOfCommandLine } from './compiled.mjs';
import { root } from './files.mjs';

const cache = cacheOf(root);
const cacheUrl = `${pathToFileURL(cache).href}/`;

// Node runs the functions below in a thread of their own.
if (isMainThread) {
  process.setSourceMapsEnabled(true);
  register(import.meta.url);
}

/** The source that a module's address means, from the root; `undefined` for what is none. */
function sourceAt(url) {
  if (!url.startsWith('file:') || !/\.[jt]s$/.test(url)) return undefined;
  const name = path.relative(url.startsWith(cacheUrl) ? cache : root, fileURLToPath(url)).replace(/\.[jt]s$/, '.ts');
  return /^(\.\.|node_modules)/.test(name) || !existsSync(path.join(root, name)) ? undefined : name;
}

/** Source is found where it was compiled to, or at its own address; the rest as ever. */
export function resolve(specifier, context, next) {
  const name = /^(\.|file:)/.test(specifier) ? sourceAt(new URL(specifier, context.parentURL).href) : undefined;
  if (name === undefined) return next(specifier, context);
  const file = isOfCommandLine(name) ? path.join(cache, name.replace(/\.ts$/, '.js')) : path.join(root, name);
  return { url: pathToFileURL(file).href, format: 'module', shortCircuit: true };
}

/** The compiled text of a source that keeps its address. */
export function load(url, context, next) {
  const name = url.startsWith(cacheUrl) ? undefined : sourceAt(url);
  if (name === undefined) return next(url, context);
  const compiled = path.join(cache, name.replace(/\.ts$/, '.js'));
  const source = readFileSync(compiled, 'utf8').replace(
    /^\/\/# sourceMappingURL=.*$/m,
    `//# sourceMappingURL=${pathToFileURL(compiled).href}.map`,
  );
  return { format: 'module', source, shortCircuit: true };
}
