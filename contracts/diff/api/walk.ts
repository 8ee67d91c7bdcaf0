/** Goes through two documents, call by call. */
import { isObject } from '../../model/json-value.js';
import { anonymousPath } from '../../model/path-template.js';
import type { Direction, Subject } from '../change.js';
import { child, rootOf, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { compareAnswers } from './answers.js';
import { compareBody } from './body.js';
import { callsOf, matchCalls, type Call, type CallKind } from './calls.js';
import { compareParameters } from './parameters.js';
import { add, gathered, noteEdits, type Gathered, type Sides, type Where } from './part.js';
import { schemeEdits, securityEdits } from './security.js';
import { callServers, documentServers } from './servers.js';

interface Calls {
  old: Call;
  new: Call;
}

const sent: Record<CallKind, Direction> = { operation: 'request', webhook: 'webhook', callback: 'callback' };
const answered: Record<CallKind, Direction> = {
  operation: 'response',
  webhook: 'webhook-answer',
  callback: 'callback-answer',
};

function subjectOf({ kind, id, method, path }: Call): Subject {
  return { kind, id, call: `${method.toUpperCase()} ${path}` };
}

function member(call: Call, name: string): unknown {
  return isObject(call.operation.node) ? call.operation.node[name] : undefined;
}

/** Where a receiver gets a webhook: OpenAPI has no place for it, the extension of docs/contracts.md has. */
function webhookPlaceEdits(old: Call, revised: Call): Edit[] {
  const [from, to] = [child(old.operation, 'x-webhook'), child(revised.operation, 'x-webhook')];
  const [before, after] = [from, to].map(({ node }) => (isObject(node) ? node['path'] : undefined));
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return [];
  return [{ keyword: 'webhook-place', effect: 'incomparable', before, after, old: from, new: to }];
}

/** Where a call is, what it is called, and how long it will be there. */
function lifeEdits({ old, new: revised }: Calls): Edit[] {
  const places = { old: old.operation, new: revised.operation };
  const edits: Edit[] = [];
  const { kind } = revised;
  if (
    kind === 'operation' &&
    (old.method !== revised.method || anonymousPath(old.path) !== anonymousPath(revised.path))
  )
    edits.push({
      keyword: 'operation-place',
      effect: 'incomparable',
      before: subjectOf(old).call,
      after: subjectOf(revised).call,
      ...places,
    });
  if (kind !== 'operation' && old.method !== revised.method)
    edits.push({
      keyword: `${kind}-method`,
      effect: 'incomparable',
      before: old.method.toUpperCase(),
      after: revised.method.toUpperCase(),
      ...places,
    });
  if (kind === 'callback' && old.path !== revised.path)
    edits.push({ keyword: 'callback-place', effect: 'incomparable', before: old.path, after: revised.path, ...places });
  if (kind === 'webhook') edits.push(...webhookPlaceEdits(old, revised));
  if (kind === 'operation' && old.named && old.id !== revised.id)
    edits.push({
      keyword: 'operation-id',
      effect: 'incomparable',
      before: old.id,
      after: member(revised, 'operationId'),
      ...places,
    });
  const [before, after] = [member(old, 'deprecated') === true, member(revised, 'deprecated') === true];
  if (before !== after)
    edits.push({ keyword: 'deprecated-operation', effect: after ? 'narrows' : 'widens', before, after, ...places });
  const [from, to] = [member(old, 'x-sunset'), member(revised, 'x-sunset')];
  if (from !== to && (typeof from === 'string' || typeof to === 'string')) {
    const sooner = typeof to === 'string' && (typeof from !== 'string' || to < from);
    edits.push({ keyword: 'sunset', effect: sooner ? 'narrows' : 'widens', before: from, after: to, ...places });
  }
  return edits;
}

function compareCalls(sides: Sides, calls: Calls): Gathered {
  const found = gathered();
  const { kind } = calls.new;
  const subject = subjectOf(calls.new);
  const where: Where = { subject, direction: sent[kind], part: '' };
  const api: Where = { subject, direction: 'api', part: '' };
  const edits = [
    ...lifeEdits(calls),
    ...noteEdits(sides, calls.old.item, calls.new.item, ['summary', 'description']),
    ...noteEdits(sides, calls.old.operation, calls.new.operation),
    ...(kind === 'operation' ? [...securityEdits(sides, calls), ...callServers(sides, calls)] : []),
  ];
  found.edits.push(...edits.map((edit) => ({ ...api, edit })));
  add(found, compareParameters(sides, calls, where));
  add(found, compareBody(sides, calls, where));
  add(found, compareAnswers(sides, calls, where, answered[kind]));
  return found;
}

function alone(call: Call, isNew: boolean, other: Located): Gathered {
  const place = call.operation;
  const edit: Edit = {
    keyword: call.kind,
    effect: isNew ? 'widens' : 'narrows',
    ...(isNew ? { after: subjectOf(call).call } : { before: subjectOf(call).call }),
    name: call.id,
    // What was announced is not lost without warning.
    open: member(call, 'deprecated') === true,
    ...(isNew ? { old: other, new: place } : { old: place, new: other }),
  };
  return { edits: [{ subject: subjectOf(call), direction: 'api', part: '', edit }], sections: [] };
}

/** What the document says as a whole. */
function documentEdits(sides: Sides): Gathered {
  const subject: Subject = { kind: 'api', id: 'api' };
  const [old, revised] = [rootOf(sides.old), rootOf(sides.new)];
  const info = ['title', 'summary', 'description', 'version', 'termsOfService', 'contact', 'license'];
  const notes = [
    ...noteEdits(sides, child(old, 'info'), child(revised, 'info'), info),
    ...noteEdits(sides, old, revised, ['tags', 'externalDocs']),
  ];
  const told = (part: string, edits: readonly Edit[]): Gathered => ({
    edits: edits.map((edit) => ({ subject, direction: 'api', part, edit })),
    sections: [],
  });
  const found = told('servers', documentServers(sides));
  add(found, told('security', schemeEdits(sides)));
  add(found, told('', notes));
  return found;
}

/** Everything that differs beside schemas, and all schemas that are to be compared. */
export function walk(sides: Sides): Gathered {
  const { pairs, removed, added } = matchCalls(callsOf(sides.old), callsOf(sides.new));
  const found = documentEdits(sides);
  const root = (side: Side): Located => child({ node: side.document, pointer: '' }, 'paths');
  for (const call of removed) add(found, alone(call, false, root(sides.new)));
  for (const call of added) add(found, alone(call, true, root(sides.old)));
  for (const calls of pairs) add(found, compareCalls(sides, calls));
  return found;
}
