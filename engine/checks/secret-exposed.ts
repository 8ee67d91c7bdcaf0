import { principle } from '../../contracts/model/ground.js';
import type { Contract } from '../../contracts/model/types.js';
import { isSuccess } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import {
  cardExposures,
  credentialExposures,
  credentialsOf,
  hasCardNumbers,
  lettersOf,
  type Credential,
  type Exposure,
} from '../judging/exposures.js';
import { placeOf } from '../judging/insides.js';
import { membersOfAnswers } from '../judging/member-names.js';
import { shownTexts, type ShownText } from '../judging/shown-texts.js';
import { secretFinder } from '../record/secret-forms.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'secret-exposed';

/** The key that the request carried, where it is one that works. */
function keySent({ contract, case: { authentication }, exchange: { request } }: ExchangeInput): string | undefined {
  if (authentication === 'none' || authentication === 'wrong') return undefined;
  const name = contract.facts.authentication.header.toLowerCase();
  return Object.entries(request.headers).find(([header]) => header.toLowerCase() === name)?.[1];
}

/** Credentials that texts show, but for those that stood in URL or body of the request, for an echo tells nothing. */
function credentialsShown(input: ExchangeInput, texts: readonly ShownText[], names: ReadonlySet<string>): Exposure[] {
  const sent = { secret: keySent(input), what: "the caller's API key" };
  const known: readonly Credential[] = [sent, ...credentialsOf(input)];
  if (credentialExposures(texts, known, names).length === 0) return [];
  const { request } = input.exchange;
  const echoed = `${request.url} ${request.body ?? ''}`;
  const hidden = known.filter(({ secret }) => secret === undefined || secretFinder(secret)(echoed).length === 0);
  return credentialExposures(texts, hidden, names);
}

/** Digits that are a card's by chance are found everywhere: only where a contract tells of cards are they looked for. */
function cardsShown(
  { contract, operation, response, exchange }: ExchangeInput,
  texts: readonly ShownText[],
): Exposure[] {
  if (!tellsOfCards(contract)) return [];
  const names = membersOfAnswers(contract, operation);
  const cards = isSuccess(response) && hasCardNumbers(names);
  return cardExposures(texts, { names, cards, sent: () => lettersOf(exchange.request.url, exchange.request.body) });
}

/** Of an API of which nothing but its document is known no currency is a fact, and none of its numbers a card's for sure. */
function tellsOfCards({ facts }: Contract): boolean {
  return facts.currencies.length > 0;
}

export const secretExposed: ExchangeCheck = {
  id: check,
  title: 'No answer exposes a secret',
  about:
    'Body, header or redirect of the answer shows a whole card number, a CVV, PIN or one-time code where the documentation has none, or gives a key of the run or the webhook token back, in whatever letters or encoding. Whoever logs answers now logs secrets. Stop the release and have the value replaced.',
  restsOn:
    'The principle that no secret is exposed. Keys and tokens are looked for at every API, card data where the contract has facts about money.',
  judge(input) {
    const { contract, operation, response, exchange } = input;
    const texts = shownTexts(response, answerBody(response));
    const names = membersOfAnswers(contract, operation);
    const found = [...cardsShown(input, texts), ...credentialsShown(input, texts, names)];
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
