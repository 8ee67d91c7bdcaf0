import { createHash } from 'node:crypto';
import { levels, type Level } from '../../contracts/model/levels.js';
import { kinds, type Difference, type Kind } from './difference.js';

/** A change of behaviour: all differences that one cause explains. */
export interface Row {
  /** `behaviour-status` … */
  rule: string;
  /** Stands for subject, kind and place; never for values or words. */
  fingerprint: string;
  level: Level;
  subject: Difference['subject'];
  kind: Kind;
  part: string;
  /** Place in the body, `*` for items. */
  place: string;
  /** Places in the request that the cases are about. */
  requestPlaces: readonly string[];
  before: string;
  after: string;
  /** Cases that show it, and differences that follow from it. */
  cases: number;
  consequences: number;
  /** The case that shows it best. */
  example: Difference;
  /** One line for people. */
  message: string;
}

const isSuccess = (told: string): boolean => /^2\d\d/.test(told);

function levelOfDifference({ kind, before, place, part }: Difference): Level {
  switch (kind) {
    case 'status':
      return isSuccess(before) ? 'fail' : 'warn';
    case 'shape':
    case 'member-gone':
    case 'type':
    case 'format':
    case 'scale':
    case 'relation':
    case 'delivery-missing':
      return 'fail';
    case 'value':
      if (place === '/errorMessage') return 'info';
      return /amount|balance|fee|total|price/i.test(place) ? 'fail' : 'warn';
    case 'header':
      return part === 'header content-type' ? 'warn' : 'info';
    case 'member-new':
      return 'info';
    case 'count':
    case 'delivery-extra':
    case 'error-code':
    case 'order':
    case 'state':
      return 'warn';
  }
}

const words: Readonly<Record<Kind, string>> = {
  status: 'answers differently',
  'error-code': 'refuses for another reason',
  'member-gone': 'member is gone',
  'member-new': 'member is new',
  shape: 'body has another shape',
  type: 'has another type',
  format: 'is written differently',
  scale: 'has other decimals',
  value: 'has another value',
  count: 'has another number of items',
  order: 'items stand in another order',
  relation: 'is not the value that it was equal to',
  header: 'header differs',
  'delivery-missing': 'is not delivered as often',
  'delivery-extra': 'is delivered more often',
  state: 'leaves another state',
};

function worst(differences: readonly Difference[]): Level {
  return levels[Math.max(...differences.map((one) => levels.indexOf(levelOfDifference(one))))] ?? 'info';
}

function rowOf(differences: readonly Difference[], key: string): Row {
  const [example] = [...differences].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.caseId.localeCompare(b.caseId),
  );
  if (!example) throw new RangeError('a row has a difference');
  const { subject, kind, part, place, before, after } = example;
  const requestPlaces = [...new Set(differences.map((one) => one.requestPlace).filter((one) => one !== ''))].sort();
  const where = [
    kind === 'header' ? part : place,
    requestPlaces.length === 1 && kind !== 'header' ? `(request ${requestPlaces[0]})` : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
  return {
    rule: `behaviour-${kind}`,
    fingerprint: createHash('sha256').update(`${subject.kind} ${subject.id}\n${key}`).digest('hex').slice(0, 16),
    level: worst(differences),
    subject,
    kind,
    part,
    place,
    requestPlaces,
    before,
    after,
    cases: new Set(differences.map(({ caseId }) => caseId)).size,
    consequences: 0,
    example,
    message: `${subject.id}${where === '' ? '' : ` ${where}`} ${words[kind]}: ${before} → ${after}`,
  };
}

const ofAnswer = (kind: Kind): boolean => kind === 'status' || kind === 'error-code';

/** What may explain several differences of answers: a place in the request, a rule that was broken, what became of it. */
function featuresOf({ requestPlace, rule, before, after }: Difference): string[] {
  return [
    ...(requestPlace === '' ? [] : [`place ${requestPlace}`]),
    `rule ${rule}`,
    `answer ${before} → ${after}`,
    `status ${before.slice(0, 3)} → ${after.slice(0, 3)}`,
    `after ${after}`,
    `before ${before}`,
  ];
}

/** Fewest explanations: again and again the one that covers most of what is left; of equals the narrowest. */
function cover(differences: readonly Difference[]): Map<string, Difference[]> {
  const covered = new Map<string, Difference[]>();
  let left = [...differences];
  while (left.length > 0) {
    const counts = new Map<string, number>();
    for (const one of left) for (const feature of featuresOf(one)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    const [best = ''] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    covered.set(
      best,
      left.filter((one) => featuresOf(one).includes(best)),
    );
    left = left.filter((one) => !featuresOf(one).includes(best));
  }
  return covered;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Where a difference that is not about answers as a whole lies; relations lie where their leader does, if several lost it. */
function placeKey({ kind, part, place }: Difference): string {
  if (kind === 'header') return part;
  if (kind === 'state' || kind.startsWith('delivery-')) return kind;
  return `at ${place}`;
}

function rowsOfSubject(differences: readonly Difference[]): Row[] {
  const answers = differences.filter(({ kind }) => ofAnswer(kind));
  const others = differences.filter(({ kind }) => !ofAnswer(kind));
  return [
    ...[...cover(answers)].map(([key, own]) => rowOf(own, key)),
    ...[...groupBy(others, placeKey)].map(([key, own]) => rowOf(own, key)),
  ];
}

/** What a difference is of: `operation getUserBalances`. */
export const subjectOf = ({ subject }: Difference): string => `${subject.kind} ${subject.id}`;

/** What reads show that were planned to see what a call leaves: it is the call's, unless the read itself changed. */
export function withStates(differences: readonly Difference[]): Difference[] {
  const key = (one: Difference): string => `${subjectOf(one)} ${one.kind} ${one.place}`;
  const ofCalls = new Set(differences.filter(({ phase }) => phase !== 'witness').map(key));
  return differences.map((one): Difference => {
    if (one.phase !== 'witness' || ofCalls.has(key(one))) return one;
    const [call = one.subject.id] = one.rule.split('.');
    return { ...one, subject: { kind: 'operation', id: call }, kind: 'state', part: one.subject.id };
  });
}

/** Whether a refusal names some of what is wrong no more, or more of it: that follows what is refused. */
function namesFewer({ kind, place, before, after }: Difference): boolean {
  if (kind !== 'value' || place !== '/errorMessage') return false;
  const sentences = (text: string): string[] => text.replace(/^string "|"$/g, '').split(/(?<=\.) /);
  const [own, theirs] = [sentences(before), sentences(after)];
  const [less, more] = own.length < theirs.length ? [own, theirs] : [theirs, own];
  return less.length < more.length && less.every((sentence) => more.includes(sentence));
}

/**
 * Splits what follows from an earlier failure of the same story, or from an answer that changed, from what stands for itself.
 * @param ends whether a difference shows that what its story is about is there in one version alone: all else there follows from it
 */
export function withoutConsequences(
  differences: readonly Difference[],
  ends: (difference: Difference) => boolean,
): {
  roots: Difference[];
  consequences: { of: Difference; difference: Difference }[];
} {
  const roots: Difference[] = [];
  const consequences: { of: Difference; difference: Difference }[] = [];
  const broken = new Map<string, Difference>();
  const failed = new Map<string, Difference>();
  const answered = new Map<string, Difference>();
  for (const one of differences) {
    if (one.story !== undefined && !broken.has(one.story) && ends(one)) broken.set(one.story, one);
    if (!ofAnswer(one.kind) || one.phase === 'witness') continue;
    answered.set(subjectOf(one), one);
    failed.set(one.caseId, one);
  }
  for (const one of [...differences].sort((a, b) => a.startedAt.localeCompare(b.startedAt))) {
    const before = one.story === undefined ? undefined : broken.get(one.story);
    const ofAnswered = one.kind === 'state' || namesFewer(one) ? answered.get(subjectOf(one)) : undefined;
    const ofMaker = one.maker === undefined ? undefined : failed.get(one.maker);
    // What is told of an object that was made for the cases of an operation, which are answered otherwise.
    const [, madeFor = ''] = /^for\.(\w+)/.exec(one.story ?? '') ?? [];
    const ofCases = one.maker === undefined ? undefined : answered.get(`operation ${madeFor}`);
    const of =
      ofAnswered ?? ofMaker ?? ofCases ?? (before && subjectOf(before) !== subjectOf(one) ? before : undefined);
    if (of) consequences.push({ of, difference: one });
    else if (!one.parted) roots.push(one);
    if (one.story !== undefined && !before && one.kind === 'status') broken.set(one.story, one);
  }
  return { roots, consequences };
}

/** One row a change, the worst first. */
export function rowsOf(differences: readonly Difference[]): Row[] {
  return [...groupBy(differences, subjectOf).values()]
    .flatMap(rowsOfSubject)
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || b.cases - a.cases);
}
