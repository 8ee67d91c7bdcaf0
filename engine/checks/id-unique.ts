import { principle } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { answerBody, textOf } from '../judging/answer.js';
import { creations } from '../memory/members.js';
import { signatureOf } from '../memory/memory.js';
import type { ExchangeCheck } from './check.js';

const check = 'id-unique';

export const idUnique: ExchangeCheck = {
  id: check,
  title: 'A new object has a new id',
  about:
    'A call made an object and gave it an id that another object of this run has already: whoever keeps books by id mixes the two up. An equal call may be answered with the object of the first one: that is not judged. Look for ids that come from a counter, a clock or a weak generator, and for answers from a cache.',
  restsOn: 'The principle that an object keeps its identity.',
  judge({ memory, case: { authentication }, operation, exchange, response }) {
    const member = creations[operation.id];
    const body = answerBody(response);
    if (!memory || member === undefined || response.status >= 300 || authentication !== 'valid') return [];
    const id = isObject(body) ? textOf(body[member]) : undefined;
    if (id === undefined || id === '') return [];
    const earlier = memory.firstSeen(id);
    const isSame =
      earlier?.request === signatureOf(exchange.request) ||
      // A read that was answered after this call began may have shown what it was making.
      (earlier?.isRead && earlier.answeredAt > exchange.startedAt);
    const holds = !earlier || isSame === true;
    return [
      {
        check,
        holds,
        ground: principle('an object keeps its identity'),
        message: holds
          ? `/${member} is new`
          : `/${member} ${earlier.isRead ? 'is of something that was there before, in the answer of' : 'was given before, by'} ${earlier.operationId}`,
        pointer: `/${member}`,
        expected: 'an id that nothing has',
        actual: id,
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
