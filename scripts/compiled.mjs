// Source compiled into a cache: loading it takes a fraction of the time that compiling on the way takes. What changed is
// compiled again, file by file, so that a clone runs what stands in it.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Folders without source that the command line needs. */
const left = new Set(['node_modules', 'dist', 'docs', 'scripts', 'benchmarks', 'examples', 'test-support']);
const isSource = (name) => name.endsWith('.ts') && !/\.(test|browser|config|d)\.ts$/.test(name);

/** Whether the command line may need a source, named from the root. */
export function isOfCommandLine(name) {
  const folders = path.dirname(name).split(path.sep);
  return name === 'playwright.config.ts' || (isSource(path.basename(name)) && !folders.some((part) => left.has(part)));
}

const isModule = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts');
const neverSource = new Set(['node_modules', 'dist', 'conformance-report', 'test-results']);

/** Sources below a folder, from the root, and only those in folders that `enters` takes. */
function sourcesIn(root, takes, enters, folder = '') {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (!entry.isDirectory()) return takes(name) ? [name] : [];
    return enters(entry.name) && !entry.name.startsWith('.') ? sourcesIn(root, takes, enters, name) : [];
  });
}

/** What the command line needs, and what `further` asks for. */
function sourcesOf(root, further) {
  if (further === 'all') return sourcesIn(root, isModule, (folder) => !neverSource.has(folder));
  const enters = (folder) => !left.has(folder);
  return [
    ...sourcesIn(root, isOfCommandLine, enters),
    ...further.flatMap((folder) => sourcesIn(root, (name) => isSource(path.basename(name)), enters, folder)),
  ];
}

/** Folder of the cache. */
export function cacheOf(root) {
  return path.join(root, 'node_modules', '.cache', 'partner-api-conformance');
}

/** In whole milliseconds: no more of it can be set on another file. What was set is read back as a little less at times. */
function modified(file) {
  const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return at && Math.round(at);
}

/** Puts a file in its place at once: another process may read it. */
function place(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** Compiles every source that the cache has not, or has another edition of. */
async function compile(root, cache, further) {
  const compiledOf = (source) => path.join(cache, source.replace(/\.ts$/, '.js'));
  const stale = sourcesOf(root, further).flatMap((source) => {
    const at = modified(path.join(root, source));
    return modified(compiledOf(source)) === at ? [] : [{ source, at }];
  });
  if (stale.length === 0) return;
  if (!existsSync(path.join(cache, 'package.json'))) place(path.join(cache, 'package.json'), '{ "type": "module" }\n');
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: stale.map(({ source }) => path.join(root, source)),
    outbase: root,
    outdir: cache,
    write: false,
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  const texts = new Map(outputFiles.map((file) => [file.path, file.contents]));
  for (const { source, at } of stale) {
    const file = compiledOf(source);
    place(`${file}.map`, texts.get(`${file}.map`));
    place(file, texts.get(file));
    // The time of its source tells which edition it is of.
    utimesSync(file, at / 1000, at / 1000);
  }
}

/**
 * The folder of the compiled sources; `undefined` where there is no compiler, or nothing can be written: source is then compiled on
 * the way.
 * @param further folders to compile that the command line does not need, or `all` that is source, tests as well
 */
export async function compiledFolder(root, further = []) {
  const cache = cacheOf(root);
  try {
    await compile(root, cache, further);
    return cache;
  } catch {
    return undefined;
  }
}
