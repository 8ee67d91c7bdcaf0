import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What each file imports at run time: paths relative to the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The graph of the TypeScript files among these. */
export function importGraph(root: string, files: readonly string[]): ImportGraph {
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file, importsOf(file, readFileSync(path.join(root, file), 'utf8'))]),
  );
}

/** Relative imports of a module, types left out. */
export function importsOf(file: string, text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm);
  const onDemand = text.matchAll(/\bimport\('(\.[^']+)'\)/g);
  return [...statements, ...onDemand].map(([, specifier = '']) =>
    path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts'),
  );
}

/** Files and all that they import, directly or not. */
export function reachableFrom(files: readonly string[], graph: ImportGraph): Set<string> {
  const found = new Set(files);
  for (const one of found) for (const imported of graph.get(one) ?? []) found.add(imported);
  return found;
}
