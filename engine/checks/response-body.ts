import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { escapeToken, parsePointer, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from './answer.js';
import type { BodyInput } from './body.js';
import type { ExchangeInput } from './check.js';

/** Pointer of the JSON schema that the answer has to fit; `undefined` where the status documents none. */
function schemaPointerOf({ operation, response }: ExchangeInput): string | undefined {
  const content = operation.object.responses[String(response.status)]?.content ?? {};
  const sent = mediaType(response.headers['content-type']);
  const listed = sent in content ? sent : Object.keys(content)[0];
  if (listed === undefined || !listed.includes('json')) return undefined;
  return `${operation.pointer}/responses/${response.status}/content/${escapeToken(listed)}/schema`;
}

/** What body checks need of an answer; `undefined` where its status documents no JSON body. */
export function responseBody(input: ExchangeInput): BodyInput | undefined {
  const { contract, validator, response, exchange, operation } = input;
  const schemaPointer = schemaPointerOf(input);
  if (schemaPointer === undefined || !reachesOperation(exchange, operation)) return undefined;
  return { contract, validator, schemaPointer, body: response.body, subject: { kind: 'exchange', id: exchange.id } };
}

interface Place {
  pointer: string;
  schema: Schema;
}

/** Follows references; `undefined` where one leads nowhere. */
function resolved(contract: Contract, { pointer, schema }: Place): Place | undefined {
  if (!schema.$ref?.startsWith('#')) return { pointer, schema };
  const target = schema.$ref.slice(1);
  const found = valueAt(contract.document, target) as Schema | undefined;
  return found && resolved(contract, { pointer: target, schema: found });
}

/** Where the contract describes a member or item of what it describes at a place. */
function stepInto({ pointer, schema }: Place, token: string): Place | undefined {
  const { properties, additionalProperties, items } = schema;
  const member = properties && Object.hasOwn(properties, token) ? properties[token] : undefined;
  if (member) return { pointer: `${pointer}/properties/${escapeToken(token)}`, schema: member };
  if (items) return { pointer: `${pointer}/items`, schema: items };
  return typeof additionalProperties === 'object'
    ? { pointer: `${pointer}/additionalProperties`, schema: additionalProperties }
    : undefined;
}

/** Every amount and address of every answer asks for its evidence: what a contract says is looked up once. */
interface LookedUp {
  bodies: Map<string, Place | undefined>;
  evidence: Map<string, Evidence>;
}
const lookedUp = new WeakMap<Contract, LookedUp>();

function knownOf(contract: Contract): LookedUp {
  let known = lookedUp.get(contract);
  if (!known) lookedUp.set(contract, (known = { bodies: new Map(), evidence: new Map() }));
  return known;
}

function bodyAt(contract: Contract, pointer: string): Place | undefined {
  const { bodies } = knownOf(contract);
  if (!bodies.has(pointer)) {
    const schema = valueAt(contract.document, pointer) as Schema | undefined;
    bodies.set(pointer, schema && resolved(contract, { pointer, schema }));
  }
  return bodies.get(pointer);
}

function evidenceOf(contract: Contract, pointer: string): Evidence {
  const { evidence } = knownOf(contract);
  let found = evidence.get(pointer);
  if (!found) evidence.set(pointer, (found = evidenceAt(contract.document, pointer)));
  return found;
}

/** Evidence of a member of the answer, by its JSON Pointer in the body. What the contract does not declare is assumed. */
export function memberEvidence(input: ExchangeInput, pointer: string): Evidence {
  const { contract } = input;
  const start = schemaPointerOf(input);
  let at = start === undefined ? undefined : bodyAt(contract, start);
  for (const token of parsePointer(pointer)) {
    const next = at && stepInto(at, token);
    at = next && resolved(contract, next);
  }
  return at ? evidenceOf(contract, at.pointer) : { grade: 'assumed' };
}

/** What a statement of the facts about a member of the answer rests on: both. */
export function factAboutMember(input: ExchangeInput, pointer: string, fact: Evidence): Evidence {
  return weakestEvidence([memberEvidence(input, pointer), fact]);
}
