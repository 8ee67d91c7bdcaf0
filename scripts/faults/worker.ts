/** A process that carries out tasks, one after another, as they are sent to it. */
import { runClean } from './run-clean.js';
import { runFault } from './run-fault.js';
import type { Answer, Task } from './task.js';

process.on('message', (task: Task) => {
  void perform(task).then((answer) => process.send?.(answer));
});

async function perform(task: Task): Promise<Answer> {
  try {
    return task.kind === 'clean'
      ? { task, alarms: await runClean(task.apiVersion, task.seed) }
      : { task, detections: await runFault(task) };
  } catch (error) {
    return { task, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
