import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Evidence, Grade } from '../../contracts/model/evidence.js';
import type { Contract, OpenApiDocument, Schema, WebhookOperation } from '../../contracts/model/types.js';
import type { DeliveryLine, InContract, JudgementLine, PatchOperation } from '../record/format.js';
import type { CaseRecord } from '../record/reader.js';
import { isAssumed } from './assumption.js';
import { recordedBody } from './observations.js';
import { observedSchema } from './observed-schema.js';
import { isPseudonym } from './shown.js';
import { Sighted, type Sightings } from './sighted.js';

/** Samples of one thing that are kept to derive its schema from: more than the deriver needs for any of what is taken over. */
const mostSamples = 50;

/** Something that a run showed and no contract has. */
interface Discovery extends Sightings {
  pointer: string;
  says: string;
  grade: Grade;
  /** What the document would have to say, given what it says already; nothing where too little is known. */
  patch(document: OpenApiDocument, seen: Evidence): PatchOperation[];
}

interface Member {
  parent: string;
  name: string;
  grade: Grade;
  samples: unknown[];
}

interface Value {
  schema: string;
  value: string;
  grade: Grade;
}

/** Names below which the suite itself sent members that no contract declares: what comes back of them is an echo. */
function undeclaredNames(contract: Contract, { exchanges }: CaseRecord): string[] {
  return exchanges.flatMap(({ operationId, request }) => {
    const sent = recordedBody(request.body);
    if (typeof sent !== 'object' || sent === null) return [];
    const declared = contract.operations.get(operationId)?.object.requestBody?.content['application/json']?.schema;
    return Object.keys(sent).filter((name) => !Object.hasOwn(declared?.properties ?? {}, name));
  });
}

/** Gathers members, values and webhooks that the contract does not have. */
export class Discoveries {
  readonly #contract: Contract;
  readonly #members = new Map<string, Member>();
  readonly #values = new Map<string, Value>();
  readonly #seen = new Sighted();
  readonly #echoes = new Set<string>();
  /** Deliveries by the unlisted path that they went to. */
  readonly #unknown = new Map<string, { method: string; samples: unknown[] }>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  add(entry: CaseRecord): void {
    for (const name of undeclaredNames(this.#contract, entry)) this.#echoes.add(name);
    for (const judgement of entry.judgements)
      if (judgement.check === 'response-drift' || judgement.check === 'delivery-drift')
        this.#addDrift(judgement, entry);
  }

  /** A delivery that no case has judged. */
  addForeign({ webhookId, request }: DeliveryLine): void {
    const path = pathOf(request.url);
    const { webhooks } = this.#contract;
    if (webhookId !== null || [...webhooks.values()].some((webhook) => webhook.path === path)) return;
    const body = recordedBody(request.body);
    if ([...webhooks.values()].some(({ evidence, object }) => isAssumed(evidence) && looksLike(object, body))) return;
    this.#seen.add(path);
    const found = this.#unknown.get(path) ?? { method: request.method.toLowerCase(), samples: [] };
    this.#unknown.set(path, found);
    if (body !== undefined && found.samples.length < mostSamples) found.samples.push(body);
  }

  all(): Discovery[] {
    const members = [...this.#members]
      .filter(([, { name }]) => !this.#echoes.has(name))
      .map(([pointer, member]) => this.#memberFound(pointer, member));
    const values = [...this.#values].map(([key, value]) => this.#valueFound(key, value));
    const taken = new Set([...this.#contract.webhooks.keys(), ...this.#contract.operations.keys()]);
    const webhooks = [...this.#unknown].map(([path, found]) => this.#webhookFound(path, found, freeId(path, taken)));
    return [...members, ...values, ...webhooks];
  }

  #addDrift(judgement: JudgementLine, entry: CaseRecord): void {
    const { inContract, pointer = '' } = judgement;
    if (!inContract) return;
    if (inContract.keyword === 'enum') this.#addValue(judgement, inContract);
    else this.#addMember(judgement, inContract, valueAt(bodyOf(judgement, entry), pointer));
  }

  #addMember({ caseId, pointer = '', ground }: JudgementLine, { pointer: parent }: InContract, sample: unknown): void {
    const name = parsePointer(pointer).at(-1);
    const schema = valueAt(this.#contract.document, parent) as Schema | undefined;
    if (name === undefined || !schema?.properties || Object.hasOwn(schema.properties, name)) return;
    const at = `${parent}${toPointer(['properties', name])}`;
    const grade = ground.kind === 'evidence' ? ground.evidence.grade : 'assumed';
    const member = this.#members.get(at) ?? { parent, name, grade, samples: [] };
    this.#members.set(at, member);
    this.#seen.add(at, caseId);
    if (sample !== undefined && member.samples.length < mostSamples) member.samples.push(sample);
  }

  #addValue({ caseId, actual = '', ground }: JudgementLine, { pointer: schema }: InContract): void {
    const value = recordedBody(actual);
    const known = (valueAt(this.#contract.document, schema) as Schema | undefined)?.enum;
    if (typeof value !== 'string' || !known || known.includes(value)) return;
    const key = `${schema}#${value}`;
    const grade = ground.kind === 'evidence' ? ground.evidence.grade : 'assumed';
    this.#values.set(key, { schema, value, grade });
    this.#seen.add(key, caseId);
  }

  #memberFound(pointer: string, { parent, name, grade, samples }: Member): Discovery {
    return {
      ...this.#seen.of(pointer),
      pointer,
      grade,
      says: `${this.#titleOf(parent)} has a member ${name} that the contract does not declare`,
      patch: (document, seen) =>
        isPseudonym(name) || !(valueAt(document, parent) as Schema | undefined)?.properties
          ? []
          : [{ op: 'add', path: pointer, value: observedSchema(samples, seen) }],
    };
  }

  #valueFound(key: string, { schema, value, grade }: Value): Discovery {
    return {
      ...this.#seen.of(key),
      pointer: `${schema}/enum`,
      grade,
      says: `${this.#titleOf(schema)} shows the value ${JSON.stringify(value)}, which the contract does not know`,
      patch: (document, seen) => {
        const node = valueAt(document, schema) as Schema;
        if (isPseudonym(value)) return [];
        return [
          { op: 'add', path: `${schema}/enum`, value: [...(node.enum ?? []), value] },
          { op: 'add', path: `${schema}/x-enum-evidence`, value: { ...node['x-enum-evidence'], [value]: seen } },
        ];
      },
    };
  }

  #webhookFound(
    path: string,
    { method, samples }: { method: string; samples: readonly unknown[] },
    id: string,
  ): Discovery {
    const pointer = toPointer(['webhooks', id]);
    return {
      ...this.#seen.of(path),
      pointer,
      grade: 'assumed',
      says: `deliveries came to ${path}, which no webhook of the contract has`,
      patch: ({ webhooks }, seen) => {
        if (isPseudonym(path)) return [];
        const [like] = Object.values(webhooks).flatMap((item) => Object.values(item));
        const object: WebhookOperation = {
          ...newWebhook(id, path, samples, seen),
          // One rule says how the provider identifies itself, whatever it delivers.
          ...(like?.security ? { security: like.security } : {}),
        };
        return [{ op: 'add', path: pointer, value: { [method]: object } }];
      },
    };
  }

  /** The operation or webhook that a node belongs to, and where in its body the node stands. */
  #titleOf(pointer: string): string {
    const tokens = parsePointer(pointer);
    const object = valueAt(this.#contract.document, toPointer(tokens.slice(0, 3))) as { operationId?: string };
    return object.operationId ?? tokens[2] ?? '';
  }
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}

function bodyOf({ subject }: JudgementLine, { exchanges, deliveries }: CaseRecord): unknown {
  const exchange = exchanges.find(({ id }) => id === subject?.id);
  const delivery = deliveries.find(({ id }) => id === subject?.id);
  return recordedBody(exchange?.response?.body ?? delivery?.request.body);
}

/** Whether a body has what a webhook demands and nothing that it lacks; values are redacted, so that names alone can tell. */
function looksLike({ requestBody }: WebhookOperation, body: unknown): boolean {
  const { properties, required = [] } = requestBody?.content['application/json']?.schema ?? {};
  if (!properties || typeof body !== 'object' || body === null) return false;
  const names = Object.keys(body);
  return required.every((name) => names.includes(name)) && names.every((name) => Object.hasOwn(properties, name));
}

/** An id after the path that nothing else has; it is taken then. */
function freeId(path: string, taken: Set<string>): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'webhook' && word !== 'webhooks');
  const [first = 'delivery', ...others] = words;
  const name = first.toLowerCase() + others.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('');
  const id = /^[a-z]/.test(name) ? name : `webhook${name}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}${number}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

function newWebhook(id: string, path: string, samples: readonly unknown[], seen: Evidence): WebhookOperation {
  return {
    operationId: id,
    summary: `Deliveries to ${path}`,
    tags: ['Observed'],
    'x-evidence': seen,
    'x-webhook': {
      path,
      'x-evidence': seen,
      fires: { grade: 'assumed', source: 'deliveries were seen, not what causes them' },
    },
    ...(samples.length > 0
      ? { requestBody: { content: { 'application/json': { schema: observedSchema(samples, seen) } } } }
      : {}),
    responses: { '200': { description: 'Received' } },
  };
}
