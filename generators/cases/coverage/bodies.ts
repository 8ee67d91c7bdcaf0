import { knownCurrency } from '../currencies.js';
import type { PhaseInput } from '../phase.js';
import { exemplars } from '../exemplars.js';
import { bodyShape, completed, type BodyShape, type Member } from '../shape.js';

type Body = Readonly<Record<string, unknown>>;

/** Members of the base's body that may be left out, as far as the contract says which are demanded. */
export function optionalMembers({ contract, operation, base }: PhaseInput): Member[] {
  const members = bodyShape(contract, operation)?.members ?? [];
  // Where none is demanded of something new, nobody has said which are: samples alone show the body.
  if (operation.method !== 'PATCH' && !members.some(({ required }) => required)) return [];
  return members.filter(({ name, required }) => !required && Object.hasOwn(base.body ?? {}, name));
}

/** Members on whose value it depends whether another one is demanded: without them it would mean nothing. */
function deciders({ conditions }: BodyShape, name: string): string[] {
  return conditions
    .filter(({ then }) => then?.required?.includes(name))
    .flatMap((condition) => Object.keys(condition.if?.properties ?? {}));
}

/** The body with what is demanded, and with some members more. */
export function smallestBody(
  { contract, operation }: PhaseInput,
  body: Body,
  kept: readonly string[],
): Body | undefined {
  const shape = bodyShape(contract, operation);
  if (!shape) return undefined;
  const together = [...kept, ...kept.flatMap((name) => deciders(shape, name))];
  const wanted = shape.members
    .filter(({ name, required }) => required || together.includes(name))
    .map(({ name }) => name);
  // Of a currency with several networks somebody has to say which is meant.
  const networks = knownCurrency(contract, body['currency'])?.networks ?? [];
  if (networks.length > 1) wanted.push('network');
  const small = Object.fromEntries(Object.entries(body).filter(([name]) => wanted.includes(name)));
  return completed(contract, shape, small, [body, ...exemplars(contract, operation).map((exemplar) => exemplar.body)]);
}
