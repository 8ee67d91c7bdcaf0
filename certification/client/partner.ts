import { spawn } from 'node:child_process';
import type { FlowEnd } from '../record/format.js';

/** What a partner's client is told of a flow: environment variables. */
export type FlowEnvironment = Readonly<Record<string, string>>;

/** Carries out a flow with the partner's client. */
export type Partner = (environment: FlowEnvironment) => Promise<FlowEnd>;

/** What exit codes of the command mean; any other one is none that it chose. */
const ends: Readonly<Record<number, FlowEnd>> = { 0: 'done', 10: 'refused', 11: 'unknown' };

/** What an exit code says; a command that was ended by a signal has none. */
export function endOf(code: number | null): FlowEnd {
  return (code === null ? undefined : ends[code]) ?? 'died';
}

/** A client that is a command: it gets the flow in its environment and tells by its exit code what came of it. */
export function commandPartner(command: string, deadlineMs: number): Partner {
  return (environment) =>
    new Promise((resolve) => {
      const child = spawn(command, {
        shell: true,
        stdio: 'ignore',
        detached: true,
        env: { ...process.env, ...environment },
      });
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        // The shell's own children too: the group is ours.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, deadlineMs);
      child.once('error', () => {
        clearTimeout(timer);
        resolve('died');
      });
      child.once('close', (code) => {
        clearTimeout(timer);
        resolve(isLate ? 'hung' : endOf(code));
      });
    });
}
