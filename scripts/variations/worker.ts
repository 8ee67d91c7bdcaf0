/** A process that carries out variations, one after another, as they are sent to it. */
import { answerTasks } from '../pool.js';
import { runVariation } from './run-variation.js';
import type { Task } from './task.js';

answerTasks(async (task: Task) => ({ seen: await runVariation(task) }));
