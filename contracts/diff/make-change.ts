/** Makes changes of edits: named by a rule, as loud as effect, direction and evidence allow. */
import { createHash } from 'node:crypto';
import { levelOf, type Level, type Strictness } from '../model/levels.js';
import { weakestEvidence, type Evidence } from '../model/evidence.js';
import { toPointer } from '../model/pointer.js';
import type { Change, Place, Receiver } from './change.js';
import { keywordEvidence, type Located } from './document.js';
import { effectOnWhole, type Edit } from './edit.js';
import { levelOfFlipped, levelOfRule, lower } from './levels.js';
import { changeId, describedBy, ruleFor, type Described } from './named.js';
import type { Carrier, Where } from './api/part.js';
import { canonical, meaning } from './schema/canonical.js';
import { short, words } from './text.js';

/** How a comparison reads what it finds. */
export interface Reading {
  receiver: Receiver;
  strictness: Strictness;
  /** Whether both sides have evidence to weigh. */
  graded: boolean;
}

/** An edit that no rule names: the list of rules has a gap. */
class UnnamedEdit extends Error {
  override name = 'UnnamedEdit';
}

function placeOf(located: Located | undefined, keyword: string | undefined): Place | undefined {
  if (!located) return undefined;
  const evidence = keyword === undefined ? located.evidence : keywordEvidence(located, keyword);
  return { pointer: located.pointer, ...(evidence && { evidence }) };
}

/** The level that evidence allows: at most what the weaker side is worth. */
export function cappedLevel(level: Level, evidence: readonly Evidence[], { graded, strictness }: Reading): Level {
  if (!graded || evidence.length === 0) return level;
  return lower(level, levelOf({ kind: 'evidence', evidence: weakestEvidence(evidence) }, strictness));
}

/** Stands for rule, place and values, never for words. */
export function fingerprintOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(canonical(parts)).digest('hex').slice(0, 16);
}

interface Found {
  where: Where;
  edit: Edit;
  at: readonly string[];
  carrier?: Carrier;
  condition?: string;
}

function messageOf({ where, edit, at, condition }: Found, id: string): string {
  const place = [where.part, at.length > 0 ? toPointer(at) : ''].filter((one) => one !== '').join(' ');
  const told =
    edit.before === undefined ? short(edit.after) : edit.after === undefined ? short(edit.before) : undefined;
  const values = told ?? `${short(edit.before)} → ${short(edit.after)}`;
  const context = condition === undefined ? '' : ` (${condition})`;
  return `${place === '' ? '' : `${place}${context}: `}${words(id)}${values === 'none' ? '' : `: ${values}`}`;
}

/**
 * The change that an edit is.
 * @throws UnnamedEdit where no rule names it
 */
export function changeOf(found: Found, reading: Reading): Change {
  const { where, edit, at, carrier, condition } = found;
  const { subject, direction, part } = where;
  const rule = ruleFor(edit, direction);
  if (!rule) throw new UnnamedEdit(`no rule names ${edit.keyword} that ${edit.effect}`);
  const described: Described = carrier ? describedBy(carrier, at) : 'body';
  const id = changeId(rule, direction, described);
  const [old, revised] = [placeOf(edit.old, edit.evidenceKeyword), placeOf(edit.new, edit.evidenceKeyword)];
  const evidence = [old?.evidence, revised?.evidence].filter((one) => one !== undefined);
  const effect = effectOnWhole(edit);
  const ruleLevel = edit.isFlipped
    ? levelOfFlipped(rule, effect, direction)
    : levelOfRule(rule, effect, direction, reading.receiver);
  const pointer = toPointer(at);
  return {
    rule: id,
    level: cappedLevel(ruleLevel, evidence, reading),
    ruleLevel,
    subject,
    direction,
    part,
    at: pointer,
    ...(condition !== undefined && { condition }),
    ...(old && { old }),
    ...(revised && { new: revised }),
    keyword: edit.keyword,
    effect,
    ...(edit.before !== undefined && { before: edit.before }),
    ...(edit.after !== undefined && { after: edit.after }),
    message: messageOf(found, rule.id),
    advice: rule.advice,
    proof: 'argued',
    ...(edit.guess && { confidence: edit.guess.confidence, reasons: edit.guess.reasons }),
    ...(reading.graded && evidence.length > 0 && { grade: weakestEvidence(evidence).grade }),
    fingerprint: fingerprintOf(
      id,
      subject.id,
      part,
      pointer,
      condition ?? '',
      meaning(edit.before),
      meaning(edit.after),
    ),
  };
}
