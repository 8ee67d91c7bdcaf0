import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiVersion } from '../../contracts/model/typed.js';

/** What the process of the environment is asked for. */
export interface Wanted {
  apiVersion: ApiVersion;
  seed: number;
}

/** What its process is asked: to start both afresh, or how much processor time it has used. */
export type Question = Wanted | 'used';

/** Where a fresh sandbox and its sink are. */
export interface Place {
  sandboxUrl: string;
  sinkUrl: string;
}

export const readToken = 'read';
export const keys = {
  own: { key: 'key-of-the-tenant-under-test', tenant: 'under-test' },
  other: { key: 'key-of-another-tenant', tenant: 'other' },
  webhooks: 'token-of-the-webhooks',
} as const;

/** The process that holds sandbox and sink. */
export interface Environment {
  fresh(wanted: Wanted): Promise<Place>;
  used(): Promise<NodeJS.CpuUsage>;
  close(): void;
}

/** Starts the process that holds sandbox and sink; it ends with this one. */
export function startEnvironment(): Environment {
  const child: ChildProcess = fork(
    fileURLToPath(new URL(`environment${path.extname(import.meta.url)}`, import.meta.url)),
  );
  const ask = async (question: Question): Promise<unknown> => {
    child.send(question);
    const [answer] = (await once(child, 'message')) as unknown[];
    return answer;
  };
  return {
    fresh: async (wanted) => (await ask(wanted)) as Place,
    used: async () => (await ask('used')) as NodeJS.CpuUsage,
    close: () => child.disconnect(),
  };
}
