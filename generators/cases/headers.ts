import type { Contract, ParameterObject } from '../../contracts/model/types.js';
import { madeOrReason, Unmakeable } from '../data/unmakeable.js';
import { usualParameterValue } from './query.js';

/** Parameters of these names mean nothing: other parts of a document describe them (OpenAPI, Parameter Object). */
const describedElsewhere = ['accept', 'content-type', 'authorization'];

type Headers = Readonly<Record<string, string>>;

/** Whether a parameter goes along as a header of its own, or in the one of cookies. */
export function isSentAsHeader({ in: place, name }: ParameterObject): boolean {
  return place === 'cookie' || (place === 'header' && !describedElsewhere.includes(name.toLowerCase()));
}

function valueOf(contract: Contract, parameter: ParameterObject): string {
  const made = madeOrReason(() => usualParameterValue(contract, parameter));
  if ('value' in made) return made.value;
  throw new Unmakeable(`no valid value of the ${parameter.in} ${parameter.name} can be made: ${made.reason}`);
}

/**
 * Headers with parameters that are sent as headers; cookies stand behind those that are there.
 * @throws Unmakeable where no valid value of one can be made
 */
export function withParameters(
  contract: Contract,
  headers: Headers = {},
  parameters: readonly ParameterObject[],
): Headers {
  return parameters.reduce<Headers>((all, parameter) => {
    const value = valueOf(contract, parameter);
    if (parameter.in === 'header') return { ...all, [parameter.name.toLowerCase()]: value };
    const crumb = `${parameter.name}=${encodeURIComponent(value)}`;
    return { ...all, cookie: [all['cookie'], crumb].filter(Boolean).join('; ') };
  }, headers);
}
