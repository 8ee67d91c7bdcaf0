import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf, nodeOf } from '../../contracts/model/look-up.js';
import { escapeToken, tokensOf } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import type { ExchangeInput } from '../checks/check.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from './answer.js';
import type { BodyInput } from './body.js';

/** Pointer of the JSON schema that the answer has to fit; `undefined` where the status documents none. */
export function schemaPointerOf({
  operation,
  response,
}: Pick<ExchangeInput, 'operation' | 'response'>): string | undefined {
  const status = listedStatus(operation, response.status);
  const content = (status === undefined ? undefined : operation.object.responses[status]?.content) ?? {};
  const sent = mediaType(response.headers['content-type']);
  const listed = sent in content ? sent : Object.keys(content)[0];
  if (listed === undefined || !listed.includes('json')) return undefined;
  return `${operation.pointer}/responses/${status}/content/${escapeToken(listed)}/schema`;
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
  const found = nodeOf(contract, target) as Schema | undefined;
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

const bodies = new WeakMap<Contract, Map<string, Place | undefined>>();

/** Where the contract describes a body, references followed. Every amount and address asks: looked up once. */
function bodyAt(contract: Contract, pointer: string): Place | undefined {
  let known = bodies.get(contract);
  if (!known) bodies.set(contract, (known = new Map<string, Place | undefined>()));
  if (!known.has(pointer)) {
    const schema = nodeOf(contract, pointer) as Schema | undefined;
    known.set(pointer, schema && resolved(contract, { pointer, schema }));
  }
  return known.get(pointer);
}

/** Evidence of a member of the answer, by its JSON Pointer in the body. What the contract does not declare is assumed. */
export function memberEvidence(input: ExchangeInput, pointer: string): Evidence {
  const { contract } = input;
  const start = schemaPointerOf(input);
  let at = start === undefined ? undefined : bodyAt(contract, start);
  for (const token of tokensOf(pointer)) {
    const next = at && stepInto(at, token);
    at = next && resolved(contract, next);
  }
  return at ? evidenceOf(contract, at.pointer) : { grade: 'assumed' };
}

/** What a statement of the facts about a member of the answer rests on: both. */
export function factAboutMember(input: ExchangeInput, pointer: string, fact: Evidence): Evidence {
  return weakestEvidence([memberEvidence(input, pointer), fact]);
}
