import type { Operation } from '../contracts/model/types.js';
import type { BaseRequest } from '../generators/cases/base.js';
import { bodyShape } from '../generators/cases/shape.js';
import { asShown, type Adjustment } from '../generators/cases/shown.js';
import { conjunction } from '../generators/data/conjunction.js';
import type { Data } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { valueFor } from '../generators/data/value.js';
import { mined } from '../generators/mining/mined.js';
import { probe, type Values } from './any-api-objects.js';
import { isSuccess, type Exchange } from './exchange.js';
import type { Session } from './session/session.js';

/** Refusals that other values may mend: not those of the caller, of the method or of haste. */
const mendableStatuses = new Set([400, 404, 409, 422]);
/** Refusals whose words tell what is wrong with values. */
const telling = new Set([400, 422]);

/** So often a request is mended by what the refusal of the one before says. */
const mostRounds = 3;

/** How a request that was refused came to be accepted. */
export interface Mended {
  /** Makes of any base the one that was accepted. */
  adjust: Adjustment;
  /** Whether the same request was accepted twice: what may be there only once is refused the second time. */
  repeatable: boolean;
}

/** A request, and what its values may be made of. */
interface Mendable {
  session: Session;
  operation: Operation;
  base: BaseRequest;
  values: Values;
  data: Data;
}

const accepted = ({ response }: Exchange): boolean => response !== undefined && isSuccess(response);

/** The members that a refusal speaks of, with values that keep to what it says; nothing where it says nothing new. */
function mendedMembers(
  { session, operation, data }: Mendable,
  body: Readonly<Record<string, unknown>>,
  refusal: string,
): Record<string, unknown> | undefined {
  const { contract } = session.options;
  const shape = bodyShape(contract, operation);
  const members = shape?.members ?? [];
  const complaints = mined(
    refusal,
    members.map(({ name }) => name),
  );
  const made = members.flatMap(({ name, schema }): [string, unknown][] => {
    const own = complaints.filter(({ path }) => path.length === 1 && path[0] === name);
    if (own.length === 0) return [];
    const wanted = conjunction(schema, ...own.map(({ constraint }) => constraint));
    const value = madeOrReason(() => valueFor(wanted, data, 'full', contract, name));
    return 'value' in value ? [[name, value.value]] : [];
  });
  const mended = { ...body, ...Object.fromEntries(made) };
  return made.length === 0 || JSON.stringify(mended) === JSON.stringify(body) || !shape?.fits(mended)
    ? undefined
    : Object.fromEntries(made);
}

/**
 * Tries to have a request accepted that was refused: with what the document shows, then with what the refusal says of each member.
 * @returns `undefined` where none of it was accepted
 */
export async function mended(request: Mendable, refused: Exchange): Promise<Mended | undefined> {
  const { session, operation, base, values } = request;
  if (!mendableStatuses.has(refused.response?.status ?? 0)) return undefined;
  const send = (given: BaseRequest, purpose: string): Promise<Exchange> =>
    session.request(probe(operation, given, purpose));
  const settled = async (adjust: Adjustment): Promise<Mended> => {
    const again = await send(adjust(base, values), 'probe-again');
    return { adjust, repeatable: accepted(again) };
  };
  for (const [index, adjust] of asShown(session.options.contract, operation, base).entries())
    if (accepted(await send(adjust(base, values), `probe-as-shown-${index + 1}`))) return settled(adjust);
  let [exchange, members] = [refused, {} as Record<string, unknown>];
  for (let round = 1; round <= mostRounds && telling.has(exchange.response?.status ?? 0); round += 1) {
    const current = { ...base.body, ...members };
    const better = mendedMembers(request, current, exchange.response?.body ?? '');
    if (!better) return undefined;
    members = { ...members, ...better };
    const fixed = members;
    const adjust: Adjustment = (given) => ({ ...given, body: { ...given.body, ...fixed } });
    exchange = await send(adjust(base, values), `probe-mended-${round}`);
    if (accepted(exchange)) return settled(adjust);
  }
  return undefined;
}
