import { identificationFor, keysFor, type Identification } from '../../contracts/model/identification.js';
import { operationOf } from '../../contracts/model/look-up.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Authentication, RequestCase } from '../../generators/cases/case.js';
import type { Exchange } from '../exchange.js';
import { fitsQuery, inQuery, keyOf, spoiltKey, withKey, wrongKeyFor, wrongKeysSent } from '../identification.js';
import type { Obstacle } from '../record/skip-causes.js';
import type { SessionOptions } from './options.js';

type Sending = Pick<
  SessionOptions,
  'contract' | 'client' | 'redactor' | 'apiKey' | 'credentials' | 'otherApiKey' | 'identification'
>;

/** The keys that an operation asks for: the one that cases spoil, and those that stand beside it. */
interface Asked {
  how: Identification;
  key: string;
  beside: readonly { how: Identification; key: string }[];
  /** Whether it asks for a key at all. */
  any: boolean;
}

/** Why a header cannot be sent: HTTP carries no character beyond Latin-1 there (RFC 9110, 5.5). */
function headerOutOfHttp(headers: Readonly<Record<string, string>>): Obstacle | undefined {
  const found = Object.entries(headers).find(([, value]) => /[^\t\u0020-\u007E\u0080-\u00FF]/.test(value));
  return found && { cause: 'value-unmakeable', reason: `the header ${found[0]} would hold what HTTP does not carry` };
}

/** Sends the requests of cases, each with the key that its case wants. */
export class CaseSender {
  readonly #options: Sending;
  readonly #identification: Identification;

  constructor(options: Sending) {
    this.#options = options;
    this.#identification = identificationFor(options.contract, options.identification);
    const { besides = [] } = this.#identification;
    for (const how of [this.#identification, ...besides])
      for (const wrong of wrongKeysSent(how)) options.redactor.learnSynthetic(wrong);
  }

  #asked(operation: Operation): Asked {
    const main = this.#identification;
    const [first, ...others] = keysFor(main, operation);
    const keyed = (how: Identification) => ({ how, key: keyOf(how, main, this.#options) });
    return { ...keyed(first ?? main), beside: others.map(keyed), any: first !== undefined };
  }

  /** The key of another account; of one that asks for several nobody knows the others. */
  #otherKey({ how, beside }: Asked): string | undefined {
    return how === this.#identification && beside.length === 0 ? this.#options.otherApiKey : undefined;
  }

  /** Why a request cannot be sent, or its key not be told in the way that a case wants. */
  obstacle({ authentication, expect, request, operationId }: RequestCase): Obstacle | undefined {
    const { contract, otherApiKey } = this.#options;
    const unfitHeader = headerOutOfHttp(request.headers);
    if (unfitHeader !== undefined) return unfitHeader;
    const asked = this.#asked(operationOf(contract, operationId));
    const { how, key } = asked;
    // A wrong key stands in for another account's where a refusal is expected.
    const needsOther = authentication === 'other-tenant' && (expect.kind !== 'refused' || otherApiKey !== undefined);
    if (needsOther && this.#otherKey(asked) === undefined)
      return { cause: 'other-key-missing', reason: 'the target has no key of another account' };
    const unfit = (reason: string): Obstacle => ({ cause: 'key-unfit', reason });
    if (authentication === 'in-query' && !fitsQuery(how)) return unfit('the key has no other place to be sent in');
    if (authentication !== 'other-case' && authentication !== 'altered') return undefined;
    if (spoiltKey(how, key, authentication) !== undefined) return undefined;
    const lacking =
      authentication === 'altered' ? 'character that could be another one' : 'letters whose case would count';
    return unfit(`the key has no ${lacking}`);
  }

  /** Sends the request of a case, whether there is an obstacle or not. */
  async send(planned: RequestCase): Promise<Exchange> {
    const { client, redactor, contract } = this.#options;
    const { request, authentication } = planned;
    const operation = operationOf(contract, planned.operationId);
    redactor.learnSynthetic(request.body);
    redactor.learnSynthetic(request.path);
    const asked = this.#asked(operation);
    const key = this.#keyFor(authentication, asked);
    const how = authentication === 'in-query' ? inQuery(asked.how) : asked.how;
    const identified = key === undefined ? request : withKey(request, how, key, authentication === 'upper-case-name');
    const beside = authentication === 'none' ? [] : asked.beside;
    const whole = beside.reduce((now, one) => withKey(now, one.how, one.key), identified);
    return client.send({ ...whole, operationId: operation.id });
  }

  /** The key that goes along; none where an API without keys is called, or an operation asks for none. */
  #keyFor(authentication: Authentication, asked: Asked): string | undefined {
    const { how, key, any } = asked;
    const keys: Record<Authentication, () => string | undefined> = {
      valid: () => (key === '' || !any ? undefined : key),
      none: () => undefined,
      wrong: () => wrongKeyFor(how),
      truncated: () => spoiltKey(how, key, 'truncated'),
      altered: () => spoiltKey(how, key, 'altered'),
      'other-case': () => spoiltKey(how, key, 'other-case'),
      extended: () => spoiltKey(how, key, 'extended'),
      'in-query': () => (fitsQuery(how) ? key : undefined),
      'upper-case-name': () => key,
      'other-tenant': () => this.#otherKey(asked) ?? wrongKeyFor(how),
    };
    return keys[authentication]();
  }
}
