/** All differences of two schemas, each with the way to it; recursion and shared components are looked at once. */
import { effectOnWhole, type Edit } from '../edit.js';
import type { Located, Side } from '../document.js';
import { levelOfEffect, levelOfRule } from '../levels.js';
import { ruleFor } from '../named.js';
import { annotationEdits } from './annotations.js';
import { compareNodes } from './compare.js';
import type { Pair } from './found.js';
import { inCondition, type Travel } from './members.js';
import { Sameness } from './sameness.js';
import { keyOf, type Conjunction } from './view.js';
import { Views } from './views.js';

/** An edit at a place of the value that a schema describes. */
export interface Difference {
  edit: Edit;
  /** Steps from the whole value. */
  at: readonly string[];
  where?: string;
}

/**
 * So many nodes are gone through in all, each by every way to it. In documents beyond that, what was told in other places already
 * is told once more as a whole, for else their product would have to be told.
 */
const mostVisits = 50_000;

interface Node {
  /** The first place of either side. */
  old?: Located;
  new?: Located;
  edits: Edit[];
  steps: { key: string; at: readonly string[]; where?: string; flipped: boolean }[];
}

/** Two schemas that are held against each other. */
export interface Compared {
  old: Conjunction;
  new: Conjunction;
  travel: Travel;
}

function keyOfPair({ old, new: revised, travel }: Compared): string {
  return `${travel} ${keyOf(old)} ${keyOf(revised)}`;
}

/** Where something holds, step by step; what was said before is not said again. */
function joined(before: string | undefined, own: string | undefined): string | undefined {
  if (before === undefined || own === undefined) return before ?? own;
  return before.split('; ').includes(own) ? before : `${before}; ${own}`;
}

/** Compares schemas of two documents; add all first, then ask. */
export class Differences {
  readonly views: Pair;
  readonly #same: Sameness;
  readonly #annotations: boolean;
  readonly #nodes = new Map<string, Node>();
  #changed: ReadonlySet<string> | undefined;
  #breaking: ReadonlySet<string> = new Set();
  #visits = 0;
  readonly #told = new Set<string>();

  constructor(old: Side, revised: Side, annotations = false) {
    this.views = { old: new Views(old), new: new Views(revised) };
    this.#annotations = annotations;
    this.#same = new Sameness(old.document, revised.document, annotations);
  }

  /** Whether both are written alike. */
  areSame({ old, new: revised }: Pick<Compared, 'old' | 'new'>): boolean {
    return (
      old.length === revised.length &&
      old.every((located, index) => this.#same.holds(located.node, revised[index]?.node))
    );
  }

  add(compared: Compared): string {
    const first = this.#visit(compared);
    const waiting = [...first.waiting];
    for (let next = waiting.pop(); next; next = waiting.pop()) waiting.push(...this.#visit(next).waiting);
    return first.key;
  }

  #visit(compared: Compared): { key: string; waiting: Compared[] } {
    const { old, new: revised, travel } = compared;
    const key = keyOfPair(compared);
    if (this.#nodes.has(key)) return { key, waiting: [] };
    const node: Node = { ...(old[0] && { old: old[0] }), ...(revised[0] && { new: revised[0] }), edits: [], steps: [] };
    this.#nodes.set(key, node);
    this.#changed = undefined;
    if (this.areSame(compared)) return { key, waiting: [] };
    const found = compareNodes(this.views, old, revised, travel);
    node.edits = this.#annotations ? [...found.edits, ...annotationEdits(this.views, old[0], revised[0])] : found.edits;
    const below = found.steps.map((step) => ({
      old: step.old,
      new: step.new,
      travel: step.partial ? inCondition(travel) : travel,
    }));
    node.steps = found.steps.map((step, index) => {
      const own = keyOfPair(below[index] as Compared);
      return {
        key: own,
        at: step.at,
        ...(step.where !== undefined && { where: step.where }),
        flipped: step.flipped === true,
      };
    });
    return { key, waiting: below };
  }

  /** The differences below a pair that was added: each once, by the shortest way to it. */
  of(root: string): Difference[] {
    if (!this.#changed) {
      this.#changed = this.#above(({ edits }) => edits.length > 0);
      this.#breaking = this.#above(({ edits }, key) => edits.some((edit) => isBreak(edit, key)));
    }
    if (!this.#changed.has(root)) return [];
    const found: Difference[] = [];
    const seen = new Set([root]);
    let level: { key: string; at: readonly string[]; where?: string; flipped: boolean }[] = [
      { key: root, at: [], flipped: false },
    ];
    while (level.length > 0) {
      const next: typeof level = [];
      for (const { key, at, where, flipped } of level) {
        const node = this.#nodes.get(key) as Node;
        this.#visits += 1;
        if (this.#visits > mostVisits && this.#told.has(key) && node.old && node.new) {
          found.push({ edit: this.#shared(key, node), at, ...(where !== undefined && { where }) });
          continue;
        }
        this.#told.add(key);
        found.push(...node.edits.map((edit) => difference(edit, at, where, flipped)));
        for (const step of node.steps) {
          const words = joined(where, step.where);
          const mark = `${step.key} ${words ?? ''}`;
          if (seen.has(mark) || !this.#changed.has(step.key)) continue;
          seen.add(mark);
          next.push({
            key: step.key,
            at: [...at, ...step.at],
            ...(words !== undefined && { where: words }),
            flipped: flipped !== step.flipped,
          });
        }
      }
      level = next;
    }
    return found;
  }

  /** What changed at and below a pair, as a whole. */
  #shared(key: string, { old, new: revised }: Node): Edit {
    const harmless = key.startsWith('in') ? 'widens' : 'narrows';
    return {
      keyword: 'shared',
      effect: this.#breaking.has(key) ? 'incomparable' : harmless,
      after: revised?.pointer,
      ...(old && { old }),
      ...(revised && { new: revised }),
    };
  }

  /** Pairs that fit, and all above them. */
  #above(fits: (node: Node, key: string) => boolean): ReadonlySet<string> {
    const parents = new Map<string, string[]>();
    const waiting: string[] = [];
    for (const [key, node] of this.#nodes) {
      if (fits(node, key)) waiting.push(key);
      for (const step of node.steps) {
        const own = parents.get(step.key);
        if (own) own.push(key);
        else parents.set(step.key, [key]);
      }
    }
    const changed = new Set(waiting);
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
      for (const parent of (parents.get(key) ?? []).filter((one) => !changed.has(one))) {
        changed.add(parent);
        waiting.push(parent);
      }
    return changed;
  }
}

/** Whether an edit breaks who reads, in the direction that begins a key: as its rule has it, for some are news whatever they do. */
function isBreak(edit: Edit, key: string): boolean {
  const direction = key.startsWith('in') ? 'request' : 'response';
  const rule = ruleFor(edit, direction);
  const effect = effectOnWhole(edit);
  if (levelOfEffect(effect, direction) === 'info') return false;
  return !rule || levelOfRule(rule, effect, direction, 'tolerant') !== 'info';
}

function difference(edit: Edit, at: readonly string[], where: string | undefined, flipped: boolean): Difference {
  return {
    edit: flipped ? { ...edit, isFlipped: true } : edit,
    at: [...at, ...(edit.at ?? [])],
    ...(where !== undefined && { where }),
  };
}
