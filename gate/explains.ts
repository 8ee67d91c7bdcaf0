import type { ShownChange } from '../diff/result.js';
import { relation } from '../diff/match.js';
import { toPointer, tokensOf } from '../contracts/model/pointer.js';
import type { Difference } from './behaviour/difference.js';
import { explainsFact } from './facts.js';
import type { Node } from './behaviour/nodes.js';

/** What explanations look up. */
export interface Lookup {
  /** Nodes of the body of a case's request. */
  requestOf(caseId: string): readonly Node[];
}

/** Where a change can be seen in a body: of what was renamed or moved, under each of its names. */
export function placesOf({ at, confidence, before, after }: ShownChange): string[] {
  if (confidence === undefined) return [at];
  const parent = tokensOf(at).slice(0, -1);
  return [at, ...[before, after].flat().map((name) => toPointer([...parent, String(name)]))];
}

const worth = { same: 4, within: 3, around: 0, apart: 0 } as const;

function nearness(change: ShownChange, place: string): number {
  return Math.max(...placesOf(change).map((at) => worth[relation(at, place)]));
}

const ofBody = new Set<Difference['kind']>([
  'member-gone',
  'member-new',
  'shape',
  'type',
  'format',
  'scale',
  'value',
  'relation',
  'count',
]);

/** Rules about the presence of a member announce nothing about its value, and the other way round. */
function fitsKind({ keyword }: ShownChange, { kind }: Difference): boolean {
  const ofPresence = kind === 'member-gone' || kind === 'member-new';
  if (/^(required-)?property-(added|removed)$/.test(keyword)) return ofPresence || kind === 'shape';
  if (keyword === 'property-renamed' || keyword.startsWith('propert')) return true;
  if (keyword === 'required') return ofPresence;
  return !ofPresence;
}

function explainsBody(change: ShownChange, difference: Difference): number {
  if (!ofBody.has(difference.kind) || !fitsKind(change, difference)) return 0;
  const [status = ''] = change.part.split(' ');
  if (change.direction === 'response' && /^\d/.test(status) && !fitsStatus(status, difference.part)) return 0;
  return nearness(change, difference.place);
}

function fitsStatus(listed: string, status: string): boolean {
  return listed === status || (/^\dXX$/i.test(listed) && listed[0] === status[0]);
}

/** Whether a request is refused at the new version, for this or for that. */
function isRefusal({ kind, place, after }: Difference): boolean {
  return kind === 'value' ? place === '/errorMessage' : /^4\d\d/.test(after);
}

/** Whether a case's request touches what changed of requests: it is about that place, or keeps to the old contract there. */
function explainsAnswer(change: ShownChange, difference: Difference, { requestOf }: Lookup): number {
  const { kind, requestPlace, rule, caseId, valid } = difference;
  if (!['status', 'error-code', 'state', 'value'].includes(kind)) return 0;
  const near = requestPlace === '' ? 0 : nearness(change, requestPlace);
  if (near > 0) return near;
  if (change.part !== 'body' && !change.part.startsWith('body ')) {
    const [, name = ''] = change.part.split(' ');
    return requestPlace === '' && name !== '' && rule.includes(name) ? 2 : 0;
  }
  const has = requestOf(caseId).some(({ pointer }) => nearness(change, pointer) > 0);
  // What lacks a member that is required now is refused for it, whatever else is wrong with it.
  if (change.keyword === 'required' || change.keyword === 'required-property-added')
    return !has && isRefusal(difference) ? 1 : 0;
  return requestPlace === '' && has && valid === true && kind === 'status' ? 1 : 0;
}

/** How well a change of the contract explains a difference of behaviour; 0 where it does not. */
export function explains(change: ShownChange, difference: Difference, lookup: Lookup): number {
  const { subject, direction } = change;
  if (subject.kind === 'facts') return explainsFact(change, difference);
  if (subject.id !== difference.subject.id) return 0;
  if (direction === 'api') return difference.kind === 'status' || difference.kind.startsWith('delivery-') ? 2 : 0;
  if (direction === 'request') return explainsAnswer(change, difference, lookup);
  return explainsBody(change, difference);
}
