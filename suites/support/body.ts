import { parseBody, type Exchange } from '../../engine/exchange.js';
import type { Session } from '../../engine/session.js';
import type { JsonBodyId, OperationId, RequestOf, ResponseOf } from '../../contracts/model/typed.js';
import { requestSchema } from '../../generators/cases/requests.js';
import type { Data } from '../../generators/data/data.js';
import { valueFor } from '../../generators/data/value.js';

/** The version whose types the suites are written against: a contract change that breaks one does not compile. */
export type SuiteVersion = 'test';

/** Operations whose body names the user it is about. */
export type UserBodyId = {
  [Id in JsonBodyId<SuiteVersion>]: RequestOf<SuiteVersion, Id> extends { externalUserId: string } ? Id : never;
}[JsonBodyId<SuiteVersion>];

/** A valid body of an operation, about the given user. */
export function bodyOf<Id extends UserBodyId>(
  session: Session,
  data: Data,
  operationId: Id,
  externalUserId: string,
): RequestOf<SuiteVersion, Id> {
  const schema = requestSchema(session.operation(operationId)) ?? {};
  const body = valueFor(schema, data, 'full') as object;
  return { ...body, externalUserId } as RequestOf<SuiteVersion, Id>;
}

/** A text member of an operation's answer; `undefined` where the answer lacks it, which the schema checks have judged. */
export function textMember<Id extends OperationId<SuiteVersion>>(
  _operationId: Id,
  exchange: Exchange,
  name: keyof ResponseOf<SuiteVersion, Id> & string,
): string | undefined {
  const parsed = parseBody(exchange.response?.body ?? '');
  const value = parsed.ok ? (parsed.value as Record<string, unknown> | null)?.[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
