/** Who may use an account: whoever has it, with all parts of the same whole, until they let go of it or are not heard of any more. */
export interface Claim {
  /** Whoever wants it as a whole: a run, a gate, or the pipeline whose shards share it. */
  holder: string;
  /** Which part of the holder asks. */
  member: string;
}

/** A line of what was asked for; the order of the lines decides. */
export interface LeaseLine extends Claim {
  type: 'claimed' | 'released';
  /** Milliseconds since the epoch. */
  at: number;
  /** Until when it holds unless it is claimed again. */
  until: number;
}

/** Where lines are kept, in one order for all who read them. */
export interface LeaseLog {
  append(line: LeaseLine): void;
  lines(): readonly LeaseLine[];
}

/** Another one has it. */
export interface Taken {
  heldBy: string;
  /** Milliseconds since the epoch. */
  since: number;
}

/** A claim holds so long after it was made; who is killed lets go of it that way. In milliseconds. */
export const leaseMs = 60_000;

/** Claims that hold after some lines: a claim beside that of another holder never did. */
function holding(lines: readonly LeaseLine[]): { line: LeaseLine; since: number }[] {
  let held: { line: LeaseLine; since: number }[] = [];
  for (const line of lines) {
    held = held.filter(({ line: { until } }) => until > line.at);
    const own = held.find((one) => one.line.holder === line.holder && one.line.member === line.member);
    if (line.type === 'released') held = held.filter((one) => one !== own);
    else if (held.every((one) => one.line.holder === line.holder))
      held = [...held.filter((one) => one !== own), { line, since: own?.since ?? line.at }];
  }
  return held;
}

/**
 * Claims, or claims again.
 * @param at milliseconds since the epoch
 * @returns who has it already; nothing where the claim holds
 */
export function claim(log: LeaseLog, { holder, member }: Claim, at: number): Taken | undefined {
  log.append({ type: 'claimed', holder, member, at, until: at + leaseMs });
  const other = holding(log.lines()).find(({ line }) => line.holder !== holder);
  return other && { heldBy: other.line.holder, since: other.since };
}

/** Lets go of what was claimed; other members of the holder keep it. */
export function release(log: LeaseLog, { holder, member }: Claim, at: number): void {
  log.append({ type: 'released', holder, member, at, until: at });
}

/** Whether nobody has what a log is about. @param at milliseconds since the epoch */
export function isFree(log: LeaseLog, at: number): boolean {
  return holding(log.lines()).every(({ line: { until } }) => until <= at);
}

/** A log in memory that forgets what holds no more. */
export function memoryLog(): LeaseLog {
  let kept: LeaseLine[] = [];
  return {
    append(line) {
      kept = [...holding(kept).map((held) => ({ ...held.line, at: held.since })), line];
    },
    lines: () => kept,
  };
}
