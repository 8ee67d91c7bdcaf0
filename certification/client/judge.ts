import type { Judged } from '../outcome.js';
import type { ClientRecord, FlowLine } from '../record/format.js';
import { clientScenarioNamed, clientScenarios, type ClientSeen } from './scenarios.js';

const endWords: Readonly<Record<FlowLine['ended'], string>> = {
  done: 'done',
  refused: 'refused',
  unknown: 'not known whether it was done',
  died: 'a crash or an exit code that means nothing',
  hung: 'no end in time',
};

/** The first scenario that a call of a flow breaks: how the flow ended may be its consequence alone. */
function causeOf(seen: ClientSeen, flow: string): string | undefined {
  return clientScenarios.find((scenario) => scenario.breaks(seen).some((one) => one.flow === flow))?.id;
}

/** What a client's record shows of a scenario: no call breaks it, and the flows that show it end as they may. */
export function judgeClient({ start, calls, flows }: ClientRecord, profile: string, id: string): Judged {
  const scenario = clientScenarioNamed(id);
  if (!scenario) return { outcome: 'not-tested', because: 'no scenario shows it yet' };
  const own = {
    start,
    calls: calls.filter((one) => one.profile === profile),
    flows: flows.filter((one) => one.profile === profile),
  };
  const showing = own.flows.filter(({ shows }) => shows.includes(id));
  const [broken, ...others] = scenario.breaks(own);
  if (broken !== undefined)
    return {
      outcome: 'not-conformant',
      because: broken.says + (others.length > 0 ? `, and ${others.length} more` : ''),
    };
  if (showing.length === 0) return { outcome: 'not-tested', because: 'no flow that shows it was carried out' };
  if (!scenario.needs(own))
    return { outcome: 'not-tested', because: `the client did not come so far in ${showing[0]?.flow}` };
  const odd = scenario.ends ? showing.find(({ ends, ended }) => !ends.includes(ended)) : undefined;
  if (odd) {
    const because = `${odd.flow} ended with: ${endWords[odd.ended]}`;
    const cause = causeOf(own, odd.flow);
    return cause === undefined
      ? { outcome: 'not-conformant', because }
      : { outcome: 'not-tested', because: `${because}, where ${cause} is broken` };
  }
  return { outcome: 'conformant', because: `shown by ${showing.map(({ flow }) => flow).join(', ')}` };
}
