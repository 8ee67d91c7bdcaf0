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
  const meant = own.flows.filter(({ shows }) => shows.includes(id));
  const showing = meant.filter(({ lacks }) => lacks === undefined);
  const [broken, ...others] = scenario.breaks(scenario.everywhere ? { start, calls, flows } : own);
  if (broken !== undefined)
    return {
      outcome: 'not-conformant',
      because: broken.says + (others.length > 0 ? `, and ${others.length} more` : ''),
    };
  if (showing.length === 0) return notCarriedOut(meant);
  const names = new Set(showing.map(({ flow }) => flow));
  const shown = { start, calls: own.calls.filter(({ flow }) => names.has(flow)), flows: showing };
  if (!scenario.needs(shown))
    return {
      outcome: 'not-tested',
      because: scenario.unmet ?? `the client did not come so far in ${showing[0]?.flow}`,
    };
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

function notCarriedOut([first]: readonly FlowLine[]): Judged {
  return first?.lacks === undefined
    ? { outcome: 'not-tested', because: 'no flow that shows it was carried out' }
    : { outcome: 'not-applicable', because: `this version has no ${first.lacks}` };
}
