import { contractNodes } from '../../contracts/lint/nodes.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence, EvidenceNode, Grade } from '../../contracts/model/evidence.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type {
  OpenApiDocument,
  OperationObject,
  ResponseObject,
  Schema,
  WebhookPlace,
} from '../../contracts/model/types.js';

/** Something the contract says that no page of the provider shows. */
export interface Assumption {
  /** JSON Pointer of the node in the contract's document. */
  pointer: string;
  /** Keyword of the node that it is; absent where it is the node itself. */
  keyword?: string;
  evidence: Evidence;
  /** What it says, in a few words. */
  says: string;
}

/** A node of the document that evidence is stated at. */
export interface EvidenceHolder {
  pointer: string;
  evidence: Evidence;
  /** Constraints that stand at the node; `required` is that of the property in its parent. */
  keywords: readonly string[];
}

/** An operation, a webhook or a component, with what is assumed of it. */
export interface Subject {
  /** JSON Pointer in the contract's document. */
  pointer: string;
  /** For people. */
  title: string;
  assumptions: ReadonlyMap<string, Assumption>;
  holders: readonly EvidenceHolder[];
}

/** Keywords that bind a value; what they are worth is graded one by one. */
const constraints = [
  ...['format', 'pattern', 'enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'minProperties'],
] as const;

/** Tells assumptions apart. */
export function keyOf(pointer: string, keyword?: string): string {
  return keyword === undefined ? pointer : `${pointer}#${keyword}`;
}

/** Whether a statement of this grade is an assumption: no page of the provider shows it, and no traffic has. */
export function isAssumed({ grade }: { grade: Grade }): boolean {
  return grade === 'assumed' || grade === 'secondary';
}

/** The node that holds a member, where the pointer is that of a member. */
function parentOf(document: OpenApiDocument, pointer: string): { schema: Schema; name: string } | undefined {
  const tokens = parsePointer(pointer);
  const name = tokens.pop();
  if (name === undefined || tokens.pop() !== 'properties') return undefined;
  const schema = valueAt(document, toPointer(tokens)) as Schema | undefined;
  return schema && { schema, name };
}

function keywordsAt(document: OpenApiDocument, pointer: string): string[] {
  const node = valueAt(document, pointer) as Record<string, unknown>;
  const parent = parentOf(document, pointer);
  return [
    ...(parent?.schema.required?.includes(parent.name) ? ['required'] : []),
    // A set that may grow binds nobody.
    ...constraints.filter((keyword) => keyword in node && !(keyword === 'enum' && node['x-open'] === true)),
  ];
}

/** Where in a body a schema node speaks of, in the words of people: `/balances/*\/amount`. */
function placeInBody(tokens: readonly string[]): string {
  let place = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === 'properties') place += `/${tokens[(at += 1)] ?? ''}`;
    else if (token === 'items' || token === 'additionalProperties') place += '/*';
    else if (token === 'propertyNames') place += '/(keys)';
    else if (token === 'allOf' || token === 'anyOf' || token === 'oneOf') at += 1;
  }
  return place === '' ? 'the body' : place;
}

/** The place of a schema node: in which answer, and where in it. */
function placeOf(pointer: string): string {
  const tokens = parsePointer(pointer);
  const schema = tokens.indexOf('schema');
  if (schema < 0) return placeInBody(tokens.slice(3));
  const response = tokens.indexOf('responses');
  const status = response >= 0 ? `${tokens[response + 1] ?? ''} ` : '';
  return `${status}${placeInBody(tokens.slice(schema + 1))}`;
}

/** JSON types as people call them. */
const kinds: Readonly<Record<string, string>> = {
  ...{ object: 'an object', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number' },
  ...{ boolean: 'a boolean', null: 'null' },
};

function schemaSays(schema: Schema, pointer: string): string {
  const place = placeOf(pointer);
  if (schema.if) return `${place} depends on ${Object.keys(schema.if.properties ?? {}).join(', ')}`;
  const type = [schema.type ?? []].flat();
  return type.length > 0 ? `${place} is ${type.map((one) => kinds[one] ?? one).join(' or ')}` : `${place} exists`;
}

/** Values that a sentence names. */
const mostValues = 5;

function fewOf(values: readonly unknown[]): string {
  const more = values.length > mostValues ? ` and ${values.length - mostValues} more` : '';
  return values.slice(0, mostValues).map(String).join(', ') + more;
}

function keywordSays(schema: Schema, pointer: string, keyword: string): string {
  const place = placeOf(pointer);
  if (keyword === 'required') return `${place} is always there`;
  const value = (schema as Record<string, unknown>)[keyword];
  if (keyword === 'enum') return `${place} is one of ${fewOf(schema.enum ?? [])}`;
  return `${place} has the ${keyword} ${String(value)}`;
}

/**
 * What a node says that a run can show; `undefined` for what it cannot: of requests, for a server that accepts a member need
 * not read it, and of the partner's answers to webhooks.
 */
function nodeSays(document: OpenApiDocument, pointer: string): string | undefined {
  const tokens = parsePointer(pointer);
  const [room, name = '', method = '', part, status] = tokens;
  const node = valueAt(document, pointer);
  if (room === 'components') return schemaSays(node as Schema, pointer);
  if (part === undefined) return room === 'paths' ? `${method.toUpperCase()} ${name} is there` : 'the webhook is there';
  if (room === 'webhooks' && part === 'requestBody') return schemaSays(node as Schema, pointer);
  if (part === 'x-webhook') return `it goes to ${(node as WebhookPlace).path}`;
  if (room !== 'paths' || part !== 'responses') return undefined;
  if (tokens.length === 5) return `it can answer ${status ?? ''}`;
  if (tokens[5] === 'x-error-codes') return `${status ?? ''} can carry ${(node as { code: string }).code}`;
  return schemaSays(node as Schema, pointer);
}

/** Pointers of everything below an operation or webhook that carries evidence and is no node of a schema. */
function furtherHolders(object: OperationObject & { 'x-webhook'?: WebhookPlace }, pointer: string): string[] {
  const codes = Object.entries(object.responses).flatMap(([status, response]: [string, ResponseObject]) =>
    (response['x-error-codes'] ?? []).map((_code, index) => `${pointer}/responses/${status}/x-error-codes/${index}`),
  );
  return [...codes, ...(object['x-webhook'] ? [`${pointer}/x-webhook`] : [])];
}

/** A statement's own evidence: when a webhook fires is told without `x-evidence` around it. */
function firesOf(document: OpenApiDocument, pointer: string): Assumption | undefined {
  const fires = valueAt(document, `${pointer}/x-webhook/fires`) as EvidenceNode | undefined;
  if (!fires || !isAssumed(fires)) return undefined;
  return { pointer: `${pointer}/x-webhook/fires`, evidence: fires, says: 'it follows its trigger' };
}

function assumptionsOf(document: OpenApiDocument, subject: string, holders: readonly EvidenceHolder[]): Assumption[] {
  const found: Assumption[] = [];
  for (const { pointer, evidence, keywords } of holders) {
    const says = nodeSays(document, pointer);
    if (says === undefined) continue;
    if (isAssumed(evidence)) found.push({ pointer, evidence, says });
    for (const keyword of keywords) {
      const own = evidenceAt(document, pointer, keyword);
      const schema = valueAt(document, pointer) as Schema;
      if (isAssumed(own)) found.push({ pointer, keyword, evidence: own, says: keywordSays(schema, pointer, keyword) });
    }
  }
  return [...found, ...[firesOf(document, subject) ?? []].flat()];
}

/** Operations, webhooks and components of a contract, each with everything that is assumed of it and that a run can show. */
export function subjectsOf(document: OpenApiDocument): Subject[] {
  const holders = new Map<string, EvidenceHolder[]>();
  const titles = new Map<string, string>();
  const hold = (pointer: string, evidence: Evidence, keywords: readonly string[]): void => {
    const subject = toPointer(parsePointer(pointer).slice(0, 3));
    const own = holders.get(subject) ?? [];
    holders.set(subject, own);
    own.push({ pointer, evidence, keywords });
  };
  for (const { pointer, evidence, kind } of contractNodes(document)) {
    hold(pointer, evidence, kind === 'schema' ? keywordsAt(document, pointer) : []);
    if (kind !== 'operation' && kind !== 'webhook') continue;
    const object = valueAt(document, pointer) as OperationObject;
    titles.set(pointer, object.operationId);
    for (const further of furtherHolders(object, pointer)) hold(further, evidenceAt(document, further), []);
  }
  return [...holders].map(([pointer, own]): Subject => {
    const assumptions = assumptionsOf(document, pointer, own);
    return {
      pointer,
      title: titles.get(pointer) ?? parsePointer(pointer)[2] ?? '',
      assumptions: new Map(assumptions.map((one) => [keyOf(one.pointer, one.keyword), one])),
      holders: own,
    };
  });
}
