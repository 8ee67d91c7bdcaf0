/** What an edit of an OpenAPI document is. Nothing here knows what compares documents. */
export type JsonObject = Record<string, unknown>;

/** What an edit does to the messages that are allowed; `notes` of what only people read. */
export type Meaning = 'narrows' | 'widens' | 'other' | 'notes';

/** Two pieces of a document, the second made of the first by one edit. */
export interface Piece<Node = unknown> {
  /** Object of OpenAPI that is edited, as the specification names it. */
  object: string;
  /** Its member. */
  member: string;
  /** What is done to it, in a few words that no other edit of the member has. */
  what: string;
  before: Node;
  after: Node;
  /** By construction; left out where it depends on more than the edit. */
  meaning?: Meaning;
}

/** Where a message goes, or that an edit is of the API as a whole. */
export type Heading = 'request' | 'response' | 'webhook' | 'webhook-answer' | 'callback' | 'callback-answer' | 'api';

/** An edit at one place of a document. */
export interface DocumentEdit extends Omit<Piece, 'before' | 'after'> {
  /** The kind of place: a carrier and a position in its schema, or a kind of call. */
  place: string;
  heading: Heading;
  /** The document; made when it is asked for, since there are many edits. */
  before(): JsonObject;
  after(): JsonObject;
}

/** An edit in a row of a table: of which member, what, where, and both pieces. */
export type EditRow<Place extends string> = [
  object: string,
  member: string,
  what: string,
  place: Place,
  before: JsonObject,
  after: JsonObject,
  meaning?: Meaning,
];

/** A piece of a document around some members. */
export type Around = (more: JsonObject) => JsonObject;

/** A member that people read: that it comes, and that it changes. */
export function noted<Place extends string>(
  [object, member]: readonly [object: string, member: string],
  place: Place,
  around: Around,
  [before, after]: readonly [unknown, unknown],
): EditRow<Place>[] {
  return [
    [object, member, 'comes', place, around({}), around({ [member]: before }), 'notes'],
    [object, member, 'changes', place, around({ [member]: before }), around({ [member]: after }), 'notes'],
  ];
}

const turned: Record<Meaning, Meaning> = { narrows: 'widens', widens: 'narrows', other: 'other', notes: 'notes' };

/** The edit, and the one that takes it back. */
export function bothWays<Node>(piece: Piece<Node>): Piece<Node>[] {
  const { before, after, meaning } = piece;
  const back = { ...piece, what: `${piece.what}, taken back`, before: after, after: before };
  return [piece, { ...back, ...(meaning && { meaning: turned[meaning] }) }];
}

/** What an edit in a `not` does to the whole. */
export function negated({ meaning, ...piece }: Piece): Piece {
  return { ...piece, ...(meaning && { meaning: turned[meaning] }) };
}
