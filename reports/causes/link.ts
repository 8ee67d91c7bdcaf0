import { isFirm } from '../../contracts/model/evidence.js';
import { levels } from '../../contracts/model/levels.js';
import { breaches, nearest } from './families.js';
import { causeRules } from './rules/index.js';
import type { CauseRule, RunFacts } from './rules/rule.js';
import type { Symptom } from './symptom.js';

/** Symptoms that are held against each other because of one key; more of them stay causes of their own. */
const mostAlike = 400;

/** A symptom that another one explains, and by which rule. */
export interface Explained {
  symptom: Symptom;
  rule: CauseRule;
}

/** A symptom with all that it explains. */
export interface Linked {
  head: Symptom;
  consequences: Explained[];
}

/** Whether a ground proves something: a principle does, and a statement that is known well enough. */
function proves({ ground }: Symptom): boolean {
  return ground.kind === 'principle' || isFirm(ground.evidence);
}

/** How much a symptom weighs by what it rests on: its level at a real target, then whether its ground proves something. */
function weightOf(symptom: Symptom): number {
  return 2 * levels.indexOf(symptom.defaultLevel) + Number(proves(symptom));
}

/** Every weight that there is, the greatest first. */
const weights = levels.flatMap((_level, index) => [2 * index, 2 * index + 1]).reverse();

/** Symptoms that belong together, each with the rule that says so. */
class Groups {
  readonly #parents = new Map<Symptom, Symptom>();
  /** Weights that are not those of the symptoms alone: of groups by their roots, and of causes that stand for what presupposes them. */
  readonly #heaviest = new Map<Symptom, number>();
  readonly #standings = new Map<Symptom, number>();
  readonly links = new Map<Symptom, { to: Symptom; rule: CauseRule }[]>();

  of(symptom: Symptom): Symptom {
    let root = symptom;
    for (let up = this.#parents.get(root); up; up = this.#parents.get(root)) root = up;
    if (root !== symptom) this.#parents.set(symptom, root);
    return root;
  }

  /** The weight of the heaviest of a symptom's group. */
  heaviest(symptom: Symptom): number {
    const root = this.of(symptom);
    return this.#heaviest.get(root) ?? weightOf(root);
  }

  /** What a symptom weighs as the head of its group: at least as much as what presupposes it. */
  standing(symptom: Symptom): number {
    return this.#standings.get(symptom) ?? weightOf(symptom);
  }

  raise(symptom: Symptom, weight: number): void {
    this.#standings.set(symptom, Math.max(weight, this.standing(symptom)));
  }

  join(a: Symptom, b: Symptom, rule: CauseRule): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      this.links.set(from, [...(this.links.get(from) ?? []), { to, rule }]);
    const [rootA, rootB] = [this.of(a), this.of(b)];
    if (rootA === rootB) return;
    const weight = Math.max(this.heaviest(a), this.heaviest(b));
    this.#parents.set(rootB, rootA);
    this.#heaviest.set(rootA, weight);
  }
}

function bucketsOf(rule: CauseRule, symptoms: readonly Symptom[]): Symptom[][] {
  const buckets = new Map<string, Symptom[]>();
  for (const symptom of symptoms)
    for (const key of new Set(rule.keysOf(symptom))) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(symptom);
      else buckets.set(key, [symptom]);
    }
  return [...buckets.values()].filter(({ length }) => length > 1).map((bucket) => bucket.slice(0, mostAlike));
}

/** From this share on, the read itself is what does not hold. */
const liesFrom = 0.6;

/** Places in the list of checks; what the list does not have comes last. */
function nearness({ check, shownBy, answered, code }: Symptom, run: RunFacts): number {
  // Whoever relies on a read that is wrong may well ask for more than there is.
  if (check === 'conservation' && run.brokenShare(check, shownBy) >= liesFrom) return -1;
  // An error that is told as a success is first of all not told as an error; so is a refusal, which lets nothing pass.
  const isToldAsSuccess = answered === 2 && (check === 'server-error' || (code !== undefined && breaches.has(check)));
  const at = nearest.findIndex((row) => row.includes(isToldAsSuccess ? 'error-envelope' : check));
  if (at < 0) return nearest.length;
  return isToldAsSuccess ? at + 0.5 : at;
}

/** The nearest to the break comes first; among equals the one that most findings show, then the first of the record. */
function nearestFirst(a: Symptom, b: Symptom, run: RunFacts): number {
  return (
    nearness(a, run) - nearness(b, run) ||
    b.sightings.length - a.sightings.length ||
    (a.sightings[0]?.caseNumber ?? 0) - (b.sightings[0]?.caseNumber ?? 0)
  );
}

/** The members of a group in the order in which rules lead to them from its head. */
function fromHead(head: Symptom, links: Groups['links']): Explained[] {
  const reached = new Set([head]);
  const consequences: Explained[] = [];
  for (const symptom of reached)
    for (const { to, rule } of links.get(symptom) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      consequences.push({ symptom: to, rule });
    }
  return consequences;
}

/** Every two symptoms that a rule holds against each other. */
function* pairsOf(rule: CauseRule, symptoms: readonly Symptom[]): Generator<[Symptom, Symptom]> {
  for (const bucket of bucketsOf(rule, symptoms))
    for (const [at, one] of bucket.entries()) for (const other of bucket.slice(at + 1)) yield [one, other];
}

/** Joins what stands only because a heavier finding's cause was taken for granted: where the cause proves something, it explains it. */
function joinPresupposed(
  groups: Groups,
  symptoms: readonly Symptom[],
  run: RunFacts,
  rules: readonly CauseRule[],
): void {
  for (const rule of rules.filter(({ presupposed }) => presupposed))
    for (const [one, other] of pairsOf(rule, symptoms)) {
      const [cause, heavier] = weightOf(one) < weightOf(other) ? [one, other] : [other, one];
      if (weightOf(cause) === weightOf(heavier) || !proves(cause) || groups.of(cause) === groups.of(heavier)) continue;
      if (!rule.explains(cause, heavier, run)) continue;
      groups.join(cause, heavier, rule);
      groups.raise(cause, weightOf(heavier));
    }
}

/** Joins symptoms of which the lighter one has a weight: it explains nothing heavier, and ties nothing heavier together. */
function joinAt(
  weight: number,
  groups: Groups,
  symptoms: readonly Symptom[],
  run: RunFacts,
  rules: readonly CauseRule[],
): void {
  const heavy = symptoms.filter((symptom) => weightOf(symptom) >= weight);
  if (!heavy.some((symptom) => weightOf(symptom) === weight)) return;
  for (const rule of rules)
    for (const [one, other] of pairsOf(rule, heavy)) {
      const [a, b] = [weightOf(one), weightOf(other)];
      if (Math.min(a, b) !== weight || groups.of(one) === groups.of(other)) continue;
      if (Math.min(groups.heaviest(one), groups.heaviest(other)) > weight) continue;
      if ((a >= b && rule.explains(one, other, run)) || (b >= a && rule.explains(other, one, run)))
        groups.join(one, other, rule);
    }
}

/**
 * Which symptoms explain which others: each belongs to exactly one group. No symptom explains a heavier one, unless the heavier one
 * presupposes it. A pure function.
 * @param rules default: all
 */
export function linkSymptoms(
  symptoms: readonly Symptom[],
  run: RunFacts,
  rules: readonly CauseRule[] = causeRules,
): Linked[] {
  const groups = new Groups();
  joinPresupposed(groups, symptoms, run, rules);
  for (const weight of weights) joinAt(weight, groups, symptoms, run, rules);
  const members = new Map<Symptom, Symptom[]>();
  for (const symptom of symptoms) {
    const root = groups.of(symptom);
    members.set(root, [...(members.get(root) ?? []), symptom]);
  }
  return [...members.values()].flatMap((group) => {
    const [head] = group
      .filter((symptom) => groups.standing(symptom) >= groups.heaviest(symptom))
      .sort((a, b) => nearestFirst(a, b, run));
    if (!head) return [];
    const consequences = fromHead(head, groups.links).sort((a, b) => nearestFirst(a.symptom, b.symptom, run));
    return [{ head, consequences }];
  });
}
