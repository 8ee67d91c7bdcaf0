import { remembering } from '../../contracts/formats/remembering.js';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, type Ground } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import type { Contract } from '../../contracts/model/types.js';
import { isSuccess } from '../exchange.js';
import { answerBody, errorCodeOf } from '../judging/answer.js';
import type { ExchangeCheck } from './check.js';
import { literalPattern } from '../../text/literal-pattern.js';

const validationFailed = 'P403';

/** Where the contract says that one message joins all failures. */
const aggregate = '/components/schemas/ValidationError';

function groundOf(contract: Contract, ground: Ground): Ground {
  return ground.kind === 'principle'
    ? ground
    : evidenceGround(weakestEvidence([ground.evidence, evidenceOf(contract, aggregate)]));
}

/** Finds the name of a property: as it is spelled, or in words ("post code" for `postCode`), in any case. */
const namePattern = remembering((name) => {
  const last = name.split(/[./]/).at(-1) ?? name;
  const words = last.replace(/([a-z\d])([A-Z])/g, '$1 $2');
  const forms = [last, words].map(literalPattern).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'iu');
});

export const validationComplete: ExchangeCheck = {
  id: 'validation-complete',
  title: 'A validation error names everything that is wrong',
  about:
    'Several members of the request were wrong, and the message does not name them all: callers mend one mistake at a time, and never learn of the rest. Clients that show the message by field miss some.',
  restsOn:
    'That one message joins all failures (form of P403 errors), and what the case rests on; the weakest decides.',
  judge({ contract, case: { expect }, response, exchange }) {
    if (expect.kind !== 'refused' || !expect.names || expect.names.length === 0 || isSuccess(response)) return [];
    const body = answerBody(response);
    const message = isObject(body) ? body['errorMessage'] : undefined;
    if (errorCodeOf(response) !== validationFailed || typeof message !== 'string') return [];
    const missing = expect.names.filter((name) => !namePattern(name).test(message));
    const holds = missing.length === 0;
    return [
      {
        check: 'validation-complete',
        holds,
        ground: groundOf(contract, expect.ground),
        message: holds
          ? 'the message names everything that is wrong'
          : `the message does not name ${missing.join(', ')}`,
        pointer: '/errorMessage',
        expected: `names ${expect.names.join(', ')}`,
        actual: message.slice(0, 200),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
