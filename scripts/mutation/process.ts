import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Message, Order } from './worker.js';

/** What running some test files with a mutant came to. */
export type Run =
  | { kind: 'passed'; reached: number[]; ms: number; busyMs: number }
  | { kind: 'failed'; reached: number[]; file: string; test: string; error: string }
  /** It took longer than it may, or the process ended by itself. */
  | { kind: 'hung' | 'crashed'; file: string };

/** A process that runs test files of a copy, one order after another, until one of them hangs or ends it. */
export class TestProcess {
  readonly #child: ChildProcess;
  orders = 0;

  constructor(folder: string) {
    this.#child = fork(path.join(folder, 'scripts/mutation/worker.js'), {
      cwd: folder,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, NO_COLOR: '1' },
    });
  }

  /** Carries an order out; no file may take longer than `limit` says, in ms. */
  run(order: Order, limit: (file: string) => number): Promise<Run> {
    this.orders += 1;
    const child = this.#child;
    return new Promise((resolve) => {
      let file = order.files[0] ?? '';
      let timer: NodeJS.Timeout | undefined;
      const end = (run: Run): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (run.kind === 'hung') this.stop();
        resolve(run);
      };
      const watch = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => end({ kind: 'hung', file }), limit(file));
      };
      child.once('exit', () => end({ kind: 'crashed', file }));
      child.on('message', (message: Message) => {
        if (message.kind === 'started') {
          ({ file } = message);
          watch();
        } else end(runOf(message));
      });
      watch();
      child.send(order);
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

function runOf({ reached, ms, busyMs, failure }: Message & { kind: 'done' }): Run {
  return failure ? { kind: 'failed', reached, ...failure } : { kind: 'passed', reached, ms, busyMs };
}
