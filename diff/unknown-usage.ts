/** What a usage names that neither contract has: a name that is mistyped would never concern anybody. */
import { callsOf, type Call } from '../contracts/diff/api/calls.js';
import { sideOf } from '../contracts/diff/compare.js';
import { child, follow, type Located, type Side } from '../contracts/diff/document.js';
import { isObject } from '../contracts/model/json-value.js';
import { toPointer, tokensOf } from '../contracts/model/pointer.js';
import { memberNodes } from '../generators/counterexamples/judge.js';
import type { Keywords, Node } from '../generators/counterexamples/keywords.js';
import { Possible } from '../generators/counterexamples/place.js';
import { Resolver } from '../generators/counterexamples/resolver.js';
import { parametersOf } from './learn-usage.js';
import type { Usage, UsedCall } from './usage.js';

/** A name that neither contract has, and those that it could have been. */
export interface UnknownName {
  /** JSON Pointer into the usage. */
  at: string;
  kind: 'operation' | 'webhook' | 'parameter' | 'member';
  name: string;
  known: readonly string[];
}

/** One of the two contracts, with its calls and what reads its schemas. */
interface Contract {
  side: Side;
  calls: readonly Call[];
  possible: Possible;
}

function contractOf(document: unknown): Contract {
  const side = sideOf({ document });
  return { side, calls: callsOf(side), possible: new Possible(new Resolver(side.document)) };
}

/** A call, and the contract that has it. */
type Found = readonly [Contract, Call];

function schemasBelow(side: Side, holder: Located): Node[] {
  const content = child(follow(side, holder), 'content');
  if (!isObject(content.node)) return [];
  return Object.keys(content.node).flatMap((type) => {
    const { node } = child(content, type, 'schema');
    return node === undefined ? [] : [node as Node];
  });
}

/** Schemas of what is sent with a call: of a webhook, what the receiver reads. */
function sentIn([{ side }, { operation }]: Found): Node[] {
  return schemasBelow(side, child(operation, 'requestBody'));
}

function answeredIn([{ side }, { operation }]: Found): Node[] {
  const answers = child(operation, 'responses');
  if (!isObject(answers.node)) return [];
  return Object.keys(answers.node).flatMap((status) => schemasBelow(side, child(answers, status)));
}

/** A schema that names no member says nothing against any. */
function namesMembers({ properties, patternProperties, additionalProperties }: Keywords): boolean {
  return [properties, patternProperties, additionalProperties].some((one) => one !== undefined);
}

/** Schemas of what stands at a step; nothing where schemas have other members, undefined where they say nothing of any. */
function below(possible: Possible, nodes: readonly Node[], step: string): readonly Node[] | undefined {
  const all = possible.nodes(nodes);
  const others = all.flatMap(({ patternProperties = {}, additionalProperties }) => [
    ...Object.values(patternProperties),
    ...(additionalProperties === undefined ? [] : [additionalProperties]),
  ]);
  const members = step === '*' ? others : all.flatMap((node) => memberNodes(node, step).flatMap((one) => one.nodes));
  const items = step === '*' || /^\d+$/.test(step) ? possible.item(nodes, step === '*' ? 0 : Number(step)) : [];
  const found = [...members, ...items].filter((node) => node !== false);
  if (found.length > 0) return found;
  return all.some(namesMembers) || all.some(({ items: own, prefixItems }) => own !== undefined || prefixItems)
    ? []
    : undefined;
}

/** The longest beginning of a place that a contract has, where it does not have the whole. */
function missingAt(possible: Possible, nodes: readonly Node[], place: string): number | undefined {
  let at: readonly Node[] = nodes;
  for (const [depth, step] of tokensOf(place).entries()) {
    const next = below(possible, at, step);
    if (next === undefined) return undefined;
    if (next.length === 0) return depth;
    at = next;
  }
  return undefined;
}

function namesAt(possible: Possible, nodes: readonly Node[], steps: readonly string[]): string[] {
  let at: readonly Node[] = nodes;
  for (const step of steps) at = below(possible, at, step) ?? [];
  return possible.nodes(at).flatMap(({ properties = {} }) => Object.keys(properties));
}

/** The places of a list that neither contract has; a contract without any schema says nothing against one. */
function unknownPlaces(
  places: readonly string[],
  at: string,
  found: readonly Found[],
  schemas: (one: Found) => Node[],
): UnknownName[] {
  const sides = found.map((one) => ({ possible: one[0].possible, nodes: schemas(one) }));
  if (sides.some(({ nodes }) => nodes.length === 0)) return [];
  return places.flatMap((place, index): UnknownName[] => {
    const depths = sides.map(({ possible, nodes }) => missingAt(possible, nodes, place));
    if (depths.includes(undefined)) return [];
    const deepest = Math.max(...depths.map((depth) => depth ?? 0));
    const steps = tokensOf(place).slice(0, deepest);
    const known = sides
      .filter((_, side) => depths[side] === deepest)
      .flatMap(({ possible, nodes }) => namesAt(possible, nodes, steps).map((name) => toPointer([...steps, name])));
    return [{ at: `${at}/${index}`, kind: 'member', name: place, known }];
  });
}

/** Names by which a contract lets a caller show who it is. */
function keyNames({ document }: Side): string[] {
  const { securitySchemes } = isObject(document['components']) ? document['components'] : {};
  const schemes = isObject(securitySchemes) ? Object.values(securitySchemes) : [];
  return schemes.flatMap((scheme) => (isObject(scheme) && typeof scheme['name'] === 'string' ? [scheme['name']] : []));
}

function unknownParameters({ parameters = [] }: UsedCall, at: string, found: readonly Found[]): UnknownName[] {
  const known = found.flatMap(([{ side }, call]) => [
    ...parametersOf(side, call).map(({ name }) => name),
    ...keyNames(side),
  ]);
  return parameters.flatMap((name, index): UnknownName[] => {
    const isKnown = known.some((one) => one.toLowerCase() === name.toLowerCase());
    return isKnown ? [] : [{ at: `${at}/parameters/${index}`, kind: 'parameter', name, known }];
  });
}

/** Whether a usage means a call: by its id, or by method and path. */
function isMeant({ id }: UsedCall, { id: own, method, path }: Call): boolean {
  return id === own || id === `${method.toUpperCase()} ${path}`;
}

function unknownIn(
  call: UsedCall,
  at: string,
  kind: 'operation' | 'webhook',
  contracts: readonly Contract[],
): UnknownName[] {
  const all = contracts.flatMap((contract) =>
    contract.calls
      .filter((one) => (kind === 'webhook') === (one.kind === 'webhook'))
      .map((one): Found => [contract, one]),
  );
  const found = all.filter(([, one]) => isMeant(call, one));
  if (found.length === 0) return [{ at, kind, name: call.id, known: all.map(([, { id }]) => id) }];
  const reads = kind === 'webhook' ? sentIn : answeredIn;
  return [
    ...unknownParameters(call, at, found),
    ...unknownPlaces(call.request ?? [], `${at}/request`, found, sentIn),
    ...unknownPlaces(call.reads ?? [], `${at}/reads`, found, reads),
  ];
}

/**
 * Names of a usage that neither of two contracts has.
 *
 * @param documents of OpenAPI 3.0 or 3.1
 */
export function unknownNames({ operations = [], webhooks = [] }: Usage, documents: readonly unknown[]): UnknownName[] {
  const contracts = documents.map(contractOf);
  return [
    ...operations.flatMap((call, index) => unknownIn(call, `/operations/${index}`, 'operation', contracts)),
    ...webhooks.flatMap((call, index) => unknownIn(call, `/webhooks/${index}`, 'webhook', contracts)),
  ];
}
