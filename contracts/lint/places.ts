import { evidenceAt } from '../model/evidence-at.js';
import type { Evidence } from '../model/evidence.js';
import { toPointer, valueAt } from '../model/pointer.js';
import type { Contract, Facts, Operation, Webhook } from '../model/types.js';
import type { Place } from './defect.js';

/** Where a contradiction stands. `only` narrows it to what one edition says there. */
export type PlaceNote = { only?: string } & (
  | { operation: string }
  | { webhook: string }
  /** A page about more than one call, and what the contract's facts take from it. */
  | { page: string; facts?: (facts: Facts) => Evidence[] }
);

type Body = { content?: Record<string, unknown> } | undefined;

function schemaPointers(pointer: string, body: Body): string[] {
  return Object.keys(body?.content ?? {}).map((type) => pointer + toPointer(['content', type, 'schema']));
}

/** Schemas of what is sent and of what a success answers. */
function schemaPointersOf({ pointer, object }: Operation | Webhook): string[] {
  const successes = Object.keys(object.responses).filter((status) => status.startsWith('2'));
  return [
    ...schemaPointers(`${pointer}/requestBody`, object.requestBody),
    ...successes.flatMap((status) =>
      schemaPointers(pointer + toPointer(['responses', status]), object.responses[status]),
    ),
  ];
}

/** Evidence that nodes below a schema have of their own. */
function evidenceBelow(node: unknown): Evidence[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = (node as { 'x-evidence'?: Evidence })['x-evidence'];
  const members = Object.entries(node).filter(([name]) => name !== 'x-evidence');
  return [...(own ? [own] : []), ...members.flatMap(([, member]) => evidenceBelow(member))];
}

function evidenceOf({ document, facts, operations, webhooks }: Contract, note: PlaceNote): Evidence[] {
  if ('page' in note) return note.facts?.(facts) ?? [];
  const call = 'operation' in note ? operations.get(note.operation) : webhooks.get(note.webhook);
  if (!call) return [];
  const schemas = schemaPointersOf(call);
  return [
    ...[call.pointer, ...schemas].map((pointer) => evidenceAt(document, pointer)),
    ...schemas.flatMap((pointer) => evidenceBelow(valueAt(document, pointer))),
  ];
}

/**
 * Editions that a contract cites for a place: for path, request and success of a call, or for facts of a page. What is
 * assumed cites none.
 */
export function citedEditions(contract: Contract, note: PlaceNote): string[] {
  return [...new Set(evidenceOf(contract, note).flatMap(({ edition }) => edition ?? []))];
}

/** The place as a defect names it; `undefined` where the contract does not have it. */
export function placeOf(contract: Contract, note: PlaceNote): Place | undefined {
  if ('page' in note) return { kind: 'page', id: note.page, title: note.page };
  const [kind, id] =
    'operation' in note ? (['operation', note.operation] as const) : (['webhook', note.webhook] as const);
  const call = kind === 'operation' ? contract.operations.get(id) : contract.webhooks.get(id);
  return call && { kind, id, title: call.object.summary };
}

/** Notes that speak of an edition. */
export function placesIn(notes: readonly PlaceNote[], edition: string): PlaceNote[] {
  return notes.filter(({ only }) => only === undefined || only === edition);
}

/** Editions by how near they are to one of them: itself, the earlier ones from the nearest back, then the later ones. */
function byNearness(editions: readonly string[], from: string): string[] {
  const place = editions.indexOf(from);
  return [...editions.slice(0, place + 1).reverse(), ...editions.slice(place + 1)];
}

/**
 * The edition whose contradiction shows in a contract: the version's own, or another one, provided that the contract
 * knows every place of the contradiction from that edition alone. Then both readings are in what it carries.
 * @param editions those inside which the contradiction stands; `undefined`: wherever its places are known
 */
export function shownEdition(
  contract: Contract,
  editions: readonly string[] | undefined,
  notes: readonly PlaceNote[],
): string | undefined {
  if (editions?.includes(contract.version)) return contract.version;
  const isSoleSource = (edition: string): boolean => {
    const cited = placesIn(notes, edition).map((note) => citedEditions(contract, note));
    return cited.length > 0 && cited.every((all) => all.length === 1 && all[0] === edition);
  };
  const known = contract.facts.editions.map(({ id }) => id);
  return byNearness(known, contract.version).find(
    (edition) => (editions === undefined || editions.includes(edition)) && isSoleSource(edition),
  );
}
