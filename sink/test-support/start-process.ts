import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SinkAddress } from '../client.js';

const script = fileURLToPath(new URL('sink-process.ts', import.meta.url));
const command = [process.execPath, '--import', import.meta.resolve('tsx'), script];

export interface SinkProcess {
  address: SinkAddress;
  /** SIGKILL, and wait until the process is gone. */
  kill(): Promise<void>;
}

/** Starts a sink as a child; with a file size limit (in KiB), the kernel refuses it any byte beyond. */
export async function startSinkProcess(journal: string, fileLimitKiB?: number): Promise<SinkProcess> {
  const run =
    fileLimitKiB === undefined ? command : ['bash', '-c', `ulimit -f ${fileLimitKiB}; exec "$0" "$@"`, ...command];
  const [program = '', ...args] = [...run, journal];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The limit also holds for tsx's cache, which other processes read.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  return { address: await firstLine(child), kill: () => kill(child) };
}

async function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<SinkAddress> {
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as SinkAddress;
  throw new Error('The sink process ended before it listened.');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
