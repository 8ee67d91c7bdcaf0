import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf, nodeOf } from '../../contracts/model/look-up.js';
import { escapeToken, tokensOf } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import type { ExchangeInput } from '../checks/check.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from './answer.js';
import type { BodyInput } from './body.js';
import { isSequence } from './lines.js';
import { isWithin } from './undeclared-page.js';

/** How an answer is described: by which of the media types and ranges that its status lists, and where. */
interface DescribedContent {
  /** The type that says how the body is to be read: that of the answer where a range takes it. */
  type: string;
  schemaPointer: string;
}

/** The listed type of an answer, else the range that takes it, else the first: what is labelled wrongly is judged all the same. */
function describedContent({
  operation,
  response,
}: Pick<ExchangeInput, 'operation' | 'response'>): DescribedContent | undefined {
  const status = listedStatus(operation, response.status);
  const keys = Object.keys((status === undefined ? undefined : operation.object.responses[status]?.content) ?? {});
  const sent = mediaType(response.headers['content-type']);
  const own = keys.find((key) => mediaType(key) === sent);
  const range = own === undefined ? keys.find((key) => isWithin(sent, mediaType(key))) : undefined;
  const listed = own ?? range ?? keys[0];
  if (listed === undefined) return undefined;
  return {
    type: range === undefined ? mediaType(listed) : sent,
    schemaPointer: `${operation.pointer}/responses/${status}/content/${escapeToken(listed)}/schema`,
  };
}

/** Pointer of the JSON schema that the answer has to fit; `undefined` where the status documents none. */
export function schemaPointerOf(input: Pick<ExchangeInput, 'operation' | 'response'>): string | undefined {
  const { type = '', schemaPointer } = describedContent(input) ?? {};
  return type.includes('json') && !isSequence(type) ? schemaPointer : undefined;
}

function bodyInput(input: ExchangeInput, schemaPointer: string | undefined): BodyInput | undefined {
  const { contract, validator, response, exchange, operation } = input;
  if (schemaPointer === undefined || !reachesOperation(exchange, operation)) return undefined;
  return { contract, validator, schemaPointer, body: response.body, subject: { kind: 'exchange', id: exchange.id } };
}

/** What body checks need of an answer; `undefined` where its status documents no JSON body. */
export function responseBody(input: ExchangeInput): BodyInput | undefined {
  return bodyInput(input, schemaPointerOf(input));
}

/** The same of an answer of JSON texts, a line each; `undefined` where it is none, or nothing describes them. */
export function responseLines(input: ExchangeInput): BodyInput | undefined {
  const { type = '', schemaPointer = '' } = describedContent(input) ?? {};
  return isSequence(type) && nodeOf(input.contract, schemaPointer) !== undefined
    ? bodyInput(input, schemaPointer)
    : undefined;
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
