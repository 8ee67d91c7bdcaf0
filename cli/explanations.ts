import { ruleOf } from '../contracts/diff/named.js';
import { rules as diffRules } from '../contracts/diff/rules/index.js';
import { lintRules } from '../contracts/lint/rules.js';
import { allPhases, flowPhases } from '../engine/selection.js';
import { coverageRules } from '../generators/cases/coverage/index.js';
import { negativeRules } from '../generators/cases/negative/index.js';
import { allChecks } from '../runner/selection.js';
import { flows } from '../suites/flows/index.js';
import { retryFlows } from '../suites/retries/retries.js';

/** What an id stands for. */
export interface Explanation {
  id: string;
  kind: 'check' | 'phase' | 'rule of cases' | 'rule of lint' | 'rule of changes' | 'flow';
  title: string;
  about: string;
  restsOn?: string;
  /** File of the guides, with its anchor. */
  docs: string;
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

const ofFlows: ReadonlySet<string> = new Set(flowPhases.map(({ id }) => id));

const rulesOfCases = [
  ...coverageRules.map((rule) => ({ ...rule, phase: 'coverage', aim: 'has to be accepted, or at least answered' })),
  ...negativeRules.map((rule) => ({ ...rule, phase: 'negative', aim: 'has to be refused' })),
];

/** Everything that has an id: checks, phases, rules of cases, rules of lint and flows. */
export const explanations: readonly Explanation[] = [
  ...allChecks.map(({ id, title, about, restsOn }): Explanation => ({
    id,
    kind: 'check',
    title,
    about,
    restsOn,
    docs: `docs/checks.md#${id}`,
  })),
  ...allPhases.map(({ id, about }): Explanation => ({
    id,
    kind: 'phase',
    title: ofFlows.has(id) ? 'Cases of flows' : 'Cases of the contract',
    about,
    docs: 'docs/running.md#what-to-run',
  })),
  ...rulesOfCases.map(({ id, about, phase, aim }): Explanation => ({
    id,
    kind: 'rule of cases',
    title: `A request of the phase ${phase} that ${aim}`,
    about: sentence(about),
    docs: 'docs/running.md#what-to-run',
  })),
  ...lintRules.map(({ id, describes }): Explanation => ({
    id,
    kind: 'rule of lint',
    title: 'A defect of the documentation',
    about: describes,
    docs: 'docs/contracts.md',
  })),
  ...diffRules.map(({ id, about, restsOn, advice }): Explanation => ({
    id,
    kind: 'rule of changes',
    title: about,
    about: advice,
    restsOn,
    docs: `docs/changes.md#${id}`,
  })),
  ...retryFlows.map(({ id, about }): Explanation => ({
    id,
    kind: 'flow',
    title: 'A scenario of retries',
    about: sentence(about),
    docs: 'docs/running.md#what-to-run',
  })),
  ...flows.map(({ id, about, area }): Explanation => ({
    id,
    kind: 'flow',
    title: `A scenario of the area ${area}`,
    about: sentence(about),
    docs: 'docs/running.md#what-to-run',
  })),
];

/** All that an id stands for: some words name a check and a flow, or rules of two phases. */
export function explain(id: string): Explanation[] {
  const own = explanations.filter((one) => one.id === id);
  // A change is named by its rule behind what it speaks of: `request-property-…`.
  const rule = own.length > 0 ? undefined : ruleOf(id);
  return rule ? explanations.filter((one) => one.kind === 'rule of changes' && one.id === rule.id) : own;
}
