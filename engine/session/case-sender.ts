import { identificationFor, takesKey, type Identification } from '../../contracts/model/identification.js';
import { operationOf } from '../../contracts/model/look-up.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Authentication, RequestCase } from '../../generators/cases/case.js';
import type { Exchange } from '../exchange.js';
import { fitsQuery, inQuery, spoiltKey, withKey, wrongKeyFor, wrongKeysSent } from '../identification.js';
import type { Obstacle } from '../record/skip-causes.js';
import type { SessionOptions } from './options.js';

type Sending = Pick<SessionOptions, 'contract' | 'client' | 'redactor' | 'apiKey' | 'otherApiKey' | 'identification'>;

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
    for (const wrong of wrongKeysSent(this.#identification)) options.redactor.learnSynthetic(wrong);
  }

  /** Why a request cannot be sent, or its key not be told in the way that a case wants. */
  obstacle({ authentication, expect, request }: RequestCase): Obstacle | undefined {
    const { apiKey, otherApiKey } = this.#options;
    const unfitHeader = headerOutOfHttp(request.headers);
    if (unfitHeader !== undefined) return unfitHeader;
    // A wrong key stands in for another account's where a refusal is expected.
    if (authentication === 'other-tenant' && expect.kind !== 'refused' && otherApiKey === undefined)
      return { cause: 'other-key-missing', reason: 'the target has no key of another account' };
    const how = this.#identification;
    const unfit = (reason: string): Obstacle => ({ cause: 'key-unfit', reason });
    if (authentication === 'in-query' && !fitsQuery(how)) return unfit('the key has no other place to be sent in');
    if (authentication !== 'other-case' && authentication !== 'altered') return undefined;
    if (spoiltKey(how, apiKey, authentication) !== undefined) return undefined;
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
    const key = this.#keyFor(authentication, operation);
    const how = authentication === 'in-query' ? inQuery(this.#identification) : this.#identification;
    const identified = key === undefined ? request : withKey(request, how, key, authentication === 'upper-case-name');
    return client.send({ ...identified, operationId: operation.id });
  }

  /** The key that goes along; none where an API without keys is called, or an operation asks for none. */
  #keyFor(authentication: Authentication, operation: Operation): string | undefined {
    const { apiKey, otherApiKey } = this.#options;
    const how = this.#identification;
    const keys: Record<Authentication, () => string | undefined> = {
      valid: () => (apiKey === '' || !takesKey(how, operation) ? undefined : apiKey),
      none: () => undefined,
      wrong: () => wrongKeyFor(how),
      truncated: () => spoiltKey(how, apiKey, 'truncated'),
      altered: () => spoiltKey(how, apiKey, 'altered'),
      'other-case': () => spoiltKey(how, apiKey, 'other-case'),
      extended: () => spoiltKey(how, apiKey, 'extended'),
      'in-query': () => (fitsQuery(how) ? apiKey : undefined),
      'upper-case-name': () => apiKey,
      'other-tenant': () => otherApiKey ?? wrongKeyFor(how),
    };
    return keys[authentication]();
  }
}
