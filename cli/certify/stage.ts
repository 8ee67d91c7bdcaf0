import { rmSync } from 'node:fs';
import pc from 'picocolors';
import type { Evidence } from '../../certification/bundle/build.js';
import { outcomeWords, verdictWords } from '../../certification/bundle/words.js';
import type { Flow } from '../../certification/client/flow.js';
import type { FlowEnvironment, Partner } from '../../certification/client/partner.js';
import type { MadeTls, Tls } from '../../certification/client/tls.js';
import { callEvent, endedEvent } from '../../certification/live/events.js';
import { startLive, type Live } from '../../certification/live/server.js';
import type { CertificationLine } from '../../certification/record/format.js';
import { writeWhole } from '../../engine/files.js';

/** What a certification of a client shows while it runs, and where its files for the client are. */
export interface Stage {
  signal: AbortSignal;
  /** What the command is told beside the flow. */
  environment: FlowEnvironment;
  open(baseUrl: string, flows: readonly Flow[]): void;
  note(line: CertificationLine): void;
  progress(text: string): void;
  /** Who carries the flows out: a command, or a person at the live page. */
  partner(command: Partner | undefined): Partner;
  end(evidence: Evidence): void;
  /** Closes the page and removes the key's file. */
  close(): void;
}

/** What the stage is set for. */
export interface Setting {
  folder: string;
  key: string;
  tls: Tls | MadeTls | undefined;
  signal: AbortSignal;
}

/**
 * Sets the stage: writes the files that the client needs beside the bundle's folder, and starts the live page.
 * @throws UsageError where a file can't be written
 */
export async function stageFor(
  { isLive, isByHand }: { isLive: boolean; isByHand: boolean },
  { folder, key, tls, signal }: Setting,
): Promise<Stage> {
  const caFile = tls && 'ca' in tls ? `${folder}.ca.pem` : undefined;
  if (caFile !== undefined && tls && 'ca' in tls) writeWhole(caFile, tls.ca);
  const keyFile = isByHand ? `${folder}.client-key` : undefined;
  if (keyFile !== undefined) writeWhole(keyFile, `${key}\n`);
  const live = isLive ? await startLive() : undefined;
  return {
    signal,
    environment: caFile === undefined ? {} : { CONFORMANCE_CA_FILE: caFile },
    open(baseUrl, flows) {
      if (caFile !== undefined) console.log(`trust     ${caFile}`);
      if (live) console.log(`live page ${live.url}`);
      live?.send({
        ...{ type: 'start', baseUrl, isByHand },
        ...(keyFile === undefined ? {} : { keyFile }),
        ...(caFile === undefined ? {} : { caFile }),
        flows: flows.map(({ profile, id, text }) => ({ profile, flow: id, text })),
      });
    },
    note(line) {
      if (line.type === 'call') live?.send(callEvent(line));
      if (line.type === 'flow') live?.send(endedEvent(line));
    },
    progress(text) {
      signal.throwIfAborted();
      if (process.stderr.isTTY && !process.env['CI']) console.error(pc.dim(text));
    },
    partner: (command) => shownPartner(live, command, signal),
    end: (evidence) => live?.send(endEvent(evidence)),
    close() {
      live?.close();
      if (keyFile !== undefined) rmSync(keyFile, { force: true });
    },
  };
}

/** A partner whose flows the page shows as they begin; without a command a person carries them out. */
function shownPartner(live: Live | undefined, command: Partner | undefined, signal: AbortSignal): Partner {
  return async (environment) => {
    const {
      CONFORMANCE_FLOW: flow = '',
      CONFORMANCE_ACTION: action = '',
      CONFORMANCE_PARAMETERS: text = '{}',
    } = environment;
    live?.send({ type: 'flow', flow, action, parameters: JSON.parse(text) as Flow['parameters'] });
    if (command) return command(environment);
    if (!live) throw new Error('nobody carries out the flows');
    return { ended: await live.told(flow, signal) };
  };
}

function endEvent({ results, concluded }: Evidence): Parameters<Live['send']>[0] {
  const rest = results.filter(({ outcome }) => outcome === 'not-conformant' || outcome === 'not-tested');
  return {
    type: 'end',
    verdict: verdictWords[concluded.verdict],
    because: concluded.because,
    rest: rest.map(({ requirement, level, outcome, because }) => ({
      ...{ requirement, level, because },
      outcome: outcomeWords[outcome],
    })),
  };
}
