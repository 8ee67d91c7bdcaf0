/** Every edit that OpenAPI 3.1 and JSON Schema 2020-12 allow, at every kind of place of a document. */
import { callEdits } from './call-edits.js';
import { carriers, xmlCarriers, type Carrier } from './carriers.js';
import { documentEdits } from './document-edits.js';
import { negated, type DocumentEdit, type JsonObject, type Piece } from './edit.js';
import { positions, type Position } from './positions.js';
import { hidingEdits, schemaEdits, xmlEdits } from './schema-edits.js';

export type { DocumentEdit, Heading, JsonObject, Meaning } from './edit.js';

/** Types of values that a schema allows as far as it names any. */
function typesIn(schema: unknown): string[] {
  const type = typeof schema === 'object' && schema !== null ? (schema as { type?: unknown }).type : undefined;
  return [type ?? []].flat().map(String);
}

/** Whether both schemas speak of values that can be at a position. */
function canStand({ types }: Position, { before, after }: Piece): boolean {
  const named = [...typesIn(before), ...typesIn(after)];
  return types === undefined || named.every((type) => types.includes(type));
}

function atPosition(piece: Piece, position: Position, carrier: Carrier): DocumentEdit {
  const { polarity, around, name } = position;
  const { meaning, ...rest } = polarity === 'contrary' ? negated(piece) : piece;
  const document = (side: unknown): JsonObject => {
    const { schema, components } = around(side);
    return carrier.document(schema, components);
  };
  return {
    ...rest,
    ...(meaning && (polarity !== 'open' || meaning === 'notes') && { meaning }),
    place: `${carrier.name}: ${name}`,
    heading: carrier.heading,
    before: () => document(piece.before),
    after: () => document(piece.after),
  };
}

/** Edits of schemas that a carrier's messages are changed by. */
function piecesOf({ heading }: Carrier): readonly Piece[] {
  const isReceived = heading === 'request' || heading.endsWith('-answer');
  return [...schemaEdits, ...hidingEdits[isReceived ? 'in' : 'out']];
}

function* schemasOf(pieces: readonly Piece[], all: readonly Carrier[]): Generator<DocumentEdit> {
  for (const carrier of all)
    for (const position of positions)
      for (const piece of pieces) if (canStand(position, piece)) yield atPosition(piece, position, carrier);
}

/** All edits, always in the same order. */
export function* allEdits(): Generator<DocumentEdit> {
  for (const carrier of carriers) yield* schemasOf(piecesOf(carrier), [carrier]);
  yield* schemasOf(xmlEdits, xmlCarriers);
  yield* callEdits;
  yield* documentEdits;
}

/** Each kind of edit once: of schemas at one position and carrier each, such that all of these come up. */
export function* sampleOfEdits(): Generator<DocumentEdit> {
  const [position] = positions as [Position];
  const kinds = [...carriers];
  let turn = 0;
  const next = <One>(list: readonly One[]): One => list[(turn += 1) % list.length] as One;
  for (const piece of schemaEdits) {
    yield atPosition(piece, position, next(kinds));
    const possible = positions.filter((position) => canStand(position, piece));
    yield atPosition(piece, next(possible), next(kinds));
  }
  for (const piece of hidingEdits.in) yield atPosition(piece, position, carriers[0] as Carrier);
  for (const piece of hidingEdits.out) yield atPosition(piece, position, carriers[1] as Carrier);
  for (const piece of xmlEdits) for (const one of xmlCarriers) yield atPosition(piece, position, one);
  yield* callEdits;
  yield* documentEdits;
}
