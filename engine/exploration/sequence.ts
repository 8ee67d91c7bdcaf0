import type { Facts } from '../../contracts/model/types.js';
import type { Act, Dice, Kind } from '../model/kind.js';
import { areas, kindNamed, kinds } from '../model/kinds/index.js';
import type { World } from '../model/world.js';
import { reading } from './crowd.js';
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

/** Clients of a crowd: mostly few, for what few show is easier to read. */
const crowdSizes = [2, 2, 2, 3, 3, 4, 5, 6, 8] as const;
/** Acts of one client within a crowd. */
const turns = [1, 1, 1, 2, 2, 3, 5] as const;

/** What a crowd is drawn from. */
type CrowdDrawing = Omit<Drawing, 'label' | 'isPossible'> & {
  /** How many clients there may be. */
  clients: number;
  /** Gives labels that the sequence does not have. */
  nextLabel: () => string;
  isPossible: (act: Act) => boolean;
  /** Ids of the reads about an account. */
  viewIds: (on: string) => readonly string[];
};

/**
 * Acts of two to eight clients at once: often all do one and the same, to the same object or for all the money that there is, for
 * that is where calls get in each other's way; otherwise each does something of its own about one account, or about any.
 */
export function nextCrowd(drawing: CrowdDrawing): Act[] {
  const { world, dice, nextLabel } = drawing;
  const first = nextAct({
    ...drawing,
    label: nextLabel(),
    isPossible: (act) => isCall(act) && drawing.isPossible(act),
  });
  if (!first) return [];
  const clients = Math.min(dice.pick(crowdSizes) ?? 2, drawing.clients);
  const most = dice.pick(turns) ?? 1;
  const isRivalry = dice.chance(0.6);
  const all = isRivalry && dice.chance(0.5) ? kindNamed(first.kind).exhausting?.(world, first) : undefined;
  const model: Act = all ? { ...first, values: all } : first;
  const about = dice.chance(0.75) ? model.on : undefined;
  return Array.from({ length: clients }, (_, index) => index + 1).flatMap((client) => {
    const own = Array.from({ length: 1 + dice.int(most) }, (_, turn): Act | undefined => {
      if (client === 1 && turn === 0) return model;
      if (isRivalry && turn === 0) return rivalOf(model, drawing);
      return dice.chance(0.25) ? readOf(about ?? model.on, drawing) : anotherAct(about, drawing);
    });
    return own.flatMap((act) => (act ? [{ ...act, together: first.label, client }] : []));
  });
}

/** Whether an act can be that of a client in a crowd. */
function isCall({ kind, on }: Act): boolean {
  const { operation, isAlone } = kindNamed(kind);
  return operation !== undefined && on !== 'new' && isAlone !== true;
}

/** The same once more, or the same kind of act to the same object with other values. */
function rivalOf(model: Act, { world, dice, facts, nextLabel, isPossible }: CrowdDrawing): Act {
  const same = { ...model, label: nextLabel() };
  if (dice.chance(0.5)) return same;
  for (let attempts = 0; attempts < 12; attempts += 1) {
    const proposed = kindNamed(model.kind).propose(world, dice, facts);
    if (!proposed || proposed.on !== model.on || proposed.of !== model.of) continue;
    const act = { label: same.label, kind: model.kind, ...proposed };
    if (isPossible(act)) return act;
  }
  return same;
}

function anotherAct(about: string | undefined, drawing: CrowdDrawing): Act | undefined {
  const fits = (act: Act): boolean => isCall(act) && (about === undefined || act.on === about);
  return nextAct({
    ...drawing,
    label: drawing.nextLabel(),
    isPossible: (act) => fits(act) && drawing.isPossible(act),
  });
}

function readOf(on: string, { dice, nextLabel, viewIds }: CrowdDrawing): Act | undefined {
  const view = dice.pick(viewIds(on));
  return view === undefined ? undefined : { label: nextLabel(), kind: reading, on, values: { view } };
}
