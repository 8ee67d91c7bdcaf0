import { levels, type Level } from '../contracts/model/levels.js';
import type { GateReason, GateRow, GateRun, GateVerdict } from '../reports/gate/model.js';
import { counted } from '../text/counted.js';

/** What a verdict rests on. */
export interface VerdictInput {
  rows: readonly GateRow[];
  runs: readonly GateRun[];
  compared: { compared: number; unequal: number; alone: number };
  undecided: readonly string[];
  /** Places of what the account shares that were not compared by value any more once a call had come out otherwise, or never were. */
  parted: { compared: readonly string[]; never: readonly string[] };
  /** Changes on paper of what is used that may break, and of which no value could tell, a line each. */
  undecidedChanges: readonly string[];
  /** New findings of a client that stays at the old version, by its own contract. */
  oldClient: number;
  /** Findings of the new version by its own contract that the old one did not have. */
  ownFindings: number;
  failOn: Level;
  /** A rehearsal was asked for by name. */
  rehearsal: boolean;
  /** Whether changes are told apart by what is used. */
  hasUsage: boolean;
  /** What has to be proven, and was not exercised with success on both sides. */
  unproven: readonly string[];
  /** Waivers that are stale or expired, a line each. */
  unfit: readonly string[];
}

export interface Judged {
  verdict: GateVerdict;
  exitCode: number;
  reasons: GateReason[];
}

/** Whether a row stands in the way: loud enough, of what is used, neither accepted nor known. */
export function blocks({ level, concerns, waived, known }: GateRow, failOn: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(failOn) && concerns !== false && !waived && known !== true;
}

const standingWords = {
  unannounced: ['change of behaviour that nothing announces', 'changes of behaviour that nothing announces'],
  seen: ['announced change that was seen', 'announced changes that were seen'],
  'not-seen': [
    'announced change that the new version does not make',
    'announced changes that the new version does not make',
  ],
  'not-testable': ['announced change that could not be tested here', 'announced changes that could not be tested here'],
} as const;

function blocking({ rows, failOn, unfit, oldClient, ownFindings }: VerdictInput): GateReason[] {
  const reasons = (Object.keys(standingWords) as (keyof typeof standingWords)[]).flatMap((standing): GateReason[] => {
    const own = rows.filter((row) => row.standing === standing && blocks(row, failOn));
    const [one, more] = standingWords[standing];
    return own.length === 0 ? [] : [{ kind: 'blocks', text: counted(own.length, one, more) }];
  });
  return [
    ...reasons,
    ...(oldClient > 0
      ? [
          {
            kind: 'blocks' as const,
            text: `A client that does not upgrade meets ${counted(oldClient, 'new failure')} by its own contract`,
          },
        ]
      : []),
    ...(ownFindings > 0
      ? [
          {
            kind: 'blocks' as const,
            text: `The new version breaks its own contract in ${counted(ownFindings, 'place')} where the old one kept its own`,
          },
        ]
      : []),
    ...unfit.map((text): GateReason => ({ kind: 'blocks', text })),
  ];
}

function lacking({
  runs,
  compared,
  undecided,
  parted,
  undecidedChanges,
  rehearsal,
  unproven,
}: VerdictInput): GateReason[] {
  const simulated = runs.filter((run) => run.simulated);
  const cut = runs.filter(({ verdict }) => verdict === 'incomplete' || verdict === 'unusable');
  const texts = [
    ...cut.map(({ role, verdict }) => `The run "${role}" is ${verdict}`),
    ...(compared.compared === 0 ? ['No request was the same on both sides: nothing could be compared'] : []),
    ...(compared.compared > 0 && compared.unequal > compared.compared
      ? [
          `Only ${compared.compared} of ${compared.compared + compared.unequal} requests that both sides got were the same: record the old version again with this suite`,
        ]
      : []),
    ...(simulated.length > 0 && !rehearsal
      ? [
          'The sandbox answered for a side: it is simulated, and proves nothing about the provider (--simulated asks for the rehearsal)',
        ]
      : []),
    ...unproven.map((what) => `${what} has to be proven, and was not exercised with success on both sides`),
    ...undecidedChanges.map((change) => `Whether this change breaks could not be found out: ${change}`),
    ...(parted.never.length > 0
      ? [`A call came out otherwise before what the account shares could be compared: ${parted.never.join(', ')}`]
      : []),
    ...(undecided.length > 0 ? [`Money or status varies between repetitions: ${undecided.join(', ')}`] : []),
  ];
  return texts.map((text) => ({ kind: 'unproven', text }));
}

function notes({ rows, runs, compared, parted, failOn }: VerdictInput): GateReason[] {
  const all = compared.compared + compared.unequal + compared.alone;
  const quiet = rows.filter((row) => row.standing !== 'not-testable' && !blocks(row, failOn)).length;
  const texts = [
    `${compared.compared} of ${all} requests were the same on both sides and are compared`,
    ...(quiet > 0
      ? [`${counted(quiet, 'further change')} below the threshold, accepted, known, or not of what you use`]
      : []),
    ...(parted.compared.length > 0
      ? [
          `Once a call had come out otherwise, what the account shares was compared in its form alone: ${parted.compared.join(', ')}`,
        ]
      : []),
    ...(runs.some((run) => run.simulated) ? ['This is a rehearsal: sandboxes answered'] : []),
  ];
  return texts.map((text) => ({ kind: 'note', text }));
}

/** One verdict: what blocks decides before what is not proven. */
export function judge(input: VerdictInput): Judged {
  const against = blocking(input);
  const open = lacking(input);
  const reasons = [...against, ...open, ...notes(input)];
  if (against.length > 0) return { verdict: 'not safe', exitCode: 1, reasons };
  if (open.length > 0) return { verdict: 'unproven', exitCode: 4, reasons };
  const spared =
    input.hasUsage &&
    input.rows.some((row) => row.concerns === false && blocks({ ...row, concerns: true }, input.failOn));
  return { verdict: spared ? 'safe for your usage' : 'safe', exitCode: 0, reasons };
}
