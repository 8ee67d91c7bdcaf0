import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { ParameterObject } from '../../../contracts/model/types.js';
import { madeOrReason } from '../../data/unmakeable.js';
import { isSentAsHeader, withParameters } from '../headers.js';
import type { CaseRule, CaseTemplate, PhaseInput } from '../phase.js';
import { variation } from './variation.js';

/** Headers that ask for another answer, or speak of the connection (RFC 9110, 7, 10.1.1, 13 and 14): no value of them is simply valid. */
const notForAll = /^(?:if-.*|range|expect|host|connection|te|trailer|upgrade|transfer-encoding|content-.*|cookie)$/i;

/** Whether the document says which values are taken: a text that anybody may choose may have to name something that exists. */
function isTold({ schema, example }: ParameterObject): boolean {
  const types = [schema.type].flat();
  return (
    [example, schema.default, schema.enum, schema.const].some((one) => one !== undefined) ||
    types.every((type) => type === 'boolean')
  );
}

function ofParameter(input: PhaseInput, parameter: ParameterObject, index: number): CaseTemplate[] {
  const { contract, operation } = input;
  const { name, in: place } = parameter;
  const made = madeOrReason(() => withParameters(contract, {}, [parameter]));
  return variation(input, {
    rule: `${place}-alone`,
    pointer: toPointer([name]),
    name: `with the ${place} ${name}`,
    evidence: [evidenceAt(contract.document, `${operation.pointer}/parameters/${index}/schema`)],
    ...(isTold(parameter) ? {} : { open: 'whether a value that the document shows nowhere is taken' }),
    ...('reason' in made
      ? { impossible: made.reason, change: (base) => base }
      : { change: (base) => ({ ...base, headers: withParameters(contract, base.headers, [parameter]) }) }),
  });
}

export const headers: CaseRule = {
  id: 'headers',
  about: 'each optional header and cookie beside what is demanded',
  templates: (input) =>
    (input.operation.object.parameters ?? []).flatMap((parameter, index) =>
      parameter.required !== true && isSentAsHeader(parameter) && !notForAll.test(parameter.name)
        ? ofParameter(input, parameter, index)
        : [],
    ),
};
