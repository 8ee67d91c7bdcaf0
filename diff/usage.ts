/** What a partner uses of a contract, and which changes therefore concern it. */
import type { Change } from '../contracts/diff/change.js';
import { cappedLevel, type Reading } from '../contracts/diff/make-change.js';
import { relation } from './match.js';
import type { ShownChange } from './result.js';

/** What is used of an operation, webhook or callback. Without lists all of it counts as used. */
export interface UsedCall {
  id: string;
  /** Names of parameters that are sent. */
  parameters?: readonly string[];
  /** JSON Pointers of members that are sent, `*` for items. */
  request?: readonly string[];
  /** JSON Pointers of members that are read: of answers, or of a webhook's payload. */
  reads?: readonly string[];
}

export interface Usage {
  operations?: readonly UsedCall[];
  webhooks?: readonly UsedCall[];
}

/** Whether a place is one of those that are used, holds one, or is within one. */
function touches(at: string, used: readonly string[] | undefined): boolean {
  return used === undefined || at === '' || used.some((place) => relation(place, at) !== 'apart');
}

/** A list that is left out, beside others that are given, says that nothing of the kind is used; without any, all is. */
function concernsCall(change: Change, { parameters, request, reads }: UsedCall): boolean {
  if (parameters === undefined && request === undefined && reads === undefined) return true;
  const { direction, part, at, keyword } = change;
  const [place = '', name = ''] = part.split(' ');
  if (direction === 'api') return true;
  if (['query', 'header', 'cookie', 'path'].includes(place) && direction === 'request') {
    // What has to be sent from now on concerns whoever calls.
    return keyword === 'required-parameter' || (parameters ?? []).includes(name);
  }
  const isNew = keyword === 'required-property-added' || (keyword === 'required' && change.after === true);
  if (direction === 'request') return isNew || touches(at, request ?? []);
  return touches(at, reads ?? []);
}

/** Whether a change concerns who uses what a usage says. Facts and the API as a whole concern everybody. */
export function concerns(change: Change, usage: Usage): boolean {
  const { kind, id } = change.subject;
  if (kind === 'facts' || kind === 'api') return true;
  const [own = id] = id.split('#');
  const list = (kind === 'webhook' ? usage.webhooks : usage.operations) ?? [];
  // What is said of a callback itself goes before what is said of its operation.
  const call = list.find((one) => one.id === id) ?? list.find((one) => [own, change.subject.call].includes(one.id));
  return call !== undefined && concernsCall(change, call);
}

/** Whether a place in answers of an operation, or in a webhook's payload, is of the part that a usage names. */
export function concernsPlace(
  { kind, id }: { kind: 'operation' | 'webhook'; id: string },
  at: string,
  usage: Usage,
): boolean {
  const call = ((kind === 'webhook' ? usage.webhooks : usage.operations) ?? []).find((one) => one.id === id);
  if (call === undefined) return false;
  const { parameters, request, reads } = call;
  return (parameters === undefined && request === undefined && reads === undefined) || touches(at, reads ?? []);
}

/** Whether a member that went is read, so that its loss breaks the reader. */
function isReadLoss(change: Change, usage: Usage): boolean {
  const isGone = change.keyword === 'property-removed' || (change.keyword === 'writeOnly' && change.after === true);
  if (!isGone || change.direction === 'request') return false;
  const list = (change.subject.kind === 'webhook' ? usage.webhooks : usage.operations) ?? [];
  const call = list.find(({ id }) => id === change.subject.id);
  return call?.reads?.some((place) => ['same', 'within'].includes(relation(change.at, place))) ?? false;
}

/** Marks what concerns a partner. A member that is read and went is proven lost: every answer lacks it. */
export function withUsage(changes: readonly ShownChange[], usage: Usage, reading: Reading): ShownChange[] {
  return changes.map((change) => {
    const marked = { ...change, concerns: concerns(change, usage) };
    if (!marked.concerns || !isReadLoss(change, usage)) return marked;
    const evidence = [change.old?.evidence, change.new?.evidence].filter((one) => one !== undefined);
    const level = cappedLevel('fail', evidence, reading);
    return { ...marked, level, proof: 'proven', proofNote: 'the usage reads it, and no value has it any more' };
  });
}
