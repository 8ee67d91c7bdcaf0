// Links what the report's script draws with into one text: reports/html/on-demand/client.ts and all it imports.
// With --check it writes nothing and fails where the text is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './files.mjs';

const entry = 'reports/html/on-demand/client.ts';
const output = path.join(root, 'reports/html/on-demand/renderers.ts');

/** A module as CommonJS, without types and comments. */
function compiled(file) {
  return ts.transpileModule(readFileSync(path.join(root, file), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, removeComments: true },
  }).outputText;
}

/** Every module that a file needs, each after those that it imports itself. */
function modulesOf(file, found = new Map()) {
  if (found.has(file)) return found;
  found.set(file, '');
  const text = compiled(file).replace(/require\("([^"]+)"\)/g, (_, specifier) => {
    if (!specifier.startsWith('.')) throw new Error(`${file}: ${specifier} does not run in a browser`);
    const imported = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    modulesOf(imported, found);
    return `require(${JSON.stringify(imported)})`;
  });
  found.delete(file);
  return found.set(file, text);
}

const modules = [...modulesOf(entry)].map(
  ([file, text]) => `modules[${JSON.stringify(file)}]=(exports,require)=>{${text}};`,
);
const script = `const renderers=(()=>{const modules={},loaded={};${modules.join('')}
const require=(name)=>{if(!loaded[name])modules[name](loaded[name]={},require);return loaded[name];};
return require(${JSON.stringify(entry)});})();`;

const text = `// Derived by \`npm run derive\` from client.ts beside it and what it imports.

/** Script that defines \`renderers\`: what client.ts exports. */
// prettier-ignore
export const renderers = ${JSON.stringify(script)};
`;

if (!existsSync(output) || readFileSync(output, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    console.error(`stale: ${output}; run \`npm run derive\` and commit what it writes`);
    process.exitCode = 1;
  } else writeFileSync(output, text);
}
