import { levels, type Level } from '../../contracts/model/levels.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { isWaived, type Cause, type FindingRow, type Grouping } from './cause.js';
import { Comparisons } from './comparisons.js';
import { kindOfCause } from './kinds/index.js';
import { linkSymptoms, type Linked } from './link.js';
import { runFacts } from './run-facts.js';
import type { RunFacts } from './rules/rule.js';
import { Symptoms, type Symptom } from './symptom.js';

const rank = (level: Level): number => levels.indexOf(level);
const worst = (all: readonly Level[]): Level => all.reduce((a, b) => (rank(a) >= rank(b) ? a : b));

/** Gathers the findings of a record case by case, and tells their causes. */
export class Causes {
  readonly #symptoms = new Symptoms();
  readonly #comparisons = new Comparisons();
  readonly #subjects = new Set<string>();
  #deliveries = 0;

  constructor(readonly grouping: Grouping = 'cause') {}

  /**
   * Adds the findings of a case.
   * @returns keys of what they say: a cause has all findings with one of them
   */
  add(entry: CaseRecord, caseNumber: number): string[] {
    const { operationId, webhookId } = entry.line;
    const about = operationId ?? webhookId;
    if (about !== undefined) this.#subjects.add(about);
    this.#deliveries += entry.deliveries.length;
    const keys = this.#symptoms.add(entry, caseNumber);
    this.#comparisons.add(entry, (id) => this.#symptoms.operationOf(id));
    return keys;
  }

  /** The worst cause first, those that are waived altogether last. */
  sorted(): Cause[] {
    const symptoms = this.#symptoms.list();
    const run = runFacts(symptoms, this.#comparisons, {
      operationOf: (id) => this.#symptoms.operationOf(id),
      subjects: this.#subjects.size,
      deliveries: this.#deliveries,
    });
    const linked = this.grouping === 'cause' ? linkSymptoms(symptoms, run) : grouped(symptoms, this.grouping);
    return linked.map((one) => causeOf(one, run, this.grouping)).sort(worstFirst);
  }
}

/** Symptoms of one check at one place, or of one operation: nothing explains anything. */
function grouped(
  symptoms: readonly Symptom[],
  grouping: Exclude<Grouping, 'cause'>,
): (Linked & { others: Symptom[] })[] {
  const groups = new Map<string, Symptom[]>();
  for (const symptom of symptoms) {
    const { check, place, code, about } = symptom;
    const key = grouping === 'operation' ? about : JSON.stringify([check, place ?? null, code ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), symptom]);
  }
  return [...groups.values()].flatMap(([head, ...others]) => (head ? [{ head, consequences: [], others }] : []));
}

function rowsOf({ sightings }: Symptom): FindingRow[] {
  return sightings
    .map(({ caseNumber, judgement, level, pointer, waived }) => ({
      caseNumber,
      judgement,
      level,
      ...(pointer !== undefined && { pointer }),
      ...(waived && { waived }),
    }))
    .sort((a, b) => rank(b.level) - rank(a.level));
}

function keyOf({ check, about, place, code }: Symptom, grouping: Grouping): string {
  if (grouping === 'operation') return JSON.stringify([about]);
  return JSON.stringify([check, ...(grouping === 'cause' ? [about] : []), place ?? null, code ?? null]);
}

function causeOf(linked: Linked & { others?: Symptom[] }, run: RunFacts, grouping: Grouping): Cause {
  const { head, consequences, others = [] } = linked;
  const all = [head, ...others, ...consequences.map(({ symptom }) => symptom)];
  const { kind, reason } = kindOfCause(head, run);
  return {
    key: keyOf(head, grouping),
    check: head.check,
    ...(head.place !== undefined && { place: head.place }),
    ...(head.code !== undefined && { code: head.code }),
    headline: head.headline,
    caseId: head.caseId,
    kind,
    kindReason: reason,
    level: worst(all.map(({ level }) => level)),
    defaultLevel: worst(all.map(({ defaultLevel }) => defaultLevel)),
    about: [...new Set(all.map(({ about }) => about))],
    cases: new Set(all.flatMap(({ cases }) => [...cases])).size,
    waived: all.reduce((sum, { waived }) => sum + waived, 0),
    findings: all.flatMap(rowsOf),
    consequences: consequences.map(({ symptom, rule }) => ({
      check: symptom.check,
      about: symptom.about,
      ...(symptom.place !== undefined && { place: symptom.place }),
      headline: symptom.headline,
      rule: rule.id,
      because: rule.about,
      findings: symptom.sightings.length,
    })),
  };
}

function worstFirst(a: Cause, b: Cause): number {
  return (
    Number(isWaived(a)) - Number(isWaived(b)) ||
    rank(b.level) - rank(a.level) ||
    rank(b.defaultLevel) - rank(a.defaultLevel) ||
    b.findings.length - a.findings.length ||
    a.check.localeCompare(b.check, 'en')
  );
}
