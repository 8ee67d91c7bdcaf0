/** A process that carries out tasks, one after another, as they are sent to it. */
import { answerTasks } from '../pool.js';
import { behaviourIn } from './behaviour.js';
import { contractChangesSeen } from './contracts.js';
import type { Task } from './task.js';

answerTasks((task: Task) => (task.kind === 'behaviour' ? behaviourIn(task.area) : contractChangesSeen()));
