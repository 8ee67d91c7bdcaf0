import { principle } from '../../contracts/model/ground.js';
import { isSuccess } from '../exchange.js';
import { secretFinder } from '../record/secret-forms.js';
import { answerBody } from './answer.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';
import { cardExposures, credentialExposures, hasCardNumbers, lettersOf } from './exposures.js';
import { placeOf } from './insides.js';
import { membersOfAnswers } from './member-names.js';
import { shownTexts } from './shown-texts.js';

const check = 'secret-exposed';

/** The key that the request carried, where it is one that works and stood in its header alone. */
function keyOf({ contract, case: { authentication }, exchange: { request } }: ExchangeInput): string | undefined {
  if (authentication === 'none' || authentication === 'wrong') return undefined;
  const name = contract.facts.authentication.header.toLowerCase();
  const key = Object.entries(request.headers).find(([header]) => header.toLowerCase() === name)?.[1];
  if (key === undefined) return undefined;
  return secretFinder(key)(`${request.url} ${request.body ?? ''}`).length > 0 ? undefined : key;
}

export const secretExposed: ExchangeCheck = {
  id: check,
  title: 'No answer exposes a secret',
  about:
    'Body, header or redirect of the answer shows a whole card number, a CVV, PIN or one-time code where the documentation has none, or gives a key or token back, in whatever letters or encoding. Whoever logs answers now logs secrets. Stop the release and have the value replaced.',
  restsOn: 'The principle that no secret is exposed.',
  judge(input) {
    const { contract, operation, response, exchange, webhookToken } = input;
    const texts = shownTexts(response, answerBody(response));
    const names = membersOfAnswers(contract, operation);
    const cards = isSuccess(response) && hasCardNumbers(names);
    const sent = lettersOf(exchange.request.url, exchange.request.body);
    const found = [
      ...cardExposures(texts, { names, cards, sent }),
      ...credentialExposures(texts, [
        { secret: keyOf(input), what: "the caller's API key" },
        { secret: webhookToken, what: 'the webhook token' },
      ]),
    ];
    return found.map(({ what, shown, ...place }): Judgement => ({
      check,
      holds: false,
      ground: principle('no secret exposed'),
      message: `the answer shows ${what}${shown ? placeOf(shown) : ''}`,
      expected: 'not shown',
      ...place,
      subject: { kind: 'exchange', id: exchange.id },
    }));
  },
};
