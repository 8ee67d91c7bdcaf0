import type { Exchange } from '../exchange.js';
import type { Act, Known, Possibility } from '../model/kind.js';
import { kindNamed } from '../model/kinds/index.js';
import { viewIn, type Difference, type View } from '../model/views.js';
import { worldKey } from '../model/world-key.js';
import type { World } from '../model/world.js';
import { answeredIn, isAnsweredBy, nothing } from './answered.js';
import { serialOrder, type Explanation, type Move, type SearchBounds } from './serial-order.js';

/** Kind of the act that reads what the model knows, while others write. */
export const reading = 'read';

/** What was sent for an act, or to look at something. */
export interface Sent {
  exchange: Exchange;
  view?: View;
  /** The moment by the target's clock. */
  now: number;
}

/** A call of a crowd: when it began and ended is counted, for clocks are too coarse. */
export interface CrowdCall extends Sent {
  act: Act;
  begin: number;
  end: number;
}

/** Acts one after another, those of one crowd together. */
export function groupsOf(acts: readonly Act[]): Act[][] {
  const groups: Act[][] = [];
  for (const act of acts) {
    const last = groups.at(-1);
    if (act.together !== undefined && last?.[0]?.together === act.together) last.push(act);
    else groups.push([act]);
  }
  return groups;
}

/**
 * Lets the clients of a crowd call at once, each its own acts one after another.
 * @param send gives nothing where an act cannot be carried out
 * @returns calls in the order in which they began
 */
export async function carryOutAtOnce(
  acts: readonly Act[],
  send: (act: Act) => Promise<Sent | undefined>,
): Promise<CrowdCall[]> {
  let moment = 0;
  const [calls, clients]: [CrowdCall[], Map<number, Act[]>] = [[], new Map()];
  for (const act of acts) clients.set(act.client ?? 1, [...(clients.get(act.client ?? 1) ?? []), act]);
  const client = async (own: readonly Act[]): Promise<void> => {
    for (const act of own) {
      const begin = (moment += 1);
      const sent = await send(act);
      if (sent) calls.push({ ...sent, act, begin, end: (moment += 1) });
    }
  };
  await Promise.all([...clients.values()].map(client));
  return calls.sort((a, b) => a.begin - b.begin);
}

/** Accounts that an act reads or changes. */
export function touchedBy({ kind, on }: Act): readonly string[] {
  return [on, ...(kind === reading ? [] : (kindNamed(kind).alsoTouches ?? []))];
}

/** Whether a world shows what was read; where it says nothing of it, anything may be. */
export function differencesIn(world: World, view: View, exchange: Exchange, known: Known, body: unknown): Difference[] {
  const own = viewIn(world, known, view);
  if (!own) return [];
  const isAccepted = answeredIn(exchange)?.accepted === true;
  if (own.refused || !isAccepted) {
    if (own.refused && !isAccepted) return [];
    const [expected, actual] = own.refused ? ['refused', 'accepted'] : ['accepted', answeredIn(exchange)?.actual ?? ''];
    return [{ message: `a read has to be ${expected}`, expected, actual }];
  }
  return own.judge(body);
}

/** Everything that may come of an act at a moment. */
export function possibilitiesAt(world: World, act: Act, known: Known, now: number): Possibility[] {
  const timed = { ...world, now };
  return kindNamed(act.kind)
    .possibilities(timed, act, known)
    .map((one) => ({
      ...one,
      next: (told) => {
        const after = one.next(told);
        return after === timed ? world : { ...after, now: world.now };
      },
    }));
}

/** A call as the search for an order sees it. */
function moveOf(call: CrowdCall, known: Known, body: (exchange: Exchange) => unknown, isKnown = true): Move<World> {
  const { act, view, exchange, begin, end, now } = call;
  const answered = isKnown ? answeredIn(exchange) : undefined;
  const at = { begin, end: answered ? end : Infinity, touches: touchedBy(act) };
  if (view) {
    const shown = body(exchange);
    const agrees = (world: World): boolean =>
      !answered || differencesIn(world, view, exchange, known, shown).length === 0;
    return { ...at, apply: (world) => (agrees(world) ? [world] : []) };
  }
  return {
    ...at,
    apply(world) {
      const possible = possibilitiesAt(world, act, known, now);
      if (!answered) return [world, ...possible.flatMap((one) => (one.accepted ? [one.next(nothing)] : []))];
      return possible.flatMap((one) => (isAnsweredBy(one, answered) ? [one.next(answered.told)] : []));
    },
  };
}

/** Whether some order of the calls explains what was answered, and what is true after it. */
export function explain(
  calls: readonly CrowdCall[],
  starts: readonly World[],
  known: Known,
  body: (exchange: Exchange) => unknown,
  bounds?: SearchBounds,
): Explanation<World> & { blamed?: CrowdCall } {
  const search = (moves: readonly Move<World>[]): Explanation<World> => serialOrder(moves, starts, worldKey, bounds);
  const whole = search(calls.map((call) => moveOf(call, known, body)));
  if (whole.verdict !== 'unexplained') return whole;
  // The first answer at which no order is left any more; what had not been answered by then may or may not have been done.
  const blamed = [...calls]
    .sort((a, b) => a.end - b.end)
    .find(({ end }) => {
      const begun = calls.filter(({ begin }) => begin < end);
      return search(begun.map((one) => moveOf(one, known, body, one.end <= end))).verdict === 'unexplained';
    });
  return { ...whole, ...(blamed ? { blamed } : {}) };
}
