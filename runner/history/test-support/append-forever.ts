/** Adds runs to a history until it is killed, and tells each that it has added. */
import { runOf } from '../../../reports/history/test-support/lines.js';
import { appendToHistory } from '../file.js';

const [, , file = ''] = process.argv;
for (let day = 1; ; day += 1) {
  const line = runOf(1, [], { runId: `run-${day}` });
  await appendToHistory(file, line);
  process.stdout.write(`${line.runId}\n`);
}
