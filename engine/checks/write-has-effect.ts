import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';
import type { AnsweredExchange } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { sameScalar, sameText } from '../judging/agreement.js';
import { answerBody } from '../judging/answer.js';
import { differences } from '../judging/difference.js';
import { saysNothing, subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck, ObservationInput } from './check.js';
import { toPointer } from '../../contracts/model/pointer.js';
import { onlyListIn } from '../judging/identity.js';

const check = 'write-has-effect';

type Found = Omit<Judgement, 'check' | 'ground' | 'holds'>;

/** The object itself, or what an envelope holds under its one name. */
function objectOf(body: unknown, member: string): Record<string, unknown> | undefined {
  if (!isObject(body)) return undefined;
  if (member in body) return body;
  const [inner, ...others] = Object.values(body).filter((value) => isObject(value) && member in value);
  return others.length === 0 && isObject(inner) ? inner : undefined;
}

/** What the caller gave, the creation confirmed, and a read shows otherwise. */
function changed(created: AnsweredExchange, read: AnsweredExchange): Found[] {
  const sent = losslessBody(created.request.body);
  if (!isObject(sent)) return [];
  return Object.entries(sent).flatMap(([name, given]): Found[] => {
    const [confirmed, there] = [created, read].map(({ response }) => objectOf(answerBody(response), name)?.[name]);
    const isScalar = (value: unknown): boolean => value !== undefined && !Array.isArray(value) && !isObject(value);
    if (![given, confirmed, there].every(isScalar) || !sameScalar(given, confirmed)) return [];
    if (sameScalar(given, there) || sameText(given, there)) return [];
    return [
      {
        message: `${created.operationId} confirmed a ${name} that ${read.operationId} shows otherwise`,
        pointer: toPointer([name]),
        expected: shown(given),
        actual: shown(there),
        subject: subjectOf(read),
      },
    ];
  });
}

function judgeRead(created: AnsweredExchange, read: AnsweredExchange): Found[] {
  if (succeeded(read)) return changed(created, read);
  // What is made later, or may be seen by others alone, is not there yet, or hidden.
  if (saysNothing(read) || created.response.status !== 201 || read.response.status !== 404) return [];
  return [
    {
      message: `what ${created.operationId} made cannot be read with ${read.operationId}`,
      expected: 'a 2xx status',
      actual: String(read.response.status),
      subject: subjectOf(read),
    },
  ];
}

/** A list that is empty right after something was made: which of several things it shows first, nobody says. */
function judgeList(created: AnsweredExchange, list: AnsweredExchange): Found[] {
  if (!succeeded(list) || created.response.status !== 201 || onlyListIn(answerBody(list.response))?.length !== 0)
    return [];
  return [
    {
      message: `${list.operationId} is empty after ${created.operationId} made something`,
      atMost: 'warn',
      expected: 'what was made',
      actual: 'an empty list',
      subject: subjectOf(list),
    },
  ];
}

/** What is still answered as before its deletion was confirmed; one that is marked as deleted differs. */
function judgeGone(deleted: AnsweredExchange, read: AnsweredExchange, gone: AnsweredExchange): Found[] {
  const isDone = deleted.response.status === 200 || deleted.response.status === 204;
  if (!isDone || !succeeded(read) || !succeeded(gone)) return [];
  const [before, after] = [answerBody(read.response), answerBody(gone.response)];
  if (
    before === undefined ||
    after === undefined ||
    differences(before, after, { ordered: true, volatile: [] }).length > 0
  )
    return [];
  return [
    {
      message: `${gone.operationId} answers as before after ${deleted.operationId} confirmed the deletion`,
      expected: '404 or 410, or an object that tells of its deletion',
      actual: String(gone.response.status),
      subject: subjectOf(gone),
    },
  ];
}

/** An id that two creations gave, of different things. */
function judgeIds([first, second]: readonly AnsweredExchange[]): Found[] {
  if (first?.response.status !== 201 || second?.response.status !== 201) return [];
  if (first.request.body === second.request.body) return [];
  const [before, twice] = [first, second].map(({ response }) => objectOf(answerBody(response), 'id')?.['id']);
  if (twice === undefined || twice === null || !sameScalar(before, twice)) return [];
  return [
    {
      message: `${second.operationId} gave an id that it had given before`,
      pointer: '/id',
      expected: 'a new id',
      actual: shown(twice),
      subject: subjectOf(second),
    },
  ];
}

function foundIn({ observed }: ObservationInput): Found[] {
  const of = (role: string): readonly AnsweredExchange[] => observed[role] ?? [];
  const created = of('created').filter(succeeded);
  const [last, read, list, deleted, gone] = [
    created.at(-1),
    ...['read', 'list', 'deleted', 'gone'].map((role) => of(role)[0]),
  ];
  if (!last) return [];
  return [
    ...judgeIds(created),
    ...(read ? judgeRead(last, read) : []),
    ...(list ? judgeList(last, list) : []),
    ...(read && deleted && gone ? judgeGone(deleted, read, gone) : []),
  ];
}

export const writeHasEffect: ObservationCheck = {
  id: check,
  title: 'A confirmed write has its effect',
  about:
    'Of an API that is known by its document alone: something was made twice, read, listed and deleted. What the creation confirmed is not there, is shown otherwise, was given an id of another one, or is still answered as before its deletion. Only values that the caller sent and the creation gave back are compared; a list is judged only where it is empty.',
  restsOn: 'The principle that a confirmed call has its effect (RFC 9110, 9.3.3 and 9.3.5).',
  relations: ['written-and-read'],
  judge(input) {
    const { case: planned, observed } = input;
    const found = foundIn(input);
    const { ground } = planned;
    if (found.length > 0) return found.map((one) => ({ check, ground, holds: false, ...one }));
    const read = observed['read']?.[0];
    return read && succeeded(read)
      ? [{ check, ground, holds: true, message: 'what was made is read as it was confirmed', subject: subjectOf(read) }]
      : [];
  },
};
