import type { ClientStartLine, CertificationLine, EndLine } from '../record/format.js';
import { amountsOf, parametersOf, type Flow, type Subjects } from './flow.js';
import type { Partner } from './partner.js';
import type { Proxy } from './proxy.js';

/** What a client is certified with. */
export interface ClientRun {
  start: ClientStartLine;
  flows: readonly Flow[];
  subjects: Subjects;
  /** The key that the client is given: made up for the certification. */
  key: string;
  proxy: Proxy;
  partner: Partner;
  now: () => number;
  began: number;
  note(line: CertificationLine): void;
}

/** Asks the client for every flow of the profiles, and notes what came of it. */
export async function playClient(run: ClientRun, progress: (text: string) => void): Promise<void> {
  const { start, flows, subjects, proxy, partner, note } = run;
  note(start);
  const named = new Set(start.profiles.map(({ name }) => name));
  for (const flow of flows.filter(({ profile }) => named.has(profile))) {
    progress(`${flow.profile} ${flow.id}`);
    proxy.begin(flow);
    const ended = await partner({
      CONFORMANCE_BASE_URL: proxy.url,
      CONFORMANCE_API_KEY: run.key,
      CONFORMANCE_API_VERSION: start.apiVersion,
      CONFORMANCE_FLOW: flow.id,
      CONFORMANCE_ACTION: flow.action,
      CONFORMANCE_PARAMETERS: JSON.stringify(parametersOf(flow, subjects)),
      CONFORMANCE_POLL_MS: String(start.pollMs),
    });
    await proxy.finish();
    note({
      type: 'flow',
      profile: flow.profile,
      flow: flow.id,
      shows: flow.shows,
      plants: (flow.plants ?? []).map(({ plant }) => plant),
      ends: flow.ends,
      amounts: amountsOf(flow),
      ended,
    });
  }
  const end: EndLine = { type: 'end', at: Math.round(run.now() - run.began), attempts: proxy.calls() };
  note(end);
}
