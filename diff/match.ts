/** Finds the change that a refused value shows. */
import type { Change } from '../contracts/diff/change.js';
import { isReceived } from '../contracts/diff/levels.js';
import { ruleOf } from '../contracts/diff/named.js';
import { escapeToken, toPointer, tokensOf } from '../contracts/model/pointer.js';
import type { Proof } from '../generators/counterexamples/index.js';

/** Keywords by which validators refuse what a change of another name is about. */
const refusedBy: Readonly<Record<string, readonly string[]>> = {
  retyped: ['type', 'enum', 'const', 'format', 'pattern'],
  'property-renamed': ['required', 'additionalProperties'],
  'property-nested': ['required', 'additionalProperties'],
  'property-lifted': ['required', 'additionalProperties'],
  'properties-merged': ['required', 'additionalProperties'],
  'property-split': ['required', 'additionalProperties'],
  nullable: ['type', 'enum', 'const'],
  type: ['type', 'enum', 'const', 'format', 'pattern'],
  'enum-value': ['enum', 'const', 'not'],
  enum: ['enum', 'const'],
  const: ['const', 'enum'],
  minimum: ['minimum', 'exclusiveMinimum'],
  maximum: ['maximum', 'exclusiveMaximum'],
  required: ['required', 'minProperties'],
  'required-property-added': ['required'],
  'required-property-removed': ['required', 'additionalProperties'],
  'property-added': ['additionalProperties', 'unevaluatedProperties'],
  'property-removed': ['additionalProperties', 'unevaluatedProperties'],
  'additional-schema': ['additionalProperties'],
  minContains: ['contains', 'minContains'],
  maxContains: ['contains', 'maxContains'],
  alternatives: ['oneOf', 'anyOf', 'discriminator', 'required', 'type', 'const'],
  oneOf: ['oneOf', 'anyOf', 'discriminator', 'const', 'enum', 'required', 'type', 'additionalProperties'],
  readOnly: ['properties', 'required'],
  writeOnly: ['properties', 'required'],
  discriminator: ['discriminator'],
  'discriminator-binding': ['discriminator', 'oneOf', 'anyOf'],
  'discriminator-presence': ['discriminator'],
  'discriminator-mapping': ['discriminator'],
  anyOf: ['anyOf', 'oneOf', 'discriminator', 'const', 'enum', 'required', 'type', 'additionalProperties'],
};

function fits(step: string | undefined, token: string | undefined): boolean {
  return step === '*' || token === '*' || step === token;
}

/** How two places lie: the same, one within the other, or apart. */
export function relation(change: string, value: string): 'same' | 'within' | 'around' | 'apart' {
  const [steps, tokens] = [tokensOf(change), tokensOf(value)];
  const common = Math.min(steps.length, tokens.length);
  for (let index = 0; index < common; index += 1) if (!fits(steps[index], tokens[index])) return 'apart';
  if (steps.length === tokens.length) return 'same';
  return tokens.length > steps.length ? 'within' : 'around';
}

const worth = { same: 4, within: 2, around: 1, apart: 0 } as const;

/** Where a change can be seen in a value: of what was renamed or split, under each of its names. */
function placesOf({ at, confidence, before, after }: Change): string[] {
  if (confidence === undefined) return [at];
  const parent = tokensOf(at).slice(0, -1);
  return [before, after].flat().map((name) => toPointer([...parent, String(name)]));
}

/** Where the receiver's document says what a change is about. */
function receiverPlace(change: Change): string | undefined {
  return (isReceived(change.direction) ? change.new : change.old)?.pointer;
}

function isSameKeyword(change: Change, { problem }: Pick<Proof, 'problem'>): boolean {
  return (refusedBy[change.keyword] ?? [change.keyword]).includes(problem.keyword);
}

/** Keywords of a whole that refuse it for one of its members. */
const ofMembers = new Set([
  'required',
  'dependentRequired',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
]);

/** What refuses a value, wherever in the value it does. */
export function refuserOf({ problem }: Pick<Proof, 'problem'>): string {
  const { keyword, schemaPointer, pointer } = problem;
  return [keyword, schemaPointer, ofMembers.has(keyword) ? (tokensOf(pointer).at(-1) ?? '') : ''].join(' ');
}

/** Whether a value is refused by what a change is about, at another place of the value: schemas that hold themselves have many. */
export function isElsewhere(change: Change, proof: Pick<Proof, 'problem'>): boolean {
  const { problem } = proof;
  return (
    problem.schemaPointer === receiverPlace(change) && isSameKeyword(change, proof) && !ofMembers.has(problem.keyword)
  );
}

/** Whether a value is refused in the alternative that it names, and a change is about which alternatives have that name. */
export function isByName(change: Change, { problem }: Pick<Proof, 'problem'>): boolean {
  const { keyword, before } = change;
  if (!keyword.startsWith('discriminator')) return false;
  const place = receiverPlace(change);
  const own = problem.chosen?.find(({ schemaPointer }) => schemaPointer === place);
  if (!own) return false;
  // One that leads elsewhere is shown by its own name alone.
  return keyword !== 'discriminator-mapping' || String(before).startsWith(`${own.name}: `);
}

/** Keywords that refuse a value as a whole for what schemas inside of them say, with what the condition of changes there begins with. */
const byInside: Readonly<Record<string, string | undefined>> = {
  contains: 'contains',
  maxContains: 'contains',
  not: 'not',
  oneOf: 'alternative ',
  anyOf: 'alternative ',
  unevaluatedItems: '',
  unevaluatedProperties: '',
};

/** Whether a value is refused as a whole by what holds the place of a change: it is not told which part in it does. */
export function isInside({ at, condition = '' }: Change, { problem }: Pick<Proof, 'problem'>): boolean {
  const { keyword, pointer, tried } = problem;
  const whole = tried ?? pointer;
  const words = tried === undefined ? byInside[keyword] : byInside['oneOf'];
  if (words === undefined || !['same', 'within'].includes(relation(whole, at))) return false;
  return words === '' || condition.split('; ').some((one) => one.startsWith(words));
}

/**
 * Whether several exclusive alternatives take a value, and a change that looks harmless is in one of them: an alternative that takes
 * less leaves values to the others alone, and so the whole takes more.
 */
export function isAmongExclusive(change: Change, proof: Pick<Proof, 'problem'>): boolean {
  const { keyword, pointer } = proof.problem;
  if (keyword !== 'oneOf') return false;
  return isInside(change, proof) || (change.keyword === 'oneOf' && relation(change.at, pointer) === 'same');
}

/** Whether no validator judges what a change is about: how texts are encoded, what stands for what is not sent, how XML is written. */
export function isUnjudged({ rule, condition }: Change): boolean {
  return ruleOf(rule)?.unjudged === true || (condition?.split('; ').includes('content') ?? false);
}

/** Whether what refuses a value stands in the consequence of the condition that a place stands in. */
function isWithinBranch(schemaPointer: string, place: string | undefined): boolean {
  const [branch] = /^.*\/(?:then|else)(?=\/|$)/.exec(place ?? '') ?? [];
  return branch !== undefined && `${schemaPointer}/`.startsWith(`${branch}/`);
}

/** How well a proof shows a change; 0 where it does not. */
export function likeness(change: Change, proof: Pick<Proof, 'problem'>): number {
  const { problem } = proof;
  const place = Math.max(...placesOf(change).map((at) => worth[relation(at, problem.pointer)]));
  if (place === 0) return 0;
  const own = receiverPlace(change);
  const member = ofMembers.has(problem.keyword) ? (tokensOf(problem.pointer).at(-1) ?? '') : '';
  const sameNode =
    problem.schemaPointer === own || own === `${problem.schemaPointer}/properties/${escapeToken(member)}`;
  // Several conditions speak of one place: only what stands in them tells them apart.
  if (change.condition?.startsWith('where ') && !sameNode && !isWithinBranch(problem.schemaPointer, own)) return 0;
  const sameKeyword = isSameKeyword(change, proof);
  if (!sameKeyword && isUnjudged(change)) return 0;
  const isWhole = place === worth.within && wholes.has(change.keyword);
  if (place !== worth.same && !sameKeyword && !isWhole) return 0;
  return place + (sameKeyword ? 3 : 0) + (sameNode ? 2 : 0);
}

/** Changes of a whole: what is refused inside of it shows them too. */
const wholes = new Set([
  'type',
  'oneOf',
  'anyOf',
  'alternatives',
  'const',
  'nothing',
  'additionalProperties',
  'shared',
]);

/** The proof that shows a change best. */
export function bestProof(change: Change, proofs: readonly Proof[]): Proof | undefined {
  const rated = proofs.map((proof) => ({ proof, rate: likeness(change, proof) })).filter(({ rate }) => rate > 0);
  return rated.sort((a, b) => b.rate - a.rate || size(a.proof) - size(b.proof))[0]?.proof;
}

function size({ value }: Proof): number {
  return JSON.stringify(value).length;
}
