import { isObject } from '../../contracts/model/json-value.js';
import type { AnsweredExchange } from '../exchange.js';
import { answerBody, errorCodeOf } from '../judging/answer.js';
import { saysNothing, subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'existence-leaked';

/** What of an answer tells callers apart from words: status, code, name, and which members there are. */
function traits({ response }: AnsweredExchange): { pointer?: string; what: string; value: string }[] {
  const body = answerBody(response);
  const name = isObject(body) ? body['errorName'] : undefined;
  const members = isObject(body) ? Object.keys(body).sort().join(', ') : body === undefined ? 'no JSON' : 'no object';
  return [
    { what: 'status', value: String(response.status) },
    { what: 'error code', pointer: '/errorCode', value: errorCodeOf(response) ?? 'none' },
    { what: 'error name', pointer: '/errorName', value: typeof name === 'string' ? name : 'none' },
    { what: 'members', pointer: '', value: members },
  ];
}

function judgePair(others: AnsweredExchange, unknown: AnsweredExchange, ground: Judgement['ground']): Judgement[] {
  // A success is told by the checks of isolation and of unknown objects.
  if ([others, unknown].some((one) => succeeded(one) || saysNothing(one))) return [];
  const base = { check, ground, subject: subjectOf(others) };
  const right = traits(unknown);
  const [first] = traits(others).flatMap((own, index): Judgement[] => {
    const expected = right[index]?.value ?? '';
    if (own.value === expected) return [];
    return [
      {
        ...base,
        holds: false,
        message: `another tenant's object is told from one that does not exist by its ${own.what}`,
        ...(own.pointer === undefined ? {} : { pointer: own.pointer }),
        expected,
        actual: own.value,
      },
    ];
  });
  return [first ?? { ...base, holds: true, message: "another tenant's object looks like one that does not exist" }];
}

export const existenceLeaked: ObservationCheck = {
  id: check,
  title: "Another tenant's object looks like none",
  about:
    "A call about another partner's object is refused in another way than one about an object that does not exist: whoever tries ids learns which ones are taken. Answer both with the same status, code and members.",
  restsOn: 'The principle of isolation of tenants, as the case states it.',
  relations: ['others-and-unknown'],
  judge({ case: { ground }, observed }) {
    const { others = [], unknown = [] } = observed;
    return others.flatMap((one, index) => {
      const other = unknown[index] ?? unknown.at(-1);
      return other ? judgePair(one, other, ground) : [];
    });
  },
};
