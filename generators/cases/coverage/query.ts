import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { madeOrReason } from '../../data/unmakeable.js';
import type { BaseRequest } from '../base.js';
import { isDoubtful, keptTogether } from '../currencies.js';
import type { CaseRule, CaseTemplate, PhaseInput } from '../phase.js';
import { queryParameters, usualParameterValue, usualWriting, type QueryParameter } from '../query.js';
import { listedEvidence, valueToken } from './enum-value.js';
import { boundValues } from './limits.js';
import { variation, type Variation } from './variation.js';

/** A value of one parameter beside what the base asks for. */
function asking({ contract, operation }: PhaseInput, name: string, value: string): Variation['change'] {
  const schemas = Object.fromEntries(queryParameters(operation).map((one) => [one.name, one.schema]));
  return (base: BaseRequest) => ({
    ...base,
    query: keptTogether(contract, { ...base.query, [name]: value }, name, schemas),
  });
}

/** A parameter beside what the base asks for, as it is usually written. */
function askingUsual(input: PhaseInput, parameter: QueryParameter): Variation['change'] {
  const { name } = parameter;
  const written = usualWriting(input.contract, parameter);
  if (written === undefined) return asking(input, name, usualParameterValue(input.contract, parameter));
  return (base) => ({ ...base, written: { ...base.written, [name]: written } });
}

function ofParameter(input: PhaseInput, parameter: QueryParameter): CaseTemplate[] {
  const { contract } = input;
  const { name, schema, pointer, required } = parameter;
  const at = toPointer([name]);
  const own = evidenceAt(contract.document, pointer);
  const made = madeOrReason(() => usualParameterValue(contract, parameter));
  if ('reason' in made)
    return variation(input, {
      rule: 'query-alone',
      pointer: at,
      name: `asked with ${name}`,
      change: (base) => base,
      evidence: [own],
      impossible: `no valid value of the query's ${name} can be made: ${made.reason}`,
    });
  const usual = made.value;
  const alone = required
    ? []
    : variation(input, {
        rule: schema.default === undefined ? 'query-alone' : 'query-default',
        pointer: at,
        name: schema.default === undefined ? `asked with ${name}` : `asked with ${name} at its default`,
        change: askingUsual(input, parameter),
        evidence: [own],
      });
  const listed = (schema.enum ?? []).flatMap((value) =>
    variation(input, {
      rule: 'query-value',
      pointer: toPointer([name, valueToken(value)]),
      name: `asked with ${name} ${String(value)}`,
      change: asking(input, name, String(value)),
      evidence: [listedEvidence(contract, parameter, value)],
      ...(isDoubtful(contract, name, value) ? { open: 'whether this currency can be used' } : {}),
    }),
  );
  const bounds = boundValues(name, schema, usual).flatMap(({ bound, rule, told, value }) =>
    variation(input, {
      rule: `query-${rule}`,
      pointer: at,
      name: `asked with ${name} ${told}`,
      change: asking(input, name, String(value)),
      evidence: [evidenceAt(contract.document, pointer, bound)],
    }),
  );
  return [...alone, ...listed, ...bounds];
}

export const query: CaseRule = {
  id: 'query',
  about: 'each parameter of the query alone, its listed values, limits and default, and all together',
  templates(input) {
    const parameters = queryParameters(input.operation);
    const each = parameters.flatMap((parameter) => ofParameter(input, parameter));
    if (parameters.length < 2) return each;
    const all = variation(input, {
      rule: 'query-all',
      name: 'asked with every parameter',
      change: (base) =>
        parameters.reduce<BaseRequest>((asked, one) => {
          const made = madeOrReason(() => askingUsual(input, one));
          return 'value' in made ? (made.value(asked) ?? asked) : asked;
        }, base),
      evidence: parameters.map(({ pointer }) => evidenceAt(input.contract.document, pointer)),
    });
    return [...each, ...all];
  },
};
