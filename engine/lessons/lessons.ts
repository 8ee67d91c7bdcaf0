import { weakestGrade, type Evidence, type Grade } from '../../contracts/model/evidence.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { patched } from '../../generators/contract/patch.js';
import { counted } from '../../text/counted.js';
import type { LessonLine, PatchOperation, RunLine } from '../record/format.js';
import type { CaseRecord, RecordFrame } from '../record/reader.js';
import { subjectsOf, type Assumption, type Subject } from './assumption.js';
import { Discoveries } from './discoveries.js';
import { Observations } from './observations.js';
import { raiseEvidence } from './raise.js';
import { isPseudonym } from './shown.js';

/** Assumptions that a lesson about several of them names. */
const mostNamed = 8;

/** Samples that it takes until a form that all of them have is taken over, as in derivation (generators/schema/policy.ts). */
const enoughForFormat = 2;

const atSandbox = 'At the sandbox this teaches nothing about the provider.';

interface LessonOptions {
  contract: Contract;
  run: Pick<RunLine, 'runId' | 'target'>;
  /** Whether the contract is one that patches can be made for; at a sandbox none are proposed in any case. */
  proposes?: boolean;
}

type Group = [key: string, assumption: Assumption][];

/**
 * What a run taught about its contract, read from its record: assumptions confirmed, refuted and untested, and what was
 * discovered. At a real target each lesson that changes something says how, in operations of RFC 6902 that build on
 * those of the lessons before it; what they raise or add is `observed`, never more, and never required, an enumeration or a
 * bound by observation alone (docs/evidence.md).
 */
export class Lessons {
  readonly #subjects: readonly Subject[];
  readonly #observations: Observations;
  readonly #discoveries: Discoveries;
  readonly #options: LessonOptions;
  readonly #seen: Evidence;
  /** The contract's document with everything that is proposed so far. */
  #draft: OpenApiDocument;

  constructor(options: LessonOptions) {
    const { contract, run } = options;
    this.#options = options;
    this.#draft = contract.document;
    this.#subjects = subjectsOf(contract.document);
    this.#observations = new Observations(contract, this.#subjects);
    this.#discoveries = new Discoveries(contract);
    this.#seen = { grade: 'observed', edition: contract.version, source: `run ${run.runId} at ${run.target.name}` };
  }

  add(entry: CaseRecord): void {
    this.#observations.add(entry);
    this.#discoveries.add(entry);
  }

  /** The lessons of all cases added and of the deliveries about none of them; to be called once. */
  lines({
    foreignDeliveries,
    unjudgedDeliveries = [],
  }: Pick<RecordFrame, 'foreignDeliveries' | 'unjudgedDeliveries'>): LessonLine[] {
    for (const delivery of [...foreignDeliveries, ...unjudgedDeliveries]) this.#discoveries.addForeign(delivery);
    return [
      ...this.#subjects.flatMap((subject) => this.#confirmed(subject)),
      ...this.#subjects.flatMap((subject) => this.#refuted(subject)),
      ...this.#discoveries
        .all()
        .map(({ says, patch, ...found }) =>
          this.#line('discovered', found, `${says}; seen ${times(found.count)}.`, (document) =>
            patch(document, this.#seen),
          ),
        ),
      ...this.#subjects.flatMap((subject) => this.#untested(subject)),
    ];
  }

  #line(
    kind: LessonLine['kind'],
    { pointer, grade, count, cases }: Pick<LessonLine, 'pointer' | 'grade' | 'count' | 'cases'>,
    statement: string,
    propose: (document: OpenApiDocument) => PatchOperation[] = () => [],
  ): LessonLine {
    const { run, proposes = true } = this.#options;
    const base: LessonLine = { type: 'lesson', kind, pointer, statement, grade, count, cases };
    if (kind !== 'untested' && run.target.sandbox) return { ...base, statement: `${statement} ${atSandbox}` };
    const patch = proposes ? propose(this.#draft) : [];
    if (patch.length === 0) return base;
    this.#draft = patched(this.#draft, patch);
    return { ...base, patch };
  }

  /** Assumptions of a subject of which a filter tells by key, as a group; `undefined` where none is. */
  #group({ assumptions }: Subject, belongs: (key: string, assumption: Assumption) => boolean): Group | undefined {
    const group = [...assumptions].filter(([key, assumption]) => belongs(key, assumption));
    return group.length > 0 ? group : undefined;
  }

  /** What all of a group has in common; what was seen most often speaks for it. */
  #summary({ pointer }: Subject, group: Group): Pick<LessonLine, 'pointer' | 'grade' | 'count' | 'cases'> {
    const seen = group.map(([key]) => this.#observations.held.of(key));
    const most = seen.reduce((a, b) => (b.count > a.count ? b : a), { count: 0, cases: [] });
    return { pointer, grade: gradeOf(group), ...most };
  }

  #confirmed(subject: Subject): LessonLine[] {
    const { held, broken } = this.#observations;
    const stands = (key: string): boolean => held.has(key) && (!broken.has(key) || this.#isCall(subject, key));
    const isShown = (key: string, { keyword }: Assumption): boolean =>
      stands(key) &&
      !this.#isCondition(key) &&
      (keyword === undefined || (keyword === 'format' && held.of(key).count >= enoughForFormat));
    const shown = this.#group(subject, isShown);
    const onlyHeld = this.#group(subject, (key, assumption) => stands(key) && !isShown(key, assumption));
    return [
      ...(shown
        ? [
            this.#line('confirmed', this.#summary(subject, shown), sentence(subject, shown, 'confirmed'), (document) =>
              raiseEvidence(document, subject, new Set(shown.map(([key]) => key)), this.#seen),
            ),
          ]
        : []),
      ...(onlyHeld
        ? [
            this.#line(
              'confirmed',
              this.#summary(subject, onlyHeld),
              sentence(subject, onlyHeld, 'never broken, which no number of observations makes a promise'),
            ),
          ]
        : []),
    ];
  }

  #refuted(subject: Subject): LessonLine[] {
    const { held, broken, instead } = this.#observations;
    return [...subject.assumptions].flatMap(([key, assumption]) => {
      if (!broken.has(key) || (held.has(key) && this.#isCall(subject, key))) return [];
      const actual = instead.get(key);
      const kept = held.of(key).count;
      const statement = `${subject.title}: assumed that ${assumption.says}, but it was not so ${times(broken.of(key).count)}${
        actual === undefined ? '' : ` (seen: ${actual})`
      }${kept > 0 ? `; it was so ${times(kept)}` : ''}.`;
      const { grade } = assumption.evidence;
      return [
        this.#line('refuted', { pointer: assumption.pointer, grade, ...broken.of(key) }, statement, (document) =>
          this.#withdraw(document, key, assumption),
        ),
      ];
    });
  }

  #untested(subject: Subject): LessonLine[] {
    const { held, broken } = this.#observations;
    const group = this.#group(subject, (key) => !held.has(key) && !broken.has(key));
    return group
      ? [
          this.#line(
            'untested',
            { pointer: subject.pointer, grade: gradeOf(group), count: 0, cases: [] },
            sentence(subject, group, 'not seen in this run'),
          ),
        ]
      : [];
  }

  #isCondition(key: string): boolean {
    return (valueAt(this.#options.contract.document, key) as Schema | undefined)?.if !== undefined;
  }

  /** Whether it is about the call as a whole, of which one success says more than any refusal. */
  #isCall({ pointer }: Subject, key: string): boolean {
    return key === pointer || /\/responses\/\d+$/.test(key);
  }

  /** Operations that take back an assumption which did not hold, where it is plain what the document says without it. */
  #withdraw(document: OpenApiDocument, key: string, { pointer, keyword }: Assumption): PatchOperation[] {
    if (pointer.endsWith('/x-webhook')) {
      const path = this.#observations.instead.get(key);
      if (path === undefined || isPseudonym(path) || this.#observations.held.has(key)) return [];
      return [
        { op: 'add', path: `${pointer}/path`, value: path },
        { op: 'add', path: `${pointer}/x-evidence`, value: this.#seen },
      ];
    }
    if (keyword === undefined || keyword === 'enum' || keyword === 'const') return [];
    return [...this.#withoutKeyword(document, pointer, keyword), ...withoutItsEvidence(document, pointer, keyword)];
  }

  #withoutKeyword(document: OpenApiDocument, pointer: string, keyword: string): PatchOperation[] {
    if (keyword !== 'required') return [{ op: 'remove', path: `${pointer}/${keyword}` }];
    const tokens = parsePointer(pointer);
    const parent = toPointer(tokens.slice(0, -2));
    const { required = [] } = valueAt(document, parent) as Schema;
    return [{ op: 'add', path: `${parent}/required`, value: required.filter((name) => name !== tokens.at(-1)) }];
  }
}

function withoutItsEvidence(document: OpenApiDocument, pointer: string, keyword: string): PatchOperation[] {
  const evidence = (valueAt(document, pointer) as Schema)['x-evidence'];
  if (!evidence?.keywords || !(keyword in evidence.keywords)) return [];
  const { [keyword]: _withdrawn, ...keywords } = evidence.keywords;
  return [{ op: 'add', path: `${pointer}/x-evidence`, value: { ...evidence, keywords } }];
}

function gradeOf(group: Group): Grade {
  return weakestGrade(group.map(([, { evidence }]) => evidence.grade));
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** A group of assumptions in one sentence: which they are, as far as a reader takes them in at once. */
function sentence({ title }: Subject, group: Group, what: string): string {
  const named = group.slice(0, mostNamed).map(([, { says }]) => says);
  const more = group.length > mostNamed ? `; and ${group.length - mostNamed} more` : '';
  return `${title}: ${counted(group.length, 'assumption')} ${what}: ${named.join('; ')}${more}.`;
}
