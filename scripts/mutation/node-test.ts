/**
 * Stands in for `node:test` while mutants are tried: tests are collected as a file is loaded and run in turn, as often as the
 * file is loaded, until the first fails. It knows what this project's tests use and no more.
 */
import { mock } from 'node:test';

type Hook = () => unknown;
type Body = (context: Context) => unknown;

interface Context {
  after(hook: Hook): void;
  mock: typeof mock;
  diagnostic(message: string): void;
  skip(): void;
}

interface Collected {
  name: string;
  body: Body;
}

const state: { tests: Collected[]; before: Hook[]; after: Hook[] } = { tests: [], before: [], after: [] };

/** Collects a test. */
export function test(name: string, ...rest: [Body] | [{ skip?: unknown }, Body]): void {
  const [options, body] = rest.length === 2 ? rest : [{}, rest[0]];
  if (!options.skip) state.tests.push({ name, body });
}

/** Collects what runs before the first test of a file. */
export function before(hook: Hook): void {
  state.before.push(hook);
}

/** Collects what runs after the last test of a file. */
export function after(hook: Hook): void {
  state.after.push(hook);
}

/** Loads a file and runs its tests. The name and error of the first that fails, or `undefined`. */
export async function runFile(load: () => Promise<unknown>): Promise<{ test: string; error: unknown } | undefined> {
  Object.assign(state, { tests: [], before: [], after: [] });
  let at = 'loading';
  try {
    await load();
    at = 'before';
    for (const hook of state.before) await hook();
    for (const { name, body } of state.tests) {
      at = name;
      await runTest(body);
    }
    return undefined;
  } catch (error) {
    return { test: at, error };
  } finally {
    for (const hook of state.after) await hook();
  }
}

async function runTest(body: Body): Promise<void> {
  const hooks: Hook[] = [];
  try {
    await body({ after: (hook) => hooks.push(hook), mock, diagnostic: () => undefined, skip: () => undefined });
  } finally {
    for (const hook of hooks) await hook();
    mock.reset();
  }
}
