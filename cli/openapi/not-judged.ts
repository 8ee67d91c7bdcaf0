import type { LeftOut } from '../../engine/record/format.js';
import { checksOfPartnerApi } from './checks-of-partner-api.js';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Methods of OpenAPI that no case is made of. */
const uncalled = ['head', 'options', 'trace'];

const option = '--contract';

function counted(number: number, what: string, why: string): LeftOut[] {
  return number === 0 ? [] : [{ option, what: `leaves out ${number} ${what} of the document: ${why}` }];
}

/** What a document of any API has, or the Partner API is held to, and a run by it does not judge; a sentence each. */
export function notJudged(document: unknown): LeftOut[] {
  const { paths, webhooks } = isNode(document) ? document : {};
  const items = isNode(paths) ? Object.values(paths).filter(isNode) : [];
  const operations = items.flatMap((item) => Object.values(item).filter(isNode));
  const callbacks = operations.flatMap((operation) =>
    isNode(operation['callbacks']) ? Object.keys(operation['callbacks']) : [],
  );
  const methods = items.flatMap((item) => uncalled.filter((method) => isNode(item[method])));
  return [
    ...counted(isNode(webhooks) ? Object.keys(webhooks).length : 0, 'webhooks', 'nothing tells what causes them'),
    ...counted(callbacks.length, 'callbacks', 'no address of the sink is given to the target'),
    ...counted(methods.length, 'operations of HEAD, OPTIONS or TRACE', 'no cases are made of these methods'),
    {
      option,
      what: `leaves out the checks ${checksOfPartnerApi.join(', ')}, and card data of secret-exposed: they rest on facts of the Partner API`,
    },
  ];
}
