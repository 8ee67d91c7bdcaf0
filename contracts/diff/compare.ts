/** What changed between two contracts, by rules alone: nothing is proven here. */
import { isObject, type JsonObject } from '../model/json-value.js';
import type { Strictness } from '../model/levels.js';
import type { Facts } from '../model/facts.js';
import { walk } from './api/walk.js';
import type { Section } from './api/part.js';
import { travelsAsText, typeAsText } from './as-text.js';
import type { Change, Receiver } from './change.js';
import { isReceived } from './levels.js';
import type { Side } from './document.js';
import { compareFacts } from './facts/compare-facts.js';
import { countCoverage, type Coverage } from './evidence-count.js';
import { changeOf, type Reading } from './make-change.js';
import { modern } from './modern.js';
import type { Edit } from './edit.js';
import { Differences } from './schema/differences.js';
import type { Pair } from './schema/found.js';

/** A contract as it is handed over: an OpenAPI document, and facts where there are any. */
export interface ContractInput {
  document: unknown;
  facts?: Facts;
}

export interface CompareOptions {
  /** How readers take what they do not know; tolerant where it is left out. */
  receiver?: Receiver;
  /** How strictly weaker evidence is held; `documented` where it is left out. */
  strictness?: Strictness;
  /** Whether descriptions and examples count. */
  annotations?: boolean;
}

/** Schemas that were compared, with what was found in them. */
export interface ComparedSection extends Section {
  /** Whether both are written alike, references included. */
  same: boolean;
  changes: Change[];
}

export interface Comparison {
  /** Changes beside schemas. */
  changes: Change[];
  sections: ComparedSection[];
  coverage: Coverage;
  sides: { old: Side; new: Side };
  views: Pair;
  reading: Reading;
}

function hasEvidence(document: JsonObject): boolean {
  const stack: unknown[] = [document];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isObject(node) && node['x-evidence'] !== undefined) return true;
    for (const value of Object.values(node)) if (typeof value === 'object') stack.push(value);
  }
  return false;
}

/** Whether who sends or reads a part meets an edit: how XML is written matters in XML alone. */
function isHeard({ keyword }: Edit, { mediaType = '' }: Section): boolean {
  return keyword !== 'xml' || /[/+]xml\b/.test(mediaType);
}

/** Whether a schema is about what a text holds, such as JSON in a text. */
function isContent(where: string | undefined): boolean {
  return where?.split('; ').includes('content') === true;
}

/** A side of a comparison. */
export function sideOf({ document, facts }: ContractInput, which?: Side['which']): Side {
  const whole = modern(isObject(document) ? document : {});
  return { document: whole, graded: hasEvidence(whole), ...(facts && { facts }), ...(which && { which }) };
}

/**
 * Compares two contracts.
 * @throws DocumentError where a reference leads to nothing
 */
export function compareContracts(
  before: ContractInput,
  after: ContractInput,
  options: CompareOptions = {},
): Comparison {
  const { receiver = 'tolerant', strictness = 'documented', annotations = false } = options;
  const sides = { old: sideOf(before, 'old'), new: sideOf(after, 'new') };
  const reading: Reading = { receiver, strictness, graded: sides.old.graded || sides.new.graded };
  const { edits, sections } = walk({ ...sides, annotations });
  edits.push(...compareFacts(before.facts, after.facts));
  const differences = new Differences(sides.old, sides.new, annotations);
  const added = sections.map((section) => ({
    section,
    key: differences.add({ old: section.old, new: section.new, travel: isReceived(section.direction) ? 'in' : 'out' }),
  }));
  const compared = added.map(({ section, key }): ComparedSection => {
    const { carrier } = section;
    const changes = differences
      .of(key)
      .filter(({ edit }) => isHeard(edit, section))
      .flatMap(({ edit: found, at, where }) => {
        const isText = travelsAsText(section, at.length) && !isContent(where);
        const edit = isText ? typeAsText(found) : found;
        const condition = where === undefined ? {} : { condition: where };
        return edit ? [changeOf({ where: section, edit, at, carrier, ...condition }, reading)] : [];
      });
    return { ...section, same: differences.areSame(section), changes };
  });
  return {
    changes: edits.map(({ edit, carrier, ...where }) =>
      changeOf({ where, edit, at: [], ...(carrier && { carrier }) }, reading),
    ),
    sections: compared,
    coverage: countCoverage(sides.old, sides.new),
    sides,
    views: differences.views,
    reading,
  };
}

/** Every change of a comparison, of schemas and beside them. */
export function allChanges({ changes, sections }: Pick<Comparison, 'changes' | 'sections'>): Change[] {
  return [...changes, ...sections.flatMap((section) => section.changes)];
}
