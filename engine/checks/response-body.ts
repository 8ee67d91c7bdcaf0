import { escapeToken } from '../../contracts/model/pointer.js';
import { mediaType } from '../exchange.js';
import type { BodyInput } from './body.js';
import type { ExchangeInput } from './check.js';

/** Pointer of the JSON schema that the answer has to fit; `undefined` where the status documents none. */
function schemaPointerOf({ operation, response }: ExchangeInput): string | undefined {
  const content = operation.object.responses[String(response.status)]?.content ?? {};
  const sent = mediaType(response.headers['content-type']);
  const listed = sent in content ? sent : Object.keys(content)[0];
  if (listed === undefined || !listed.includes('json')) return undefined;
  return `${operation.pointer}/responses/${response.status}/content/${escapeToken(listed)}/schema`;
}

/** What body checks need of an answer; `undefined` where its status documents no JSON body. */
export function responseBody(input: ExchangeInput): BodyInput | undefined {
  const { contract, validator, response, exchange } = input;
  const schemaPointer = schemaPointerOf(input);
  if (schemaPointer === undefined) return undefined;
  return { contract, validator, schemaPointer, body: response.body, subject: { kind: 'exchange', id: exchange.id } };
}
