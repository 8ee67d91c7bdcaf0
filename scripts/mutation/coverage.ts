import type { Run } from './process.js';

/** What is known of a test file before any mutant is tried. */
export interface Tested {
  file: string;
  /** Time of its second run in one process, in ms. */
  ms: number;
  /** What the processor had to do in it, in ms: the same whatever else the machine does. */
  busyMs: number;
  /** Mutants that its tests reach. */
  inTests: ReadonlySet<number>;
  /** Files that it imports, and what they import: their mutants are reached as the modules load. */
  imports: ReadonlySet<string>;
}

/** A test file that can't count, and why. */
export interface LeftOut {
  file: string;
  reason: string;
}

/** A test file from a run of it without a mutant, in a process that has loaded its modules before. */
export function tested(file: string, run: Run, imports: ReadonlySet<string>): Tested | LeftOut {
  switch (run.kind) {
    case 'failed':
      return { file, reason: `fails in the copy: ${run.test}: ${run.error}` };
    case 'hung':
    case 'crashed':
      return { file, reason: `${run.kind} in the copy` };
    case 'passed':
      return { file, ms: run.ms, busyMs: run.busyMs, inTests: new Set(run.reached), imports };
  }
}

/**
 * The files to run for a mutant: those that reach it, beside the mutated file first, then the quickest, while together they keep
 * the processor busy for less than `budget` ms. `onLoad` are the mutants that are reached as modules load. `warm` are those whose tests reach it, so that a process which has loaded the modules before will do.
 */
export function filesFor(
  mutant: { id: number; file: string },
  all: readonly Tested[],
  onLoad: ReadonlySet<number>,
  budget: number,
): { warm: string[]; any: string[] } {
  const reaching = all
    .filter(({ inTests, imports }) => inTests.has(mutant.id) || (onLoad.has(mutant.id) && imports.has(mutant.file)))
    .sort((a, b) => distance(a.file, mutant.file) - distance(b.file, mutant.file) || a.busyMs - b.busyMs);
  const chosen: Tested[] = [];
  let spent = 0;
  for (const one of reaching) {
    if (chosen.length > 0 && spent + one.busyMs > budget) continue;
    spent += one.busyMs;
    chosen.push(one);
  }
  return {
    any: chosen.map(({ file }) => file),
    warm: chosen.filter(({ inTests }) => inTests.has(mutant.id)).map(({ file }) => file),
  };
}

/** 0 for a file's own test, 1 in its folder, 2 elsewhere. */
function distance(test: string, file: string): number {
  if (test.replace(/\.test\.ts$/, '.ts') === file) return 0;
  return folderOf(test) === folderOf(file) ? 1 : 2;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
