import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import {
  Declined,
  describeTrigger,
  noTriggers,
  type TriggerName,
  type Triggers,
  type TriggerValues,
} from './trigger.js';

/** Asks a person, and gives what they type; rejects when the time is over. */
export type Ask = (question: string, timeoutMs: number) => Promise<string>;

export interface Prompt {
  /** How long a person has, in milliseconds. */
  timeoutMs?: number;
  /** Triggers that the person can pull; all where it is left out. */
  offers?: readonly TriggerName[];
}

/** Long enough to look somewhere else and come back. */
const usualTimeoutMs = 300_000;

/** Triggers that a person pulls, asked on the terminal, one question at a time. In CI nobody sits there: none. */
export function promptTriggers(
  { timeoutMs = usualTimeoutMs, offers }: Prompt,
  ask: Ask,
  environment: NodeJS.ProcessEnv = process.env,
): Triggers {
  if (environment['CI']) return noTriggers;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act, act);
    last = turn;
    return turn;
  };
  return {
    ...noTriggers,
    can: (name) => offers?.includes(name) ?? true,
    pull: (name, values) => inTurn(async () => told(await ask(question(name, values), timeoutMs))),
  };
}

function question(name: TriggerName, values: TriggerValues): string {
  const known = Object.entries(values).map(([key, value]) => `  ${key} ${value}`);
  return [
    `Please ${describeTrigger(name, values)}.`,
    ...known,
    'Enter when it is done (or what you were told, as name=value), "no" if it cannot be done: ',
  ].join('\n');
}

/** What a person typed: pairs as `name=value`. */
function told(answer: string): TriggerValues {
  const text = answer.trim();
  if (/^(n|no)$/i.test(text)) throw new Declined('whoever was asked said no');
  const pairs = text.split(/[\s,]+/).flatMap((part): [string, string][] => {
    const [, key, value] = /^(\w+)=(.+)$/.exec(part) ?? [];
    return key !== undefined && value !== undefined ? [[key, value]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Asks on the controlling terminal, whatever standard input is. */
export const askOnTerminal: Ask = async (text, timeoutMs) => {
  const [input, output] = await Promise.all([
    opened(createReadStream('/dev/tty')),
    opened(createWriteStream('/dev/tty')),
  ]);
  const terminal = createInterface({ input, output });
  try {
    return await terminal.question(`\n${text}`, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw new Declined(`nobody answered within ${timeoutMs / 1000} s`);
    throw error;
  } finally {
    terminal.close();
    input.destroy();
    output.destroy();
  }
};

function opened<T extends NodeJS.EventEmitter>(stream: T): Promise<T> {
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', () => reject(new Error('there is no terminal to ask on')));
  });
}
