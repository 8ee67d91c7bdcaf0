import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Has one process for each core carry out tasks until none is left. */
export async function carryOut<Task, Answer>(
  worker: URL,
  tasks: readonly Task[],
  take: (answer: Answer) => void,
): Promise<void> {
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: availableParallelism() }, () => work(worker, waiting, take)));
}

/** One process that takes tasks until none is left. */
async function work<Task, Answer>(worker: URL, waiting: Task[], take: (answer: Answer) => void): Promise<void> {
  const child = fork(fileURLToPath(worker), { execArgv: ['--import', 'tsx'] });
  for (let task = waiting.shift(); task; task = waiting.shift()) take(await ask(child, task));
  child.disconnect();
}

function ask<Task, Answer>(child: ChildProcess, task: Task): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a worker ended with ${String(code)}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
    child.send(task as object);
  });
}

/** Answers each task that is sent to this process. */
export function answerTasks<Task>(perform: (task: Task) => Promise<object>): void {
  process.on('message', (task: Task) => {
    void perform(task)
      .catch((error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
      .then((answer) => process.send?.({ task, ...answer }));
  });
}
