import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { copyProject, projectFiles } from './copy.js';
import { filesFor, tested, type LeftOut, type Tested } from './coverage.js';
import { exclusions } from './exclusions.js';
import { instrumented } from './instrument.js';
import { importGraph, reachableFrom, type ImportGraph } from './imports.js';
import { Lane, type MutantFate } from './lane.js';
import { mutantsOf, type Mutant, type PlacedMutant } from './mutant.js';
import { TestProcess } from './process.js';
import type { Room } from './rooms.js';
import { sample } from './sample.js';

/** Which mutants of a room to try, and how. */
export interface Trial {
  root: string;
  room: Room;
  count: number;
  seed: number;
  /** Changed lines, of which every mutant is tried. */
  changed: ReadonlyMap<string, ReadonlySet<number>>;
  /** Only mutants of files whose path has this. */
  only?: string;
  lanes: number;
  tell(line: string): void;
}

/** What became of a room's mutants. */
export interface RoomResult {
  room: string;
  /** Mutants that the room has, excluded ones left out. */
  mutants: number;
  tried: (Mutant & MutantFate)[];
  excluded: Record<string, number>;
  /** Test files that can't count, each with its reason. */
  leftOut: LeftOut[];
}

type Numbered = PlacedMutant & { id: number };

/** Tests of one mutant may keep the processor busy so long together, in ms. */
const budget = 2500;
/** Program that runs tests in the copy. */
const worker = 'scripts/mutation/worker.ts';
/** For a test file without a mutant, in ms. */
const baselineLimit = 60_000;

/** Tries a room's mutants. */
export async function tryRoom(trial: Trial): Promise<RoomResult> {
  const { root, room } = trial;
  const files = projectFiles(root);
  const sources = new Map(files.filter((file) => isCodeOf(room, file)).map((file) => [file, parsed(root, file)]));
  const { kept, excluded } = sorted([...sources].flatMap(([file, source]) => mutantsOf(file, source)));
  const chosen = choose(kept, trial).map((mutant, index): Numbered => ({ ...mutant, id: index + 1 }));
  const imports = importGraph(root, files);
  const mutated = new Set(chosen.map(({ file }) => file));
  const tests = testsFor(room, files).filter((file) =>
    [...reachableFrom([file], imports)].some((one) => mutated.has(one)),
  );
  const copy = await copyProject(root, reachableFrom([worker, ...tests], imports), (file) => {
    const source = sources.get(file);
    return (
      source &&
      instrumented(
        source,
        chosen.filter((mutant) => mutant.file === file),
      )
    );
  });
  try {
    const found = await baselineOf(copy.folder, tests, imports, trial.lanes);
    const tried = await attemptAll(copy.folder, chosen, found, trial);
    return {
      room: room.name,
      mutants: kept.length,
      tried,
      excluded,
      leftOut: found.results.filter((one) => 'reason' in one),
    };
  } finally {
    copy.remove();
  }
}

/** Files of the room that may have mutants. */
function isCodeOf(room: Room, file: string): boolean {
  return file.startsWith(`${room.name}/`) && file.endsWith('.ts') && !/\.(test|browser|d)\.ts$/.test(file);
}

/** Tests that count: the room's own, and those of its neighbours. */
function testsFor({ name, neighbours }: Room, files: readonly string[]): string[] {
  return files.filter(
    (file) => file.endsWith('.test.ts') && [name, ...neighbours].some((folder) => file.startsWith(`${folder}/`)),
  );
}

function parsed(root: string, file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

/** Mutants to try, and how many each exclusion left out. */
function sorted(all: readonly PlacedMutant[]): { kept: PlacedMutant[]; excluded: Record<string, number> } {
  const kept: PlacedMutant[] = [];
  const excluded: Record<string, number> = {};
  for (const mutant of all) {
    const exclusion = exclusions.find(({ excludes }) => excludes(mutant));
    if (exclusion) excluded[exclusion.reason] = (excluded[exclusion.reason] ?? 0) + 1;
    else kept.push(mutant);
  }
  return { kept, excluded };
}

/** A sample, and every mutant of a changed line. */
function choose(kept: readonly PlacedMutant[], { only = '', count, seed, changed }: Trial): PlacedMutant[] {
  const wanted = kept.filter(({ file }) => file.includes(only));
  const drawn = new Set(sample(wanted, count, seed));
  return wanted.filter((mutant) => drawn.has(mutant) || changed.get(mutant.file)?.has(mutant.line));
}

interface Baseline {
  results: (Tested | LeftOut)[];
  /** Mutants reached as modules load. */
  onLoad: ReadonlySet<number>;
}

/**
 * Runs each test file without a mutant, to see what it reaches. Neighbours share a process, which loads their modules once: the
 * first run of a file loads what is missing, the second shows what the tests themselves reach.
 */
async function baselineOf(
  folder: string,
  tests: readonly string[],
  imports: ImportGraph,
  lanes: number,
): Promise<Baseline> {
  const onLoad = new Set<number>();
  const processes: TestProcess[] = [];
  const results = await sideBySide(lanes, tests, async (file) => {
    const order = { mutant: 0, files: [compiled(file)] };
    const process = processes.pop() ?? new TestProcess(folder);
    const first = await process.run(order, () => baselineLimit);
    const second = first.kind === 'passed' ? await process.run(order, () => baselineLimit) : first;
    if (first.kind === 'passed') for (const id of first.reached) onLoad.add(id);
    if (second.kind === 'passed') processes.push(process);
    else process.stop();
    return tested(file, second, reachableFrom([file], imports));
  });
  for (const process of processes) process.stop();
  return { results, onLoad };
}

async function attemptAll(
  folder: string,
  mutants: readonly Numbered[],
  { results, onLoad }: Baseline,
  { lanes, tell }: Trial,
): Promise<(Mutant & MutantFate)[]> {
  const tests = results.filter((one) => 'ms' in one);
  const timeOf = new Map(tests.map(({ file, ms }) => [compiled(file), ms]));
  // Others may use the machine too: only what takes many times as long hangs.
  const limit = (file: string): number => 5000 + 20 * (timeOf.get(file) ?? 0);
  const free = Array.from({ length: lanes }, () => new Lane(folder, limit));
  const all = [...free];
  try {
    return await sideBySide(lanes, mutants, async ({ id, file, line, column, mutator, original, mutated, context }) => {
      const lane = free.pop() ?? new Lane(folder, limit);
      const { warm, any } = filesFor({ id, file }, tests, onLoad, budget);
      const outcome = await lane.attempt(id, { warm: warm.map(compiled), any: any.map(compiled) });
      free.push(lane);
      const result = { file, line, column, mutator, original, mutated, context, ...outcome };
      if (outcome.fate === 'survived' || outcome.fate === 'unreached') tell(shown(result));
      return result;
    });
  } finally {
    for (const lane of all) lane.stop();
  }
}

/** A mutant as one line. */
export function shown({ file, line, column, original, mutated, fate }: Mutant & MutantFate): string {
  const short = (text: string): string => {
    const flat = text.replace(/\s+/g, ' ');
    return flat.length > 90 ? `${flat.slice(0, 60)} … ${flat.slice(-25)}` : flat;
  };
  return `${fate} ${file}:${line}:${column}  ${short(original)}  →  ${short(mutated)}`;
}

function compiled(file: string): string {
  return file.replace(/\.ts$/, '.js');
}

/** So many at a time, in order. */
async function sideBySide<T, R>(lanes: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const take = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: lanes }, take));
  return results;
}
