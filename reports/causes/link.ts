import { nearest } from './families.js';
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

/** Symptoms that belong together, each with the rule that says so. */
class Groups {
  readonly #parents = new Map<Symptom, Symptom>();
  readonly links = new Map<Symptom, { to: Symptom; rule: CauseRule }[]>();

  of(symptom: Symptom): Symptom {
    let root = symptom;
    for (let up = this.#parents.get(root); up; up = this.#parents.get(root)) root = up;
    if (root !== symptom) this.#parents.set(symptom, root);
    return root;
  }

  join(a: Symptom, b: Symptom, rule: CauseRule): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      this.links.set(from, [...(this.links.get(from) ?? []), { to, rule }]);
    const [rootA, rootB] = [this.of(a), this.of(b)];
    if (rootA !== rootB) this.#parents.set(rootB, rootA);
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
function nearness({ check, shownBy, answered }: Symptom, run: RunFacts): number {
  // Whoever relies on a read that is wrong may well ask for more than there is.
  if (check === 'conservation' && run.brokenShare(check, shownBy) >= liesFrom) return -1;
  // An error that is told as a success is first of all not told as an error.
  const isToldAsSuccess = check === 'server-error' && answered === 2;
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

/**
 * Which symptoms explain which others: each belongs to exactly one group. A pure function.
 * @param rules default: all
 */
export function linkSymptoms(
  symptoms: readonly Symptom[],
  run: RunFacts,
  rules: readonly CauseRule[] = causeRules,
): Linked[] {
  const groups = new Groups();
  for (const rule of rules)
    for (const bucket of bucketsOf(rule, symptoms))
      for (const [at, one] of bucket.entries())
        for (const other of bucket.slice(at + 1)) {
          if (groups.of(one) === groups.of(other)) continue;
          if (rule.explains(one, other, run) || rule.explains(other, one, run)) groups.join(one, other, rule);
        }
  const members = new Map<Symptom, Symptom[]>();
  for (const symptom of symptoms) {
    const root = groups.of(symptom);
    members.set(root, [...(members.get(root) ?? []), symptom]);
  }
  return [...members.values()].flatMap((group) => {
    const [head] = [...group].sort((a, b) => nearestFirst(a, b, run));
    if (!head) return [];
    const consequences = fromHead(head, groups.links).sort((a, b) => nearestFirst(a.symptom, b.symptom, run));
    return [{ head, consequences }];
  });
}
