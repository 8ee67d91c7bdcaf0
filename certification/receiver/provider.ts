import type { Contract, Webhook } from '../../contracts/model/types.js';

/** How the provider delivers, as the certification plays it. */
export interface Delivering {
  /** Header that carries the token; lower case. */
  tokenHeader: string;
  /** Written before the token, such as `Bearer `. */
  tokenPrefix: string;
  contentType: string;
  acknowledgement: number | '2xx';
  schedule: { attempts: number; delaysSeconds: number[] };
  healthPath: string | undefined;
  /** Whether the contract asks for a token. */
  asksToken: boolean;
}

/** The provider that a certification plays. */
export interface Provider {
  contract: Contract;
  delivering: Delivering;
  /** Other contracts' webhooks that have the same path and another body. */
  otherShapes: ReadonlyMap<string, { contract: Contract; webhook: Webhook }[]>;
}

/** The provider as a contract with facts about deliveries describes it. */
export function providerOf(contract: Contract, others: readonly Contract[]): Provider {
  const { authorization, contentType, acknowledgement, retries, healthPath } = contract.facts.webhookDelivery;
  return {
    contract,
    delivering: {
      tokenHeader: authorization.header.toLowerCase(),
      tokenPrefix: '',
      contentType: contentType.value,
      acknowledgement: acknowledgement.status,
      schedule: { attempts: retries.attempts, delaysSeconds: retries.delaysSeconds },
      healthPath: healthPath?.path,
      asksToken: true,
    },
    otherShapes: otherShapesOf(contract, others),
  };
}

function otherShapesOf(contract: Contract, others: readonly Contract[]): Provider['otherShapes'] {
  const shapes = new Map<string, { contract: Contract; webhook: Webhook }[]>();
  for (const own of contract.webhooks.values()) {
    const found = others.flatMap((other) => {
      const webhook = other.webhooks.get(own.id);
      const isOther = webhook?.path === own.path && keysOf(webhook) !== keysOf(own);
      return webhook !== undefined && isOther ? [{ contract: other, webhook }] : [];
    });
    const distinct = found.filter(
      ({ webhook }, at) => found.findIndex((one) => keysOf(one.webhook) === keysOf(webhook)) === at,
    );
    if (distinct.length > 0) shapes.set(own.id, distinct);
  }
  return shapes;
}

/** Members of the body, to tell shapes apart. */
function keysOf({ object }: Webhook): string {
  const [media] = Object.values(object.requestBody?.content ?? {});
  return Object.keys(media?.schema?.properties ?? {})
    .sort()
    .join();
}

/** Grade of the path of a webhook: whether a page shows it. */
export function isKnown({ evidence }: Webhook): boolean {
  return evidence.grade === 'documented' || evidence.grade === 'carried';
}

/** Schema of the body of a webhook in the contract's document; absent where it has none. */
export function bodySchemaOf({ object }: Webhook): object | undefined {
  const content = object.requestBody?.content ?? {};
  return (content['application/json'] ?? Object.values(content)[0])?.schema;
}
