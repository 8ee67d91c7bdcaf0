import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { readRecord, type RunRecord } from '../../engine/record/reader.js';
import { carryOutCommandLine } from '../command-line.js';

/** Whoever lets go in the end of what was made for it, such as a test. */
export type Closing = Pick<TestContext, 'after'>;

/** A folder of its own for a test, removed after it. */
export function temporaryFolder(t: Closing): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Running {
  child: ChildProcess;
  /** Resolves with the first line of output that matches. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when the process has ended and its output is complete. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
}

/** Starts the command line as a user would, in `cwd`. Output and errors are read together. */
export function startConformance(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [path.join(packageRoot, 'cli/bin.js'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const waiter of [...waiting]) {
      const line = output.split('\n').find((text) => waiter.pattern.test(text));
      if (line === undefined) continue;
      waiting.splice(waiting.indexOf(waiter), 1);
      waiter.resolve(line);
    }
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return {
    child,
    line: (pattern) =>
      new Promise((resolve) => {
        waiting.push({ pattern, resolve });
        read(Buffer.alloc(0));
      }),
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output }))),
  };
}

/** What a command line printed, and the code that it ends with. */
export interface Ended {
  code: number;
  output: string;
}

/** Where the output of a command line goes that this process carries out; what else is printed goes where it went. */
const printed = new AsyncLocalStorage<{ output: string }>();

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
    const kept = printed.getStore();
    if (kept === undefined) return write(chunk, ...rest);
    kept.output += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
}

/** Folder, environment and file modes are the whole process's: one command line at a time. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Carries out the command line in this process, which saves loading the program anew; the folder, the environment and the exit code are as
 * they were when it has ended. Where a process of its own matters (signals, pipes, what Playwright prints): `startConformance`.
 */
export function conformance(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const ended = turn.then(() => carriedOutIn(cwd, { ...env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined }, args));
  turn = ended.catch(() => undefined);
  return ended;
}

async function carriedOutIn(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Ended> {
  const before = {
    cwd: process.cwd(),
    env: { ...process.env },
    exitCode: process.exitCode,
    umask: process.umask(0o077),
  };
  const kept = { output: '' };
  process.chdir(cwd);
  setEnvironment({ ...before.env, ...env });
  process.exitCode = undefined;
  try {
    const code = await printed.run(kept, () => carryOutCommandLine(args));
    return { code, output: kept.output };
  } finally {
    process.exitCode = before.exitCode;
    setEnvironment(before.env);
    process.chdir(before.cwd);
    process.umask(before.umask);
  }
}

function setEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (wanted[name] === undefined) Reflect.deleteProperty(process.env, name);
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) process.env[name] = value;
}

/** Folder of the only run below a report folder. */
export function onlyRun(folder: string): string {
  const runs = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (runs.length !== 1) throw new Error(`${folder} holds ${runs.length} runs`);
  return path.join(folder, runs[0] as string);
}

/** Record of the only run below a report folder. */
export function onlyRecord(folder: string): Promise<RunRecord> {
  return readRecord(path.join(onlyRun(folder), 'record.ndjson'));
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
