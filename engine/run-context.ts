import type { Level, Strictness } from './record/format.js';

/**
 * What the process that starts a run tells the processes that carry it out. It holds secrets, so it travels in an
 * environment variable and is never written to disk.
 */
export interface RunContext {
  runId: string;
  apiVersion: string;
  /** Folders of contracts, the project's own first. */
  contractFolders: string[];
  record: string;
  seed: number;
  failOn: Level;
  target: {
    name: string;
    baseUrl: string;
    sandbox: boolean;
    strictness: Strictness;
    apiKey: string;
    webhookToken?: string;
  };
  sink: { url: string; readToken: string };
  deliveries: { deadlineMs: number; quietMs: number };
  /** Key of the record's pseudonyms. */
  redactionKey: string;
}

export const runContextVariable = 'CONFORMANCE_RUN_CONTEXT';

/** @throws Error when the process was not started by a run */
export function readRunContext(environment: NodeJS.ProcessEnv = process.env): RunContext {
  const text = environment[runContextVariable];
  if (!text) throw new Error('the suites need a target and a sink: start them with `npx conformance run`');
  return JSON.parse(text) as RunContext;
}
