import type { Evidence } from '../../contracts/model/evidence.js';
import { toPointer } from '../../contracts/model/pointer.js';
import { requestOf, type BaseRequest } from './base.js';
import { isDoubtful } from './currencies.js';
import { accepted } from './expectations.js';
import { isMovedAmount, namesCurrency } from './names.js';
import { isObjectName, namedObjects } from './objects.js';
import { templateOf, type CaseTemplate, type Phase, type PhaseInput } from './phase.js';
import { acceptanceEvidence } from './requests.js';
import { bodyShape } from './shape.js';

type Body = Readonly<Record<string, unknown>>;

interface Example {
  name: string;
  value: Body;
  truncated: boolean;
  evidence: readonly Evidence[];
}

function documentedExamples({ operation }: PhaseInput): Example[] {
  const examples = Object.entries(operation.object.requestBody?.content['application/json']?.examples ?? {});
  return examples.flatMap(([name, { value, 'x-truncated': truncated = false, 'x-evidence': evidence }]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [{ name, value: value as Body, truncated, evidence: evidence ? [evidence] : [] }]
      : [],
  );
}

/** An example's members, but for those that name objects or say what is paid: these are what the base can pay with. */
function merged({ contract, operation }: PhaseInput, { value, truncated }: Example, base: BaseRequest): Body {
  const pays = namedObjects(contract, operation, base).length > 0;
  const ofBase = (name: string): boolean =>
    Object.hasOwn(base.body ?? {}, name) &&
    (isObjectName(name) || (pays && (isMovedAmount(name) || namesCurrency(name) || name === 'network')));
  const own = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, ofBase(name) ? base.body?.[name] : member]),
  );
  return truncated ? { ...base.body, ...own } : own;
}

function exampleTemplate(input: PhaseInput, example: Example): CaseTemplate[] {
  const { contract, operation, base } = input;
  const shape = bodyShape(contract, operation);
  const body = merged(input, example, base);
  const known = new Set(shape?.members.map(({ name }) => name));
  // What the contract contradicts, or leaves in doubt, proves nothing either way: lint reports it.
  const doubtful = Object.entries(example.value).some(
    ([name, value]) => !known.has(name) || isDoubtful(contract, name, value),
  );
  if (!shape?.fits(body) || doubtful) return [];
  return [
    templateOf(operation, {
      phase: 'examples',
      rule: 'documented-request',
      pointer: toPointer([example.name]),
      name: `as its page shows it`,
      expect: accepted([...acceptanceEvidence(contract, operation, body), ...example.evidence]),
      request: (given) => requestOf(operation, { ...given, body: merged(input, example, given) }),
    }),
  ];
}

/** The requests that pages show. */
export const examples: Phase = {
  id: 'examples',
  about: 'Requests as the documentation shows them.',
  byDefault: true,
  templates: (input) =>
    input.base.body ? documentedExamples(input).flatMap((example) => exampleTemplate(input, example)) : [],
};
