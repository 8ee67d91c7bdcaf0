import type { Facts } from '../../contracts/model/types.js';
import type { Act, Dice, Kind } from '../model/kind.js';
import { areas, kinds } from '../model/kinds/index.js';
import type { World } from '../model/world.js';
import { readyUser } from './expand.js';

/** Users that a sequence begins with. */
const beginnings = [
  { level: 'extended', euro: '1000.00', usdc: '500' },
  { level: 'extended', euro: '60.00' },
  { level: 'active', euro: '250.00', usdc: '100' },
  { level: 'created' },
];

/** The first acts: one to three users, and money for the partner. */
export function beginning(dice: Dice): Act[] {
  const users = Array.from({ length: dice.chance(0.5) ? 1 : 2 + dice.int(2) }, (_, index): Act => {
    const values = (index === 0 ? beginnings[0] : dice.pick(beginnings)) ?? {};
    return { label: `u${index + 1}`, kind: readyUser, on: 'new', values: values as Act['values'] & object };
  });
  const funds: Act = {
    label: 'p1',
    kind: 'deposit-euro',
    on: 'partner',
    values: { currency: 'eur', amount: '1000.00' },
  };
  return [...users, funds];
}

/** What the next act of a sequence is drawn from. */
interface Drawing {
  world: World;
  /** Of the act. */
  label: string;
  dice: Dice;
  facts: Facts;
  isPossible: (act: Act) => boolean;
  /** How often each kind is tried. */
  weightOf: (kind: Kind) => number;
}

/** The next act of a sequence, drawn by weight among all that the world has objects for. */
export function nextAct({ world, label, dice, facts, isPossible, weightOf }: Drawing): Act | undefined {
  const all = kinds.reduce((sum, kind) => sum + weightOf(kind), 0);
  for (let attempts = 0; attempts < 40; attempts += 1) {
    const kind = drawn(dice, all, weightOf);
    const proposed = kind?.propose(world, dice, facts);
    if (!kind || !proposed) continue;
    const act: Act = { label, kind: kind.name, ...proposed };
    if (isPossible(act)) return act;
  }
  return undefined;
}

/**
 * How often a sequence tries each kind: it dwells on one or two areas and one kind, and likes to do again what it just did. What
 * needs many calls of one kind would hardly come about otherwise.
 */
export function theme(dice: Dice): (kind: Kind, last: string | undefined) => number {
  const chosen = [dice.pick(areas), dice.chance(0.4) ? dice.pick(areas) : undefined].flatMap((area) => area ?? []);
  const favourite = dice.pick(chosen)?.name;
  const again = dice.chance(0.5) ? 3 : 1;
  // Some sequences have no theme: what crosses areas shows there.
  const boost = dice.chance(0.2) ? 1 : 6;
  return (kind, last) =>
    kind.weight *
    (chosen.includes(kind) ? boost : 1) *
    (kind.name === favourite ? 2 : 1) *
    (kind.name === last ? again : 1);
}

function drawn(dice: Dice, all: number, weightOf: (kind: Kind) => number): Kind | undefined {
  let left = dice.int(1_000_000) * (all / 1_000_000);
  for (const kind of kinds) {
    left -= weightOf(kind);
    if (left < 0) return kind;
  }
  return undefined;
}
