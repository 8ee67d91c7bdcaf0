import type { Ground } from '../../contracts/model/ground.js';
import { generalise } from '../../contracts/model/pointer.js';
import { levels, type Level } from '../../contracts/model/levels.js';
import type { JudgementLine, RecordedResponse } from '../../engine/record/format.js';
import { kindOf } from '../../engine/record/kind.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { findingsOf } from '../../engine/record/summary.js';
import { errorCodeOf } from './error-code.js';
import { relations } from './families.js';
import { uuidPattern } from '../../contracts/formats/uuid.js';

/** A finding, with what its case says of where it comes from. */
export interface Sighting {
  caseNumber: number;
  /** Index of the judgement in its case. */
  judgement: number;
  level: Level;
  /** JSON Pointer in the message's body. */
  pointer?: string;
  waived?: true;
  /** The exchange or delivery that shows it. */
  message?: string;
  /** Exchanges of other cases that it rests on. */
  observed: readonly string[];
  flow?: string;
  /** The step of the flow that its case belongs to. */
  step?: string;
}

/** Findings that say the same of the same: one check, one operation or webhook, one place, one code. */
export interface Symptom {
  key: string;
  check: string;
  /** Operation, webhook or flow that the cases are about. */
  about: string;
  /** Operation or webhook whose message shows it. */
  shownBy: string;
  /** JSON Pointer with `*` for array indices; absent where the findings are about no body, or about several places of one. */
  place?: string;
  /** Last names of its places: members keep their names from one answer to the next. */
  members: Set<string>;
  /** Node and keyword of the contract that is broken. */
  node?: string;
  /** Error code of the answers; the status of one that failed without a code. */
  code?: string;
  /** First digit of the answers' status; absent where no answer shows it. */
  answered?: number;
  /** Kinds of what was expected and found. */
  kinds: string;
  phase: string;
  /** Whether the requests had to be refused. */
  refusable: boolean;
  /** Message, case and ground of the worst of its findings at a real target; of equal ones, of the first. */
  headline: string;
  caseId: string;
  ground: Ground;
  level: Level;
  defaultLevel: Level;
  cases: Set<string>;
  messages: Set<string>;
  observed: Set<string>;
  /** Ids that its messages name. */
  ids: Set<string>;
  waived: number;
  sightings: Sighting[];
}

/** One for all sightings that rest on nothing: there may be a hundred thousand. */
const nothing: readonly string[] = [];

/** Ids that are remembered of a symptom: enough to find what it is about again. */
const mostIds = 500;

const uuid = new RegExp(uuidPattern, 'gi');

const worse = (a: Level, b: Level): Level => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);

function answerOf({ exchanges }: CaseRecord, { subject }: JudgementLine): RecordedResponse | undefined {
  return subject?.kind === 'exchange' ? exchanges.find(({ id }) => id === subject.id)?.response : undefined;
}

/** What an answer is refused with: its error code, or its status where it failed without one. */
function codeOf(response: RecordedResponse | undefined): string | undefined {
  if (!response) return undefined;
  return errorCodeOf(response.body) ?? (response.status >= 400 ? String(response.status) : undefined);
}

/** The step of a flow that a case belongs to: its rule is the flow, the step and what of it. */
function stepOf({ flow, rule }: CaseRecord['line']): string | undefined {
  return flow === undefined ? undefined : rule.split('.').slice(0, 2).join('.');
}

/** The last name of a place; empty where it is the whole, or an item of it. */
function memberOf(place: string): string {
  const named = place.replace(/(\/\*)+$/, '');
  return named.slice(named.lastIndexOf('/') + 1);
}

/** Gathers symptoms case by case. */
export class Symptoms {
  readonly #byKey = new Map<string, Symptom>();
  /** Whose answer an exchange of another case is, by its id. */
  readonly #operations = new Map<string, string>();

  /**
   * Adds the findings of a case.
   * @returns the keys of the symptoms they belong to
   */
  add(entry: CaseRecord, caseNumber: number): string[] {
    for (const { id, operationId } of entry.exchanges) this.#operations.set(id, operationId);
    return findingsOf(entry).map(({ judgement, index }) => this.#take(entry, judgement, caseNumber, index).key);
  }

  list(): Symptom[] {
    return [...this.#byKey.values()];
  }

  /** The operation that an exchange called. */
  operationOf(exchangeId: string): string | undefined {
    return this.#operations.get(exchangeId);
  }

  #take(
    entry: CaseRecord,
    judgement: ReturnType<typeof findingsOf>[number]['judgement'],
    caseNumber: number,
    index: number,
  ): Symptom {
    const { line, end } = entry;
    const { subject, pointer, level, defaultLevel, waivedBy } = judgement;
    const symptom = this.#symptomOf(entry, judgement);
    const step = stepOf(line);
    symptom.sightings.push({
      caseNumber,
      judgement: index,
      level,
      ...(pointer !== undefined && { pointer }),
      ...(waivedBy !== undefined && { waived: true }),
      ...(subject && { message: subject.id }),
      observed: end?.observed ?? nothing,
      ...(line.flow !== undefined && { flow: line.flow }),
      ...(step !== undefined && { step }),
    });
    if (worse(symptom.defaultLevel, defaultLevel) !== symptom.defaultLevel)
      Object.assign(symptom, { headline: judgement.message, caseId: line.id, ground: judgement.ground });
    symptom.level = worse(symptom.level, level);
    symptom.defaultLevel = worse(symptom.defaultLevel, defaultLevel);
    symptom.cases.add(line.id);
    if (waivedBy !== undefined) symptom.waived += 1;
    if (subject) symptom.messages.add(subject.id);
    for (const id of end?.observed ?? []) symptom.observed.add(id);
    if (pointer !== undefined) {
      const place = generalise(pointer);
      symptom.members.add(memberOf(place));
      if (place !== symptom.place) delete symptom.place;
    }
    if (symptom.ids.size < mostIds)
      for (const id of idsNamed(entry, subject)) if (!symptom.ids.has(id)) symptom.ids.add(copyOf(id));
    return symptom;
  }

  #symptomOf(entry: CaseRecord, judgement: ReturnType<typeof findingsOf>[number]['judgement']): Symptom {
    const { line } = entry;
    const { check, subject, pointer, inContract, level, defaultLevel, message, expected, actual, ground } = judgement;
    const about = line.operationId ?? line.webhookId ?? line.flow ?? 'no operation';
    const shownBy = this.#shownBy(entry, subject) ?? about;
    const place = pointer === undefined ? undefined : generalise(pointer);
    const answer = answerOf(entry, judgement);
    const code = codeOf(answer);
    const key = JSON.stringify([check, about, shownBy, relations.has(check) ? null : (place ?? null), code ?? null]);
    const known = this.#byKey.get(key);
    if (known) return known;
    const hasPlace = pointer !== undefined;
    const kinds = [expected, actual].map((text) => (text === undefined ? '' : (kindOf(text, hasPlace) ?? '')));
    const symptom: Symptom = {
      key,
      check,
      about,
      shownBy,
      ...(place !== undefined && { place }),
      ...(inContract && { node: `${inContract.pointer} ${inContract.keyword}` }),
      ...(code !== undefined && { code }),
      ...(answer && { answered: Math.floor(answer.status / 100) }),
      kinds: kinds.join(' → '),
      phase: line.phase,
      refusable: line.valid === false,
      headline: message,
      caseId: line.id,
      ground,
      level,
      defaultLevel,
      members: new Set(),
      cases: new Set(),
      messages: new Set(),
      observed: new Set(),
      ids: new Set(),
      waived: 0,
      sightings: [],
    };
    this.#byKey.set(key, symptom);
    return symptom;
  }

  #shownBy({ line }: CaseRecord, subject: JudgementLine['subject']): string | undefined {
    return subject?.kind === 'exchange' ? this.#operations.get(subject.id) : line.webhookId;
  }
}

/** The same text on its own: what is cut out of a long one would keep that in memory. */
function copyOf(id: string): string {
  return Buffer.from(id, 'latin1').toString('latin1');
}

/** Ids in the message that a judgement is about. */
function idsNamed({ exchanges, deliveries }: CaseRecord, subject: JudgementLine['subject']): string[] {
  const exchange = exchanges.find(({ id }) => id === subject?.id);
  const delivery = deliveries.find(({ id }) => id === subject?.id);
  const texts = [exchange?.response?.body, exchange?.request.body, exchange?.request.url, delivery?.request.body];
  return texts.flatMap((text) => text?.slice(0, 20_000).match(uuid) ?? []);
}
