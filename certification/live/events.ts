import type { CallLine, FlowEnd, FlowLine } from '../record/format.js';
import { keyName } from '../client/scenarios.js';

/** How a client of people can come out of a flow, as a person tells it. */
export const tellableEnds = ['done', 'refused', 'unknown', 'died'] as const satisfies readonly FlowEnd[];
export type TellableEnd = (typeof tellableEnds)[number];

/** What the live page is told: nothing that a record has not, but for the parameters of the flow of the moment. */
export type LiveEvent =
  | {
      type: 'start';
      /** Where the client sends its requests. */
      baseUrl: string;
      /** The file with the key of the client; left out where a command gets it. */
      keyFile?: string;
      /** The file with the certificate that the client has to trust. */
      caFile?: string;
      /** Whether a person carries out the flows and tells how they end. */
      isByHand: boolean;
      flows: { profile: string; flow: string; text: string }[];
    }
  | { type: 'flow'; flow: string; action: string; parameters: Record<string, string | string[]> }
  | {
      type: 'call';
      flow: string;
      number: number;
      operation: string | null;
      method: string;
      status: number | null;
      ms: number;
      planted?: string;
      /** What is wrong with it, in words. */
      problems: string[];
    }
  | { type: 'ended'; flow: string; ended: FlowEnd; isRight: boolean; lacks?: string; shows: string[] }
  | {
      type: 'end';
      verdict: string;
      because: string;
      /** Requirements that are not conformant or not tested. */
      rest: { requirement: string; level: string; outcome: string; because: string }[];
    };

/** What the page is told of a call. */
export function callEvent(line: CallLine): LiveEvent {
  const { flow, number, operation, method, status, at, endedAt, plant, key, problems } = line;
  return {
    type: 'call',
    flow,
    number,
    operation,
    method,
    status,
    ms: endedAt - at,
    ...(plant === undefined ? {} : { planted: plant }),
    problems: [
      ...(key.sent ? [] : ['without the key in its header']),
      ...key.elsewhere.map((where) => `the key stands in ${where}`),
      ...problems.map(({ at: where, keyword }) => `${where} breaks ${keyword}`),
    ],
  };
}

/** What the page is told of a flow that is over. */
export function endedEvent({ flow, ended, ends, lacks, output }: FlowLine): LiveEvent {
  return {
    type: 'ended',
    flow,
    ended,
    isRight: ends.includes(ended),
    ...(lacks === undefined ? {} : { lacks }),
    shows: (output?.shows ?? []).map((name) => (name === keyName ? 'the key' : `the ${name} of a card`)),
  };
}
