import type { ClientStartLine, CertificationLine, EndLine } from '../record/format.js';
import { factsOf, lackedBy, parametersOf, type Flow, type Subjects } from './flow.js';
import { keyName } from './scenarios.js';
import { secretsIn } from './secrets.js';
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
  /** Whether the version has an operation. */
  offers(operationId: string): boolean;
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
    const lacks = lackedBy(flow, run.offers);
    if (lacks !== undefined) {
      note({ ...factsOf(flow), ended: 'unknown', lacks });
      continue;
    }
    proxy.begin(flow);
    const { ended, output } = await partner({
      CONFORMANCE_BASE_URL: proxy.url,
      CONFORMANCE_API_KEY: run.key,
      CONFORMANCE_API_VERSION: start.apiVersion,
      CONFORMANCE_FLOW: flow.id,
      CONFORMANCE_ACTION: flow.action,
      CONFORMANCE_PARAMETERS: JSON.stringify(parametersOf(flow, subjects)),
      CONFORMANCE_POLL_MS: String(start.pollMs),
    });
    const secrets = await proxy.finish();
    const shows = output === undefined ? undefined : secretsIn(output, [...secrets, { name: keyName, text: run.key }]);
    note({ ...factsOf(flow), ended, ...(shows ? { output: { shows } } : {}) });
  }
  const end: EndLine = { type: 'end', at: Math.round(run.now() - run.began), attempts: proxy.calls() };
  note(end);
}
