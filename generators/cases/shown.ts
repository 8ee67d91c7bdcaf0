import type { Contract, Operation } from '../../contracts/model/types.js';
import type { BaseRequest } from './base.js';
import { bodyShape } from './shape.js';
import { requestMedia } from './writing/media.js';

/** A change of a valid request, which leaves alone what names objects of the run. */
export type Adjustment = (base: BaseRequest, named: Readonly<Record<string, string>>) => BaseRequest;

/** A base whose members are others, but for those that name objects. */
function withMembers(members: Readonly<Record<string, unknown>>, alone: boolean): Adjustment {
  return (base, named) => {
    const kept = Object.entries(base.body ?? {}).filter(([name]) => !alone || Object.hasOwn(named, name));
    const own = Object.entries(members).filter(([name]) => !Object.hasOwn(named, name));
    return { ...base, body: { ...Object.fromEntries(kept), ...Object.fromEntries(own) } };
  };
}

/**
 * Bodies nearer to what the document shows than a generated one: with the examples of single members, then each example of the whole.
 * What does not keep to the schema is no example of it.
 */
export function asShown(contract: Contract, operation: Operation, base: BaseRequest): Adjustment[] {
  const shape = bodyShape(contract, operation);
  const whole = Object.values(requestMedia(operation)?.examples ?? {}).map(({ value }) => value);
  if (!shape || !base.body)
    return base.whole === undefined ? [] : whole.map((value) => (given: BaseRequest) => ({ ...given, whole: value }));
  const shown = shape.members.flatMap(({ name, schema }): [string, unknown][] =>
    schema.examples?.[0] === undefined || !Object.hasOwn(base.body ?? {}, name) ? [] : [[name, schema.examples[0]]],
  );
  const members = Object.fromEntries(shown);
  const fitting = whole.filter(
    (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && shape.fits(value),
  );
  return [
    ...(shown.length > 0 && shape.fits({ ...base.body, ...members }) ? [withMembers(members, false)] : []),
    ...fitting.map((value) => withMembers(value, true)),
  ];
}
