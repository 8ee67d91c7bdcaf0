import type { Evidence } from '../../../contracts/model/evidence.js';
import { anonymousPath } from '../../../contracts/model/path-template.js';
import type {
  OpenApiDocument,
  OperationObject,
  ResponseObject,
  WebhookOperation,
} from '../../../contracts/model/types.js';
import type { ReadCall } from '../reading.js';
import { isBetter, mergedContent } from './bodies.js';
import type { Disagreement } from './disagreements.js';
import type { KeptSource } from './kept.js';
import { foundIn, type Found } from './match.js';

/** A source that says something else than the contract, which stays as it is. */
export interface Contradiction {
  /** The source's place. */
  where: string;
  /** What it is about: `POST /orders, answer 200, /amount`. */
  about: string;
  says: string;
  /** Whose word stands in the contract. */
  against: string;
  butSays: string;
}

/** A contract with what sources say, and where they contradict each other. */
export interface Merged {
  document: OpenApiDocument;
  contradictions: Contradiction[];
}

/** What a source's word rests on: where, when and on which text, so that it can be looked up. */
function evidenceOf(call: ReadCall, { date, sha256 }: KeptSource): Evidence {
  return { grade: call.grade, source: `${call.where}, ${date}, sha256 ${sha256.slice(0, 12)}` };
}

function wordOf({ source, grade, edition }: Evidence): string {
  return source ?? [grade, edition].filter((part) => part !== undefined).join(', edition ');
}

/** A status, a class of them, or any other (OpenAPI, Responses Object). */
const statusForm = /^(?:[1-5]\d\d|[1-5]XX|default)$/;

/** Merges one call at a time into a copy of a document. */
class Merger {
  readonly document: OpenApiDocument;
  readonly contradictions: Contradiction[] = [];

  constructor(document: OpenApiDocument) {
    this.document = structuredClone(document);
  }

  add(call: ReadCall, source: KeptSource): void {
    const own = evidenceOf(call, source);
    const found = foundIn(this.document, call);
    if (found) this.#merge(found, call, own);
    else this.#create(call, own);
  }

  #merge(found: Found, call: ReadCall, own: Evidence): void {
    const { operation } = found;
    const known: Evidence = operation['x-evidence'] ?? { grade: 'assumed' };
    this.#bodies(operation, call, { known, own });
    this.#parameters(operation, call, own);
    if (isBetter(own, known)) this.#upgrade(operation, own, known);
    if (found.kind === 'webhook') {
      const place = found.operation['x-webhook'];
      if (isBetter(own, place['x-evidence']) && anonymousPath(place.path) === anonymousPath(call.path))
        place['x-evidence'] = own;
    }
  }

  /** That the operation is there is known better now; what it holds keeps what it rests on. */
  #upgrade(operation: OperationObject, own: Evidence, known: Evidence): void {
    for (const response of Object.values(operation.responses)) response['x-evidence'] ??= known;
    if (operation.requestBody) operation.requestBody['x-evidence'] ??= known;
    for (const parameter of operation.parameters ?? []) parameter['x-evidence'] ??= known;
    operation['x-evidence'] = own;
  }

  #bodies(operation: OperationObject, call: ReadCall, { known, own }: { known: Evidence; own: Evidence }): void {
    const about = `${call.method} ${call.path}`;
    if (call.request) {
      const before = operation.requestBody;
      const inherited = before?.['x-evidence'] ?? known;
      const { content, unsolved } = mergedContent(before?.content, call.request, inherited, own);
      operation.requestBody = { required: true, ...before, content };
      this.#tell(unsolved, { where: call.where, about: `${about}, request`, against: wordOf(inherited) });
    }
    for (const [status, { description, body }] of Object.entries(call.responses)) {
      if (!statusForm.test(status)) continue;
      const before = Object.hasOwn(operation.responses, status) ? operation.responses[status] : undefined;
      const inherited = before?.['x-evidence'] ?? known;
      const response: ResponseObject = before ?? { description, 'x-evidence': own };
      operation.responses[status] = response;
      if (!body) continue;
      const { content, unsolved } = mergedContent(before?.content, body, before ? inherited : own, own);
      response.content = content;
      this.#tell(unsolved, { where: call.where, about: `${about}, answer ${status}`, against: wordOf(inherited) });
    }
  }

  #parameters(operation: OperationObject, call: ReadCall, own: Evidence): void {
    const known = new Set((operation.parameters ?? []).map((one) => `${one.in} ${one.name}`));
    // Names of path parameters are the contract's: a path has so many, whatever they are called.
    const added = call.parameters.filter((one) => one.in !== 'path' && !known.has(`${one.in} ${one.name}`));
    if (added.length > 0)
      operation.parameters = [...(operation.parameters ?? []), ...added.map((one) => ({ ...one, 'x-evidence': own }))];
  }

  #tell(
    unsolved: readonly Disagreement[],
    { where, about, against }: Pick<Contradiction, 'where' | 'about' | 'against'>,
  ): void {
    for (const { at, says, butSays } of unsolved)
      this.contradictions.push({ where, about: `${about}${at === '' ? '' : `, ${at}`}`, against, says, butSays });
  }

  #create(call: ReadCall, own: Evidence): void {
    const operation: OperationObject = {
      operationId: this.#freeId(call),
      summary: call.title ?? `${call.method} ${call.path}`,
      ...(call.parameters.length > 0 ? { parameters: call.parameters } : {}),
      responses: {},
      'x-open-refusals': true,
      'x-evidence': own,
    };
    this.#bodies(operation, call, { known: own, own });
    const method = call.method.toLowerCase();
    // A call that only documents name as one of webhooks is one; traffic to an unknown path is a call of the API.
    if (call.kind === 'webhook' || (call.kind === 'unknown' && call.grade === 'documented')) {
      const webhook: WebhookOperation = {
        ...operation,
        'x-webhook': { path: call.path, 'x-evidence': own, fires: own },
      };
      this.document.webhooks[operation.operationId] = { [method]: webhook };
    } else {
      const template = Object.keys(this.document.paths).find(
        (path) => anonymousPath(path) === anonymousPath(call.path),
      );
      const path = template ?? call.path;
      this.document.paths[path] = { ...this.document.paths[path], [method]: operation };
    }
  }

  #freeId({ operationId, method, path }: ReadCall): string {
    const made = [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')]
      .map((part, index) => (index === 0 ? part : (part[0] ?? '').toUpperCase() + part.slice(1)))
      .join('');
    const wanted =
      (operationId ?? made)
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[^A-Za-z0-9]+/, '')
        .slice(0, 90) || 'call';
    const taken = new Set([
      ...Object.values(this.document.paths).flatMap((item) => Object.values(item).map((one) => one.operationId)),
      ...Object.keys(this.document.webhooks),
    ]);
    let id = wanted;
    for (let count = 2; taken.has(id) || id === '__proto__'; count += 1) id = `${wanted}-${count}`;
    return id;
  }
}

/**
 * A document with what sources say of it: what is known better replaces what is known less well, what nobody else says is added, and
 * what contradicts something documented is told and left out. Documents speak before traffic, sources in the order of their names.
 */
export function withSources(document: OpenApiDocument, sources: readonly KeptSource[]): Merged {
  const merger = new Merger(document);
  const all = sources.flatMap((source) => source.calls.map((call) => ({ call, source })));
  for (const { call, source } of all.filter((one) => one.call.grade === 'documented')) merger.add(call, source);
  for (const { call, source } of all.filter((one) => one.call.grade === 'observed')) merger.add(call, source);
  return { document: merger.document, contradictions: merger.contradictions };
}
