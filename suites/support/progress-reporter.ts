import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

import { recordBroken } from '../../engine/record/writer.js';
import { firstLine } from '../../text/first-line.js';
import { endQuietlyAtClosedPipe } from './closed-pipe.js';

/** How long workers may take to stop by themselves. */
const graceMs = 3_000;

/** Annotation of tests that came to judge: why these fail, the record tells. */
export const begun = 'begun';

/** One line that moves on a terminal, and a line per failed test everywhere. */
export default class ProgressReporter implements Reporter {
  #total = 0;
  #done = 0;
  #stopping = false;
  readonly #live = process.stdout.isTTY && !process.env['CI'];

  constructor() {
    // Whoever started the run is gone, and the sandbox and the sink with it.
    process.once('disconnect', () => process.exit(4));
    endQuietlyAtClosedPipe(process.stdout, process.stderr);
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    if (!this.#live) process.stdout.write(`running ${this.#total} tests\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#done += 1;
    if (result.errors.some(({ message = '' }) => message.includes(recordBroken))) this.#stop();
    const broken = result.status !== 'passed' && result.status !== 'skipped';
    const clear = this.#live ? '\r\u001b[2K' : '';
    if (broken) process.stdout.write(`${clear}  ✗ ${test.title}\n`);
    if (broken && !result.annotations.some(({ type }) => type === begun))
      for (const { message = 'failed before it could judge' } of result.errors)
        process.stdout.write(`    ${firstLine(message)}\n`);
    if (this.#live)
      process.stdout.write(
        `${clear}[${this.#done}/${this.#total}] ${test.title}`.slice(
          0,
          (process.stdout.columns || 80) + clear.length - 1,
        ),
      );
  }

  /** Ends the run in order: what it would do from now on could not be recorded. */
  #stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    process.kill(process.pid, 'SIGINT');
    // Workers end with this process; one in the middle of a long test would keep it waiting.
    setTimeout(() => process.exit(4), graceMs);
  }

  onEnd(): void {
    process.stdout.write(this.#live ? '\r\u001b[2K' : '');
  }

  printsToStdio(): boolean {
    return true;
  }
}
