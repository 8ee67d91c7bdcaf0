/** What the walk over an API finds: edits beside schemas, and schemas to compare. */
import type { Direction, Subject } from '../change.js';
import type { Located } from '../document.js';
import type { Edit } from '../edit.js';
import type { Conjunction } from '../schema/view.js';

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
