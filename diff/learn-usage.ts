/** What of a contract traffic uses. Names of the contract alone are told: no value, and no name that a map has. */
import { callsOf, type Call } from '../contracts/diff/api/calls.js';
import { normalised } from '../contracts/diff/api/content-type.js';
import { sideOf } from '../contracts/diff/compare.js';
import { child, follow, type Located, type Side } from '../contracts/diff/document.js';
import { isObject } from '../contracts/model/json-value.js';
import { toPointer } from '../contracts/model/pointer.js';
import { memberNodes } from '../generators/counterexamples/judge.js';
import type { Node } from '../generators/counterexamples/keywords.js';
import { Possible } from '../generators/counterexamples/place.js';
import { Resolver } from '../generators/counterexamples/resolver.js';
import type { Seen, SeenBody } from '../generators/import/traffic/calls.js';
import { clustered, templateFor } from '../generators/import/traffic/paths.js';
import type { Usage, UsedCall } from './usage.js';

/** What was learnt, and what was left out. */
export interface LearntUsage {
  usage: Usage;
  /** Calls that the contract does not have, as method and path without identifiers, with how often each came. */
  unknown: ReadonlyMap<string, number>;
  /** How many members were sent or received that the contract does not declare. */
  undeclared: number;
}

/** What is gathered of a call. */
interface Gathered {
  call: Call;
  parameters: Set<string>;
  request: Set<string>;
  reads: Set<string>;
  /** Something was sent that is no JSON: any part of it may matter. */
  isOpaque?: true;
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What is deeper inside is of the place that holds it. */
const deepest = 50;

/** Places of the members of a value, `*` for items and for names that a map has. */
class Places {
  readonly #possible: Possible;
  undeclared = 0;

  constructor(document: object) {
    this.#possible = new Possible(new Resolver(document));
  }

  /** Adds the innermost declared places of a value that schemas speak of. */
  add(to: Set<string>, value: unknown, nodes: readonly Node[], at: readonly string[] = []): void {
    const inner = Array.isArray(value)
      ? this.#items(value, nodes, at)
      : isObject(value)
        ? this.#members(value, nodes, at)
        : [];
    if (inner.length === 0 || at.length >= deepest) {
      // Of a whole without any declared member nothing is used.
      if (at.length > 0 || !isContainer(value)) to.add(toPointer(at));
      return;
    }
    for (const { value: part, nodes: own, at: place } of inner) this.add(to, part, own, place);
  }

  #items(items: readonly unknown[], nodes: readonly Node[], at: readonly string[]): Inner[] {
    return items.map((value, index) => ({ value, nodes: this.#possible.item(nodes, index), at: [...at, '*'] }));
  }

  #members(members: Record<string, unknown>, nodes: readonly Node[], at: readonly string[]): Inner[] {
    const all = this.#possible.nodes(nodes);
    return Object.entries(members).flatMap(([name, value]): Inner[] => {
      const kinds = all.flatMap((node) =>
        memberNodes(node, name).filter((one) => one.nodes.some((own) => own !== false)),
      );
      if (kinds.length === 0) {
        this.undeclared += 1;
        return [];
      }
      const isNamed = kinds.some(({ key }) => key === 'properties');
      return [{ value, nodes: this.#possible.member(nodes, name), at: [...at, isNamed ? name : '*'] }];
    });
  }
}

interface Inner {
  value: unknown;
  nodes: readonly Node[];
  at: readonly string[];
}

/** Finds the call of a contract that was seen. */
class Calls {
  readonly #operations: readonly Call[];
  readonly #webhooks: readonly Call[];
  readonly #bases: readonly string[];

  constructor(side: Side) {
    const all = callsOf(side);
    this.#operations = all.filter(({ kind }) => kind === 'operation');
    this.#webhooks = all.filter(({ kind }) => kind === 'webhook');
    this.#bases = ['', ...basePaths(side.document['servers'])];
  }

  find(seen: Seen): Call | undefined {
    const operation = seen.kind === 'webhook' ? undefined : this.#operation(seen);
    return operation ?? (seen.kind === 'operation' ? undefined : this.#webhook(seen));
  }

  #operation({ method, path }: Seen): Call | undefined {
    const own = this.#operations.filter((call) => call.method === method.toLowerCase());
    const templates = own.map((call) => call.path.replace(/(?<=.)\/+$/, ''));
    for (const base of this.#bases.filter((one) => path.startsWith(one))) {
      const place = path.slice(base.length).replace(/(?<=.)\/+$/, '') || '/';
      const index = templates.indexOf(templateFor(place, templates) ?? '');
      if (index >= 0) return own[index];
    }
    return undefined;
  }

  /** A receiver's own path may stand before that of the webhook; one without a path is known by its name. */
  #webhook({ method, path }: Seen): Call | undefined {
    const place = ({ operation, path: name }: Call): string => {
      const own = child(operation, 'x-webhook', 'path').node;
      return typeof own === 'string' ? own : `/${name}`;
    };
    return this.#webhooks
      .filter((call) => call.method === method.toLowerCase() && path.endsWith(place(call)))
      .sort((a, b) => place(b).length - place(a).length)[0];
  }
}

function basePaths(servers: unknown): string[] {
  if (!Array.isArray(servers)) return [];
  return servers.flatMap((server: unknown) => {
    const url = isObject(server) ? String(server['url']) : '';
    if (!URL.canParse(url, 'http://unknown.invalid')) return [];
    const { pathname } = new URL(url, 'http://unknown.invalid');
    return pathname === '/' ? [] : [pathname.replace(/\/+$/, '')];
  });
}

/** The schemas of a body of a type; of another type where only others are described. */
function schemasOf(content: Located, { contentType }: SeenBody): Node[] {
  if (!isObject(content.node)) return [];
  const names = Object.keys(content.node);
  const [wanted = ''] = normalised(contentType).split(';');
  const fitting = names.filter((name) => normalised(name).startsWith(wanted));
  return (fitting.length > 0 ? fitting : names).map((name) => child(content, name, 'schema').node as Node);
}

function answerTo(side: Side, { operation }: Call, status: number): Located {
  const all = child(operation, 'responses');
  const keys = [String(status), `${String(status).slice(0, 1)}XX`, `${String(status).slice(0, 1)}xx`, 'default'];
  const key = keys.find((one) => isObject(all.node) && one in all.node);
  return follow(side, child(all, key ?? ''));
}

/** Names of the parameters in query and headers that a call describes. */
export function parametersOf(side: Side, { item, operation }: Call): { place: string; name: string }[] {
  return [item, operation].flatMap((owner) => {
    const list = child(owner, 'parameters');
    if (!Array.isArray(list.node)) return [];
    return list.node.flatMap((_, index) => {
      const { node } = follow(side, child(list, index));
      if (!isObject(node)) return [];
      return [{ place: String(node['in']), name: String(node['name']) }];
    });
  });
}

/** Requests that were refused show what is not sent with success: nothing of them counts. */
function isRefused({ response }: Seen): boolean {
  return (response?.status ?? 0) >= 400;
}

function gather(side: Side, places: Places, found: Gathered, seen: Seen): void {
  const { call } = found;
  if (!isRefused(seen)) {
    const { request, query, headers = [], hasOtherBody } = seen;
    for (const { place, name } of parametersOf(side, call)) {
      const isSent =
        place === 'query' ? query.includes(name) : place === 'header' && headers.includes(name.toLowerCase());
      // A path always has its parameters; what cookies are called is not kept.
      if (isSent || place === 'path' || place === 'cookie') found.parameters.add(name);
    }
    const content = child(follow(side, child(call.operation, 'requestBody')), 'content');
    const sent = call.kind === 'webhook' ? found.reads : found.request;
    if (request) places.add(sent, request.value, schemasOf(content, request));
    if (hasOtherBody) found.isOpaque = true;
  }
  const { response } = seen;
  if (!response?.body || call.kind === 'webhook') return;
  const content = child(answerTo(side, call, response.status), 'content');
  places.add(found.reads, response.body.value, schemasOf(content, response.body));
}

/** Places that are sorted; of one that holds another the inner one alone: the outer one was empty elsewhere. */
function innermost(places: ReadonlySet<string>): string[] {
  const sorted = [...places].sort();
  return sorted.filter((place) => !sorted.some((other) => other.startsWith(`${place}/`)));
}

function usedCall({ call, parameters, request, reads, isOpaque }: Gathered): UsedCall {
  const isWebhook = call.kind === 'webhook';
  const sent = {
    parameters: [...parameters].sort(),
    request: isOpaque && !isWebhook ? [''] : innermost(request),
  };
  const own = Object.fromEntries(Object.entries(sent).filter(([, names]) => names.length > 0));
  // The list is there even where it is empty: without any, all of the call would count as used.
  return { id: call.id, ...own, reads: isOpaque && isWebhook ? [''] : innermost(reads) };
}

/**
 * What traffic uses of a contract. Equal traffic gives an equal usage, whatever its order; what was received counts as read.
 *
 * @param document of OpenAPI 3.0 or 3.1
 */
export function learnUsage(seen: readonly Seen[], document: unknown): LearntUsage {
  const side = sideOf({ document });
  const [calls, places] = [new Calls(side), new Places(side.document)];
  const found = new Map<Call, Gathered>();
  const unknown = new Map<string, number>();
  for (const one of seen) {
    const call = calls.find(one);
    if (!call) {
      const name = `${one.method} ${clustered(one.path, [])}`;
      unknown.set(name, (unknown.get(name) ?? 0) + 1);
      continue;
    }
    const own = found.get(call) ?? { call, parameters: new Set(), request: new Set(), reads: new Set() };
    found.set(call, own);
    gather(side, places, own, one);
  }
  const all = [...found.values()].sort((a, b) => (a.call.id < b.call.id ? -1 : 1));
  const of = (kind: Call['kind']): UsedCall[] => all.filter(({ call }) => call.kind === kind).map(usedCall);
  return { usage: { operations: of('operation'), webhooks: of('webhook') }, unknown, undeclared: places.undeclared };
}
