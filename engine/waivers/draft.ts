import { isMap, isSeq, Scalar, YAMLSeq, type Document, type YAMLMap } from 'yaml';
import { levels, type Level } from '../../contracts/model/levels.js';
import type { JudgementLine } from '../record/format.js';
import type { CaseRecord } from '../record/reader.js';
import { findingsOf } from '../record/summary.js';
import { identitiesOf, waivedSubject, waiverFingerprint, type Identity } from '../record/waivers.js';
import { textsOf } from '../entries-file.js';
import { identityIn, isFor, openWaivers } from './file.js';
import { seenMember } from './members.js';

/** Cases that an entry for an operation or webhook names: enough to tell when it is needed no more. */
const named = 3;

/** A draft of an entry: all but why, and who answers for it. */
export interface Draft extends Identity {
  seen: readonly string[];
  /** What was found, for the one who fills the draft in. */
  about: string;
}

interface Group {
  ofCase: Identity[];
  ofSubject: Identity;
  cases: Set<string>;
  about: string;
  /** The same in the whole body or at a place in it, not in a case alone. */
  hasPlace: boolean;
}

/** Drafts waivers of a run's findings, case by case. */
export class Drafts {
  readonly #failOn: Level;
  readonly #groups = new Map<string, Group>();
  /** Checks that held in a case of an operation or webhook. */
  readonly #held = new Set<string>();

  /** @param failOn lowest level that makes the run fail: findings below it need no waiver */
  constructor(failOn: Level) {
    this.#failOn = failOn;
  }

  /** Takes the findings of a case that count for the verdict. */
  add(entry: CaseRecord): void {
    for (const judgement of entry.judgements)
      if (judgement.outcome === 'pass')
        this.#held.add(heldKey(judgement.check, waivedSubject(entry.line) ?? entry.line.id));
    for (const { judgement } of findingsOf(entry)) {
      if (judgement.waivedBy !== undefined || levels.indexOf(judgement.level) < levels.indexOf(this.#failOn)) continue;
      this.#group(entry, judgement);
    }
  }

  /**
   * One entry for an operation or webhook where several cases show the same at a place in the body, or where the check held in
   * no case of it; else one entry for each case.
   * @param existing fingerprints of entries that are there: what they accept is not drafted again
   */
  list(existing: ReadonlySet<string> = new Set()): Draft[] {
    const isThere = (identity: Identity): boolean => existing.has(waiverFingerprint(identity));
    return [...this.#groups].flatMap(([, { ofCase, ofSubject, cases, about, hasPlace }]): Draft[] => {
      if (isThere(ofSubject)) return [];
      const left = ofCase.filter((identity) => !isThere(identity));
      const isOfSubject = cases.size > 1 && (hasPlace || !this.#held.has(heldKey(ofSubject.check, ofSubject.id)));
      if (left.length > 0 && isOfSubject) return [{ ...ofSubject, seen: [...cases].slice(0, named), about }];
      return left.map((identity) => ({ ...identity, seen: [identity.id], about }));
    });
  }

  #group({ line }: CaseRecord, judgement: JudgementLine): void {
    const [ofCase, ofSubject] = identitiesOf(line, judgement);
    if (!ofCase) return;
    const key = waiverFingerprint(ofSubject ?? ofCase);
    const group = this.#groups.get(key) ?? {
      ofCase: [],
      ofSubject: ofSubject ?? ofCase,
      cases: new Set<string>(),
      about: `${judgement.level ?? ''}: ${judgement.message}`,
      hasPlace: judgement.pointer !== undefined,
    };
    if (!group.cases.has(line.id)) group.ofCase.push(ofCase);
    group.cases.add(line.id);
    this.#groups.set(key, group);
  }
}

function heldKey(check: string, id: string): string {
  return JSON.stringify([check, id]);
}

const heading = ' Accepted findings: docs/waivers.md. Fill in reason and owner; a run takes no entry that lacks them.';

/** The run whose findings are drafted. */
export interface DraftedFor {
  /** API version. */
  version: string;
  /** Last day (ISO 8601) on which its findings are to be accepted. */
  expires: string;
}

/** A member to be filled in. */
function blank(ask: string): Scalar {
  const scalar = new Scalar(null);
  scalar.source = '';
  scalar.comment = ` ${ask}`;
  return scalar;
}

function entryOf(
  document: Document,
  { about, seen, check, id, place, expected, actual }: Draft,
  { version, expires }: DraftedFor,
): YAMLMap {
  const entry = document.createNode({
    check,
    id,
    ...(place !== undefined && { place }),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(seen[0] !== id && { [seenMember]: seen }),
    version,
    reason: blank('say why it is accepted'),
    owner: blank('say who answers for it'),
    expires,
  }) as YAMLMap;
  entry.commentBefore = ` ${about.replace(/\s+/g, ' ').slice(0, 160)}`;
  return entry;
}

/** The list of a document, made where it has none. */
function listOf(document: Document): YAMLSeq {
  const { contents } = document;
  const list = isMap(contents) ? contents.get('waivers') : undefined;
  const made = isSeq(list) ? list : new YAMLSeq();
  made.flow = false;
  if (isMap(contents)) contents.set('waivers', made);
  else {
    document.commentBefore ??= heading;
    document.contents = document.createNode({ waivers: made });
  }
  return made;
}

/**
 * Appends drafts of waivers to a file, as far as it has none for the same findings. Entries and comments that are there stay.
 * @param text what the file holds; empty where there is none
 * @param file as messages name it
 * @throws UsageError with file and line where it is no file of waivers
 */
export function withDrafts(
  text: string,
  file: string,
  drafts: Drafts,
  run: DraftedFor,
): { text: string; added: number } {
  const { document, entries } = openWaivers(text, file);
  const texts = entries.map(textsOf).filter((entry) => isFor(run.version, entry));
  const existing = new Set(texts.map((entry) => waiverFingerprint(identityIn(entry))));
  const added = drafts.list(existing);
  if (added.length === 0) return { text, added: 0 };
  const list = listOf(document);
  for (const draft of added) {
    const entry = entryOf(document, draft, run);
    entry.spaceBefore = list.items.length > 0;
    list.add(entry);
  }
  return { text: document.toString({ lineWidth: 0 }), added: added.length };
}
