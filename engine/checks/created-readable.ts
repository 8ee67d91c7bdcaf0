import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import type { AnsweredExchange } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { compareCommonFields, sameScalar, sameText, type Disagreement } from '../judging/agreement.js';
import { answerBody, objectsIn } from '../judging/answer.js';
import { idNamesOf, idsOf } from '../judging/identity.js';
import { saysNothing, subjectOf, succeeded } from '../judging/observation.js';
import { volatileMembers } from '../judging/volatile.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'created-readable';

/** Members that change between creation and read without a fault: states go on. */
const moving = [...volatileMembers, 'status', 'message'];

/** The part of a read that shows what was created; `undefined` where it is not in the read. */
function partOf(read: AnsweredExchange, ids: readonly string[]): unknown {
  const body = answerBody(read.response);
  const path = URL.canParse(read.request.url) ? new URL(read.request.url).pathname.split('/').map(percentDecoded) : [];
  const direct = ids.some((id) => path.includes(id));
  for (const { object, pointer } of objectsIn(body))
    if (!(direct && pointer === '') && idsOf(object).some((id) => ids.includes(id))) return object;
  return direct ? body : undefined;
}

/** Whether a read shows objects with ids of this kind: under the same name, or in a list that is named after it. */
function showsIdsOf(read: AnsweredExchange, answer: unknown): boolean {
  const names = idNamesOf(answer).flatMap((name) => (name === 'id' ? [] : [name, name.replace(/Id$/, 's')]));
  return [...objectsIn(answerBody(read.response))].some(({ object }) => names.some((name) => name in object));
}

function judgeRead(created: AnsweredExchange, read: AnsweredExchange, ground: Judgement['ground']): Judgement[] {
  const base = { check, ground, subject: subjectOf(read) };
  const answer = answerBody(created.response);
  const sent = losslessBody(created.request.body);
  const how = `what ${created.operationId} made`;
  if (!succeeded(read))
    return saysNothing(read)
      ? []
      : [
          {
            ...base,
            holds: false,
            message: `${how} cannot be read with ${read.operationId}`,
            expected: 'a 2xx status',
            actual: String(read.response.status),
          },
        ];
  const own = idsOf(answer);
  if (answerBody(read.response) === undefined || (own.length === 0 && idsOf(sent).length === 0)) return [];
  // What the answer names is the object. Ids of the request may be those of its owner, whose read then shows it or not.
  const part = partOf(read, own) ?? (showsIdsOf(read, answer) ? undefined : partOf(read, idsOf(sent)));
  if (part === undefined)
    return [
      {
        ...base,
        holds: false,
        message: `${how} is not in the answer of ${read.operationId}`,
        expected: `the id ${own[0] ?? idsOf(sent)[0] ?? ''}`,
        actual: 'not there',
      },
    ];
  const found = [
    { shape: answer, told: 'answered' },
    { shape: sent, told: 'was given' },
  ]
    .flatMap(({ shape, told }) =>
      isObject(shape) ? compareCommonFields(shape, part, moving).disagreements.map((one) => ({ ...one, told })) : [],
    )
    // What was not there yet at creation may come later.
    .filter(({ here, there }) => here !== null && !sameText(here, there));
  if (found.length === 0) return [{ ...base, holds: true, message: `${how} is shown by ${read.operationId}` }];
  const wrongAtOnce = wrongFromTheBeginning(sent, answer);
  return found.map(({ pointer, here, there, told }) => ({
    ...base,
    ...(wrongAtOnce.some((one) => one.pointer === pointer && sameScalar(one.there, there))
      ? {
          subject: subjectOf(created),
          message: `${created.operationId} answered another ${pointer} than it was given, and ${read.operationId} shows that`,
        }
      : { message: `${pointer} is not what ${created.operationId} ${told}` }),
    holds: false,
    pointer,
    expected: shown(here),
    actual: shown(there),
  }));
}

/** What the call that creates answered otherwise than it was given: then the creation is to blame, and a read shows what is stored. */
function wrongFromTheBeginning(sent: unknown, answer: unknown): Disagreement[] {
  if (!isObject(sent) || !isObject(answer)) return [];
  return compareCommonFields(sent, answer, moving).disagreements.filter(({ here, there }) => !sameText(here, there));
}

export const createdReadable: ObservationCheck = {
  id: check,
  title: 'What was created can be read',
  about:
    'A call said that it made something, and a read does not find it or shows other values than were sent. The call answered before it wrote, or wrote something else. Pointers are those of the object in the read.',
  restsOn: 'What the case rests on: how well the call and the read are known.',
  relations: ['created-and-read'],
  judge({ case: { ground }, observed }) {
    const created = (observed['created'] ?? []).filter(succeeded).at(-1);
    const read = (observed['read'] ?? []).at(-1);
    return created && read ? judgeRead(created, read, ground) : [];
  },
};
