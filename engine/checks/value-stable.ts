import { stepDown, weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { shown } from '../../contracts/model/shown.js';
import { sameScalar, sameText } from '../judging/agreement.js';
import { textOf } from '../judging/answer.js';
import { isId } from '../judging/identity.js';
import { memberEvidence } from '../judging/response-body.js';
import { identifyingMembers, lastingMembers } from '../memory/members.js';
import { isRead, namedObjects, type NamedObject } from '../memory/memory.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'value-stable';

function ofObject(input: ExchangeInput, { name, pointer, object }: NamedObject): Judgement[] {
  const { memory, exchange } = input;
  return Object.entries(object).flatMap(([member, value]): Judgement[] => {
    const isIdentity = identifyingMembers.has(member) || isId(member);
    if (!isIdentity && !lastingMembers.has(member)) return [];
    const first = memory?.firstRead(`${name} ${member}`);
    if (!first || !textOf(value)) return [];
    const at = `${pointer}/${member}`;
    const holds = sameScalar(first.value, value) || sameText(first.value, value);
    const { grade, ...evidence } = memberEvidence(input, at);
    return [
      {
        check,
        holds,
        ground: isIdentity
          ? principle('an object keeps its identity')
          : evidenceGround(weakestEvidence([input.operation.evidence, { ...evidence, grade: stepDown(grade) }])),
        message: holds ? `${at} is as it was first read` : `${at} is not what ${first.exchangeId} read`,
        pointer: at,
        expected: shown(first.value),
        actual: shown(value),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  });
}

export const valueStable: ExchangeCheck = {
  id: check,
  title: 'What identifies an object stays',
  about:
    'An id, a time of creation, an account number, a wallet, a reference or another value that an object has from its beginning was read again and is another one. Money sent to the old account may be lost, and books that keep the old id do not find the object. Compare the two answers.',
  restsOn:
    'The principle that an object keeps its identity, for ids, times of creation and account numbers; for the rest the member of the answer in the contract, one step less sure.',
  judge(input) {
    const { case: planned, memory, operation, response, exchange } = input;
    if (!memory || !isRead(operation) || response.status >= 300 || planned.authentication !== 'valid') return [];
    const all = namedObjects({ ...exchange, response }).flatMap((one) => ofObject(input, one));
    const broken = all.filter(({ holds }) => !holds);
    const [first] = all;
    if (broken.length > 0 || !first) return broken;
    const { pointer: _pointer, expected: _expected, actual: _actual, ...held } = first;
    return [{ ...held, message: `${all.length} lasting members are as they were first read` }];
  },
};
