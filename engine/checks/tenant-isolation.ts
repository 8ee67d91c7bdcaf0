import { isObject } from '../../contracts/model/json-value.js';
import { isSuccess } from '../exchange.js';
import { answerBody, pathOf, textOf } from '../judging/answer.js';
import { refusalCheck } from '../judging/refusal.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

const refusal = refusalCheck({
  id: 'tenant-isolation',
  breach: 'tenant',
  title: "Another tenant's objects are out of reach",
  about:
    "A key opened an object that belongs to another partner's key: reading or changing it must look as if it did not exist. Stop the release. Where the answer names another object than the path asks for, the service took the caller's own: information.",
  restsOn: 'The principle of isolation of tenants.',
  accepted: "another tenant's object answered",
});

/**
 * The id of another object than the one that the path ends with: a service that goes by the caller and ignores the path answers so.
 * `undefined` where the answer names the one that was asked for, or none.
 */
function otherObject({ operation, exchange, response }: ExchangeInput): string | undefined {
  const [, name] = /\{([^}]+)\}$/.exec(operation.path) ?? [];
  const body = answerBody(response);
  if (operation.method === 'POST' || name === undefined || !isObject(body)) return undefined;
  const asked = decodeURIComponent(pathOf(exchange.request.url).at(-1) ?? '');
  const named = [body[name], body['id']].flatMap((value) => textOf(value) ?? []);
  return named.length > 0 && !named.includes(asked) ? named[0] : undefined;
}

export const tenantIsolation: ExchangeCheck = {
  ...refusal,
  judge(input) {
    return refusal.judge(input).map((judgement) => {
      const other = judgement.holds || !isSuccess(input.response) ? undefined : otherObject(input);
      if (other === undefined) return judgement;
      const message = `the path was ignored: the answer is about ${other}, the caller's own`;
      return { ...judgement, atMost: 'info' as const, message };
    });
  },
};
