import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { readRecord, type RunRecord } from '../../engine/record/reader.js';

/** A folder of its own for a test, removed after it. */
export function temporaryFolder(t: TestContext): string {
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

/** Runs the command line to its end. */
export function conformance(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running['ended'] {
  return startConformance(args, cwd, env).ended;
}

/** Folder of the only run below a report folder. */
export function onlyRun(folder: string): string {
  const runs = readdirSync(folder);
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
