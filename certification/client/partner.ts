import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { FlowEnd } from '../record/format.js';

/** What a partner's client is told of a flow: environment variables. */
export type FlowEnvironment = Readonly<Record<string, string>>;

/** How a client came out of a flow. */
export interface Carried {
  ended: FlowEnd;
  /** What it wrote, its beginning alone where that is long; left out where nobody saw it. */
  output?: string;
}

/** Carries out a flow with the partner's client. */
export type Partner = (environment: FlowEnvironment) => Promise<Carried>;

/** What exit codes of the command mean; any other one is none that it chose. */
const ends: Readonly<Record<number, FlowEnd>> = { 0: 'done', 10: 'refused', 11: 'unknown' };

/** What an exit code says; a command that was ended by a signal has none. */
export function endOf(code: number | null): FlowEnd {
  return (code === null ? undefined : ends[code]) ?? 'died';
}

/** So much of what a command writes is looked at. */
const mostOutput = 4 * 1024 * 1024;

/** How long what is left of the output may take after the command's end: a child that it leaves behind may hold it open. */
const drainMs = 1000;

/** A client that is a command: it gets the flow in its environment and tells by its exit code what came of it. */
export function commandPartner(command: string, deadlineMs: number, also: FlowEnvironment = {}): Partner {
  return (environment) =>
    new Promise((resolve) => {
      const child = spawn(command, {
        shell: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
        env: { ...process.env, ...also, ...environment },
      });
      const output = collected([child.stdout, child.stderr]);
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        // The shell's own children too: the group is ours.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, deadlineMs);
      const end = (ended: FlowEnd): void => {
        clearTimeout(timer);
        resolve({ ended, output: output() });
      };
      child.once('error', () => end('died'));
      child.once('exit', (code) => {
        const ended = isLate ? 'hung' : endOf(code);
        const drained = setTimeout(() => {
          child.stdout.destroy();
          child.stderr.destroy();
        }, drainMs);
        child.once('close', () => {
          clearTimeout(drained);
          end(ended);
        });
      });
    });
}

/** Gathers the text of streams; gives it as far as it has come. */
function collected(streams: readonly Readable[]): () => string {
  const texts = streams.map(() => '');
  streams.forEach((stream, at) =>
    stream.setEncoding('utf8').on('data', (text: string) => {
      const sofar = texts[at] ?? '';
      if (sofar.length < mostOutput) texts[at] = sofar + text;
    }),
  );
  return () => texts.join('\n');
}
