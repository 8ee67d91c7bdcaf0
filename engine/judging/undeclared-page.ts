import { isListedSuccess, listedStatus } from '../../contracts/model/listed-status.js';
import type { Contract } from '../../contracts/model/types.js';
import type { ExchangeInput } from '../checks/check.js';
import { mediaType } from '../exchange.js';
import { isPage } from './answer.js';

/** Whether a media type is one, or of a range of them: `application/*` (RFC 9110, 12.5.1; OpenAPI's media type ranges). */
export function isWithin(actual: string, range: string): boolean {
  if (!range.endsWith('/*')) return actual === range;
  return actual !== '' && (range === '*/*' || actual.startsWith(range.slice(0, -1)));
}

const withoutPages = new WeakMap<Contract, boolean>();

/** Whether the answers of a contract are JSON, and no page is among them. Every answer asks: found out once. */
function hasNoPages(contract: Contract): boolean {
  const known = withoutPages.get(contract);
  if (known !== undefined) return known;
  const types = [...contract.operations.values()].flatMap(({ object }) =>
    Object.values(object.responses).flatMap(({ content }) => Object.keys(content ?? {}).map(mediaType)),
  );
  const found = types.some((type) => type.includes('json')) && !types.some((type) => isWithin('text/html', type));
  withoutPages.set(contract, found);
  return found;
}

/**
 * Whether an answer is a page for people under a success that is listed without content: a front page or a form to log in
 * stands before the API, which was never reached. Where a document has pages, or says nothing of what answers are made of, it may
 * be meant.
 */
export function isUndeclaredPage({
  contract,
  operation,
  response,
}: Pick<ExchangeInput, 'contract' | 'operation' | 'response'>): boolean {
  const status = listedStatus(operation, response.status);
  if (status === undefined || !isListedSuccess(status) || !isPage(response.body)) return false;
  const { content = {}, description } = operation.object.responses[status] ?? {};
  return Object.keys(content).length === 0 && !/\b(html|page)\b/i.test(description ?? '') && hasNoPages(contract);
}
