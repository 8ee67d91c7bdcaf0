/** Runs test files of the instrumented copy, with one mutant active or none. A process of its own: mutants may hang or crash it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { probe } from './probe.js';
import { runFile } from './node-test.js';

/** What to run: files relative to the copy's root; mutant 0 is none. */
export interface Order {
  mutant: number;
  files: readonly string[];
}

export type Message =
  | { kind: 'started'; file: string }
  | {
      kind: 'done';
      reached: number[];
      ms: number;
      busyMs: number;
      failure?: { file: string; test: string; error: string };
    };

let active = 0;
let reached = new Set<number>();
let load = 0;

Object.assign(globalThis, {
  [probe]: (id: number): boolean => {
    reached.add(id);
    return id === active;
  },
});

process.on('message', (order: Order) => void carryOut(order));
process.on('disconnect', () => process.exit());
// What a test leaves behind must not end the others; the failure shows in what awaits it.
process.on('unhandledRejection', (error) =>
  process.send?.({ kind: 'done', reached: [], ms: 0, busyMs: 0, failure: failureOf('', 'unhandled', error) }),
);

async function carryOut({ mutant, files }: Order): Promise<void> {
  active = mutant;
  reached = new Set();
  const began = { at: performance.now(), used: process.cpuUsage() };
  for (const file of files) {
    await told({ kind: 'started', file });
    load += 1;
    const url = `${pathToFileURL(path.resolve(file)).href}?load=${load}`;
    const failed = await runFile(() => import(url) as Promise<unknown>);
    if (failed) return void told({ ...summary(began), failure: failureOf(file, failed.test, failed.error) });
  }
  await told(summary(began));
}

function summary({ at, used }: { at: number; used: NodeJS.CpuUsage }): Message & { kind: 'done' } {
  const { user, system } = process.cpuUsage(used);
  return { kind: 'done', reached: [...reached], ms: performance.now() - at, busyMs: (user + system) / 1000 };
}

function failureOf(file: string, test: string, error: unknown): { file: string; test: string; error: string } {
  return {
    file,
    test,
    error: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error),
  };
}

function told(message: Message): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}
