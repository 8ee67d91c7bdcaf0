/** What the walk over an API finds: edits beside schemas, and schemas to compare. */
import { isObject } from '../../model/json-value.js';
import type { Direction, Subject } from '../change.js';
import { child, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { sameValue } from '../schema/canonical.js';
import type { Conjunction } from '../schema/view.js';

/** The two documents, and how they are looked at. */
export interface Sides {
  old: Side;
  new: Side;
  /** Whether what people read counts too. */
  annotations: boolean;
}

/** Where something travels. */
export interface Where {
  subject: Subject;
  direction: Direction;
  /** For people: `body`, `query limit`, `200 application/json`. */
  part: string;
}

/** What a schema describes: it gives the rule its name. */
export type Carrier = 'body' | 'parameter' | 'header';

/** Two schemas of the same part. */
export interface Section extends Where {
  carrier: Carrier;
  /** Name of the parameter or header. */
  name?: string;
  old: Conjunction;
  new: Conjunction;
  mediaType?: string;
}

/** An edit beside schemas. */
export interface PartEdit extends Where {
  edit: Edit;
  /** What a note is of, for the name of its rule. */
  carrier?: Carrier;
}

/** What the walk gathers. */
export interface Gathered {
  edits: PartEdit[];
  sections: Section[];
}

export function gathered(): Gathered {
  return { edits: [], sections: [] };
}

/** Adds what was found in a part to what was found before. */
export function add(to: Gathered, found: Gathered): void {
  to.edits.push(...found.edits);
  to.sections.push(...found.sections);
}

export function schemaOf(located: Located): Conjunction {
  return located.node === undefined ? [] : [located];
}

/** Members of the parts of a document that people read, or that tools for them do. */
const notes = ['title', 'summary', 'description', 'example', 'examples', 'externalDocs', 'tags', 'links'] as const;

/** Edits of what people read of two parts; none unless that counts. */
export function noteEdits(
  { annotations }: Pick<Sides, 'annotations'>,
  old: Located,
  revised: Located,
  names: readonly string[] = notes,
): Edit[] {
  if (!annotations || !isObject(old.node) || !isObject(revised.node)) return [];
  return names.flatMap((name): Edit[] => {
    const [before, after] = [child(old, name).node, child(revised, name).node];
    if (sameValue(before, after)) return [];
    return [{ keyword: 'annotation', effect: 'incomparable', before, after, name, old, new: revised }];
  });
}
