import { randomUUID } from 'node:crypto';
import type { Contract } from '../contracts/model/types.js';
import { readSecret, UsageError, type RemoteSink, type RemoteTarget } from '../engine/config.js';
import type { RunContext } from '../engine/run-context.js';
import { createSinkClient } from '../sink/client.js';
import { startSink } from '../sink/index.js';
import { listenError } from './option-values.js';

/** A sink that a run can use. */
export interface ReadySink {
  /** How its inboxes are read, by their names in this run. */
  inbox(name: string): RunContext['sink'];
  /** Where an inbox receives. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

/**
 * Starts a sink for a run, with an inbox of each name; the first one is at the sink's own port.
 * @param journal file of its journal
 * @throws UsageError when a port is taken
 */
async function startOwnSink(
  listen: { host?: string; port?: number },
  contract: Contract,
  names: readonly string[],
  journal: string,
): Promise<ReadySink> {
  const readToken = randomUUID();
  const sink = await startSink({
    ...listen,
    journal,
    inboxes: names.map((name, index) => ({ name, contract, ...(index === 0 ? {} : { port: 0 }) })),
    readToken,
  }).catch((error: unknown) => {
    throw listenError(error, "the sink's");
  });
  return {
    inbox: (name) => ({ url: sink.url, readToken, inbox: name }),
    urlOf: (name) => sink.inboxes.find((one) => one.name === name)?.url ?? sink.url,
    close: () => sink.close(),
  };
}

/**
 * A sink that stands elsewhere, read from the end of its journal on; its clock may differ.
 * @param place of the sink in the configuration, for messages
 * @throws UsageError when it gives no answer, or has no inbox that knows the contract's version
 */
export async function joinSink(
  { url, readToken: secret, inbox: wanted }: RemoteSink,
  { version }: Pick<Contract, 'version'>,
  place: string,
  now: () => number,
): Promise<ReadySink> {
  const readToken = readSecret(secret, `${place}.readToken`);
  const client = createSinkClient({ url, readToken });
  const unusable = (error: unknown): never => {
    const { message, cause } = error as Error;
    throw new UsageError(
      `${place}: ${url} is no usable sink (${cause instanceof Error ? cause.message : message}); start one there with \`conformance sink\``,
    );
  };
  const inboxes = await client.inboxes().catch(unusable);
  const found = wanted === undefined ? inboxes[0] : inboxes.find(({ name }) => name === wanted);
  if (!found)
    throw new UsageError(
      `${place}.inbox: the sink has no inbox ${wanted ?? ''}; it has ${inboxes.map(({ name }) => name).join(', ')}`,
    );
  if (found.apiVersion !== version)
    throw new UsageError(
      `${place}: the inbox ${found.name} knows version ${found.apiVersion ?? 'none'}, and the run is held to ${version}; start the sink with --api-version ${version}`,
    );
  const asked = now();
  const journal = await client.journal().catch(unusable);
  const aheadMs = Math.round(journal.now - (asked + now()) / 2);
  return {
    inbox: () => ({ url, readToken, inbox: found.name, after: journal.last, aheadMs }),
    urlOf: () => found.url,
    // It goes on without the run.
    close: () => Promise.resolve(),
  };
}

/**
 * The sink of a target: one that stands elsewhere where the configuration names it, one of the run's own, with this journal, otherwise.
 * @throws UsageError as those two do
 */
export function sinkOf(
  sink: RemoteTarget['sink'],
  contract: Contract,
  names: readonly string[],
  { targetName, journal }: { targetName: string; journal: string },
): Promise<ReadySink> {
  return sink && 'url' in sink
    ? joinSink(sink, contract, `targets.${targetName}.sink`, Date.now)
    : startOwnSink(sink ?? {}, contract, names, journal);
}
