/** What can be called: operations, webhooks and callbacks of a document, found again in the other one. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import { anonymousPath } from '../../model/path-template.js';
import { child, follow, rootOf, type Located, type Side } from '../document.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

export type CallKind = 'operation' | 'webhook' | 'callback';

/** One call of a document. */
export interface Call {
  kind: CallKind;
  /** Operation id, or what stands in its place; name of the webhook; for callbacks below their operation's. */
  id: string;
  method: string;
  /** Path template, name of the webhook, or expression of the callback. */
  path: string;
  /** The operation object. */
  operation: Located;
  /** What its path says for all its operations. */
  item: Located;
  /** Whether the document gives it the id. */
  named: boolean;
}

function callsOfItem(side: Side, kind: CallKind, path: string, place: Located, prefix = ''): Call[] {
  const item = follow(side, place);
  if (!isObject(item.node)) return [];
  return methods.flatMap((method): Call[] => {
    const operation = child(item, method);
    if (!isObject(operation.node)) return [];
    const given = operation.node['operationId'];
    const named = typeof given === 'string' && given !== '';
    const fallback = kind === 'operation' ? `${method.toUpperCase()} ${path}` : path;
    const own = kind === 'operation' && named ? given : fallback;
    return [{ kind, id: prefix === '' ? own : prefix, method, path, operation, item, named }];
  });
}

function callbacksOf(side: Side, call: Call): Call[] {
  const callbacks = child(call.operation, 'callbacks');
  if (!isObject(callbacks.node)) return [];
  return Object.keys(callbacks.node).flatMap((name) => {
    const callback = follow(side, child(callbacks, name));
    if (!isObject(callback.node)) return [];
    return Object.keys(callback.node)
      .filter((expression) => !expression.startsWith('x-'))
      .flatMap((expression) =>
        callsOfItem(side, 'callback', expression, child(callback, expression), `${call.id}#${name}`),
      );
  });
}

/** Every call of a document; callbacks follow their operation. */
export function callsOf(side: Side): Call[] {
  const root = rootOf(side);
  const below = (member: string, kind: CallKind): Call[] => {
    const all = child(root, member);
    if (!isObject(all.node)) return [];
    return Object.keys(all.node as JsonObject)
      .filter((name) => !name.startsWith('x-'))
      .flatMap((name) => callsOfItem(side, kind, name, child(all, name)));
  };
  const operations = below('paths', 'operation').flatMap((call) => [call, ...callbacksOf(side, call)]);
  return [...operations, ...below('webhooks', 'webhook')];
}

/** The same call on both sides, or what one side alone has. */
export interface MatchedCalls {
  pairs: { old: Call; new: Call }[];
  removed: Call[];
  added: Call[];
}

type Key = (call: Call) => string | undefined;

/** What makes two calls one, the surest first. */
/** A path without the version at its beginning. */
function unversioned(path: string): string {
  return anonymousPath(path).replace(/^\/v\d+(?=\/)/, '');
}

const keys: readonly Key[] = [
  ({ kind, method, path, id }) =>
    kind === 'operation'
      ? `${method} ${anonymousPath(path)}`
      : kind === 'webhook'
        ? `webhook ${path} ${method}`
        : `callback ${id} ${path} ${method}`,
  ({ kind, id, named }) => (named && kind === 'operation' ? `operation ${id}` : undefined),
  ({ kind, method, path }) => (kind === 'operation' ? `unversioned ${method} ${unversioned(path)}` : undefined),
  ({ kind, id, method }) => (kind === 'callback' ? `callback ${id} ${method}` : undefined),
  ({ kind, path, id }) => (kind === 'webhook' ? `webhook ${path}` : kind === 'callback' ? `callback ${id}` : undefined),
];

/** Finds the calls of one document in the other. */
export function matchCalls(old: readonly Call[], revised: readonly Call[]): MatchedCalls {
  const pairs: MatchedCalls['pairs'] = [];
  let [left, right] = [[...old], [...revised]];
  for (const key of keys) {
    const known = new Map<string, Call>();
    for (const call of right) {
      const own = key(call);
      if (own !== undefined && !known.has(own)) known.set(own, call);
    }
    const taken = new Set<Call>();
    left = left.filter((call) => {
      const own = key(call);
      const other = own === undefined ? undefined : known.get(own);
      if (!other || taken.has(other)) return true;
      taken.add(other);
      pairs.push({ old: call, new: other });
      return false;
    });
    right = right.filter((call) => !taken.has(call));
  }
  const order = new Map(revised.map((call, index) => [call, index]));
  pairs.sort((a, b) => (order.get(a.new) ?? 0) - (order.get(b.new) ?? 0));
  return { pairs, removed: left, added: right };
}
