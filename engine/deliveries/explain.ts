import { valueAt } from '../../contracts/model/pointer.js';
import type { Shown } from '../../generators/cases/case.js';
import type { ReceivedDelivery } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { decimalOf } from '../judging/amounts.js';
import { textOf } from '../judging/answer.js';
import { idsIn, textAt, type Call, type Calls } from './calls.js';
import { toldRowOf, type CauseRow, type Pair, type ToldRow } from './causes.js';
import { isHidden } from './hidden.js';

/** What the run says of why a delivery came. */
export interface Explanation {
  /**
   * `explained`: a call or trigger of the run caused it; `unexplained`: none did, although it is about something of the run or of
   * the partner's account; `undecided`: something may have caused it; `foreign`: it is about nothing of the run.
   */
  standing: 'explained' | 'undecided' | 'unexplained' | 'foreign';
  /** Whose object it is about: what the run made, or what it shares with others. */
  whose?: 'run' | 'shared';
  /** Calls and triggers that can have caused it, without those of which nobody says it. */
  causes: readonly Call[];
  /** What the calls and triggers asked for, as the payload has to tell it. */
  shown: readonly Shown[];
  /** A call that asked for just this and was refused. */
  refused?: Call;
}

/** What deliveries are about. */
export interface About {
  row: ToldRow | undefined;
  /** Losslessly parsed; `undefined` where it is no JSON. */
  body: unknown;
  /** Id of an object of its own. */
  object?: string;
  users: readonly string[];
}

/** Clocks of sink and run may be so far apart, in milliseconds. */
const slackMs = 2000;

/** What a delivery is about. */
export function aboutOf(webhookId: string, { body: text }: Pick<ReceivedDelivery, 'body'>): About {
  const row = toldRowOf(webhookId);
  const body = losslessBody(text);
  const object = row?.object === undefined ? undefined : textOf(valueAt(body, row.object));
  const users = (row?.users ?? []).flatMap((pointer) => textOf(valueAt(body, pointer)) ?? []);
  return { row, body, ...(object === undefined ? {} : { object }), users };
}

function same(told: string | undefined, asked: string | undefined, { anyCase }: Pair): boolean {
  if (told === undefined || asked === undefined) return false;
  return anyCase ? told.toLowerCase() === asked.toLowerCase() : told === asked;
}

/** Calls of a row that began before a delivery came. */
function callsOf({ operations = [], triggers = [] }: CauseRow, calls: Calls, before: number): Call[] {
  return [...operations, ...triggers].flatMap((name) => calls.named(name)).filter(({ at }) => at <= before + slackMs);
}

/** What a payload has to tell by the calls that it is about; where two of them say different things of a member, nothing. */
function shownBy({ causes }: ToldRow, body: unknown, calls: Calls, before: number): Shown[] {
  const wanted = new Map<string, Shown | undefined>();
  for (const row of causes)
    for (const call of callsOf(row, calls, before)) {
      if (call.outcome !== 'done' || !same(textOf(valueAt(body, row.by.told)), textAt(call, row.by.asked), row.by))
        continue;
      for (const { told, asked, anyCase } of row.pairs ?? []) {
        const value = textAt(call, asked);
        if (value === undefined || isHidden(value) || isHidden(valueAt(body, told))) continue;
        const known = wanted.get(told);
        const differs = wanted.has(told) && known?.value !== value;
        wanted.set(told, differs ? undefined : { pointer: told, value, ...(anyCase ? { anyCase } : {}) });
      }
    }
  return [...wanted.values()].flatMap((shown) => shown ?? []);
}

/** A refused call that asked for the money which a payload tells of, for one of its users. */
function refusedFor({ row, body, users }: About, calls: Calls, before: number): Call | undefined {
  const { money, causes } = row ?? { causes: [] };
  if (!money) return undefined;
  const told = decimalOf(valueAt(body, money.amount));
  return causes
    .flatMap(({ operations = [] }) => callsOf({ operations, by: { told: '', asked: '' } }, calls, before))
    .find((call) => {
      const asked = decimalOf(valueAt(call.view, '/asked/amount'));
      return (
        call.outcome === 'refused' &&
        told !== undefined &&
        asked?.eq(told) === true &&
        (users.length === 0 || users.some((user) => call.ids.has(user)))
      );
    });
}

/** Whether a call that tells too little of itself may have caused a delivery. */
function mayHaveCaused(call: Call, { by }: CauseRow, { users }: About, calls: Calls): boolean {
  const isVague = call.outcome === 'unknown' || (call.outcome === 'done' && textAt(call, by.asked) === undefined);
  if (!isVague) return false;
  // One about another user of the run did not cause it.
  return (
    users.length === 0 || users.some((user) => call.ids.has(user)) || ![...call.ids].some((id) => calls.hasMade(id))
  );
}

/** Whose object a delivery is about; `undefined` where it is about nothing of the run. */
function whoseIs(about: About, text: string, calls: Calls, fixtures: ReadonlySet<string>): Explanation['whose'] {
  const { body, object, users } = about;
  const ids = body === undefined ? idsIn(text) : [...users, ...(object === undefined ? [] : [object])];
  const own = ids.filter((id) => calls.hasMade(id) && !fixtures.has(id));
  if (own.length > 0) return 'run';
  if (ids.some((id) => calls.knows(id) || fixtures.has(id))) return 'shared';
  return isPartners(about) ? 'shared' : undefined;
}

/** Whether a delivery is about the partner's own account: it tells of money or of an object, and names no user. */
function isPartners({ row, body, object, users }: About): boolean {
  if (!row || users.length > 0) return false;
  const isNobodys = row.users.every((pointer) => (valueAt(body, pointer) ?? null) === null);
  if (row.object !== undefined && isNobodys && object !== undefined) return true;
  return row.money !== undefined && row.users.some((pointer) => valueAt(body, pointer) === null);
}

/**
 * Why a delivery came, by the calls and triggers of the run.
 * @param fixtures users that the run was given: others may act for them
 */
export function explain(
  webhookId: string,
  delivery: Pick<ReceivedDelivery, 'body' | 'receivedAt'>,
  calls: Calls,
  fixtures: ReadonlySet<string> = new Set(),
): Explanation {
  const about = aboutOf(webhookId, delivery);
  const { row, body } = about;
  const before = delivery.receivedAt;
  const whose = whoseIs(about, delivery.body, calls, fixtures);
  const base = { causes: [], shown: [], ...(whose ? { whose } : {}) };
  if (!row || body === undefined) {
    const ids = idsIn(delivery.body);
    const isForeign = ids.length > 0 && !ids.some((id) => calls.knows(id) || fixtures.has(id));
    return { ...base, standing: isForeign ? 'foreign' : 'undecided' };
  }
  const matches = (rows: readonly CauseRow[]): Call[] => {
    const found = rows.flatMap((one) =>
      callsOf(one, calls, before).filter(
        (call) =>
          call.outcome !== 'refused' && same(textOf(valueAt(body, one.by.told)), textAt(call, one.by.asked), one.by),
      ),
    );
    return [...new Set(found)];
  };
  const telling = row.causes.filter(({ bystander }) => !bystander);
  const causes = matches(telling.filter(({ maybe }) => !maybe));
  const shown = shownBy(row, body, calls, before);
  if (causes.length > 0) return { ...base, standing: 'explained', whose: whose ?? 'shared', causes, shown };
  const isOpen =
    row.spontaneous === true ||
    matches(telling.filter(({ maybe }) => maybe)).length > 0 ||
    telling.some((one) => callsOf(one, calls, before).some((call) => mayHaveCaused(call, one, about, calls)));
  if (!whose && !namesNothing(about, delivery.body)) return { ...base, standing: 'foreign' };
  if (isOpen || !whose) return { ...base, standing: 'undecided', shown };
  const refused = refusedFor(about, calls, before);
  return { ...base, standing: 'unexplained', shown, ...(refused ? { refused } : {}) };
}

/** Whether a body names no object at all, so that nobody can tell whose it is. */
function namesNothing({ object, users }: About, text: string): boolean {
  return object === undefined && users.length === 0 && idsIn(text).length === 0;
}
