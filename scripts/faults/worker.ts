/** A process that carries out tasks, one after another, as they are sent to it. */
import { answerTasks } from '../pool.js';
import { runClean } from './run-clean.js';
import { runFault } from './run-fault.js';
import type { Task } from './task.js';

answerTasks(async (task: Task) =>
  task.kind === 'clean' ? { alarms: await runClean(task.apiVersion, task.seed) } : { detections: await runFault(task) },
);
