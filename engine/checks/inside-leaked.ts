import { principle } from '../../contracts/model/ground.js';
import { isSuccess, mediaType } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import { insideOf, placeOf } from '../judging/insides.js';
import { membersThatUsersWrite } from '../judging/member-names.js';
import { shownTexts, textsSent } from '../judging/shown-texts.js';
import { normalName } from '../record/sensitive.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

function isPage({ response }: ExchangeInput): boolean {
  return isSuccess(response) && mediaType(response.headers['content-type']) === 'text/html';
}

export const insideLeaked: ExchangeCheck = {
  id: 'inside-leaked',
  title: 'An answer tells nothing of the inside',
  about:
    'Body, header or redirect of the answer shows a stack trace, a query, a path, an address or an error page of the software behind the API: help for an attacker, and a sign that an error was not handled. Look for the place that passes exceptions on.',
  restsOn: 'The principle that no secret is exposed; pages that only name the server software are information.',
  judge(input) {
    const { contract, exchange, response } = input;
    const own = isSuccess(response) ? membersThatUsersWrite(contract) : new Set<string>();
    const texts = shownTexts(response, answerBody(response)).filter(({ name }) => !own.has(normalName(name)));
    const inside = insideOf(texts, () => textsSent(exchange.request), isPage(input));
    if (!inside) return [];
    const { sign, shown, found } = inside;
    return [
      {
        check: 'inside-leaked',
        holds: false,
        ...(sign.harmless ? { atMost: 'info' as const } : {}),
        ground: principle('no secret exposed'),
        message: `the answer shows ${sign.what}${placeOf(shown)}`,
        ...(shown.pointer === undefined ? {} : { pointer: shown.pointer }),
        expected: 'nothing of the inside',
        actual: found.slice(0, 120),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
