// Bundles the scripts of pages: browser/<name>.ts and all it imports becomes browser/bundles/<name>.ts, a text that pages embed.
// With --check it writes nothing and fails where a bundle is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './files.mjs';

const folder = path.join(root, 'browser');
const bundles = path.join(folder, 'bundles');

/** Names of the modules in a folder, without what is in folders below. */
function modulesIn(place) {
  if (!existsSync(place)) return [];
  const names = readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map(({ name }) => name).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
}

/** The script as one line that needs nothing but a browser. */
async function bundled(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, name)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0].text.trim();
}

async function moduleOf(name) {
  return `// Derived by \`npm run derive\` from browser/${name} and what it imports.

/** A script to be embedded in a page. */
// prettier-ignore
export const script = ${JSON.stringify(await bundled(name))};
`;
}

const checks = process.argv.includes('--check');
const sources = modulesIn(folder);

function settle(file, isStale, mend) {
  if (!isStale) return;
  if (checks) {
    console.error(`stale: ${path.relative(root, file)}; run \`npm run derive\` and commit what it writes`);
    process.exitCode = 1;
  } else {
    mkdirSync(bundles, { recursive: true });
    mend();
  }
}

for (const name of sources) {
  const file = path.join(bundles, name);
  const text = await moduleOf(name);
  settle(file, !existsSync(file) || readFileSync(file, 'utf8') !== text, () => writeFileSync(file, text));
}
for (const name of modulesIn(bundles).filter((each) => !sources.includes(each))) {
  const file = path.join(bundles, name);
  settle(file, true, () => rmSync(file));
}
