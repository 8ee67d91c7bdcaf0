import { evidenceGround, principle } from '../../contracts/model/ground.js';
import type { Values } from '../../engine/provisions/provision.js';
import { isCreation } from '../../generators/cases/names.js';
import { namedObjects } from '../../generators/cases/objects.js';
import { baseRequest } from '../../generators/cases/base.js';
import { validRequestOf } from '../../generators/cases/valid-requests.js';
import { createData } from '../../generators/data/data.js';
import type { AnyId, Story } from '../support/story.js';
import { flow } from './flow.js';

/** Objects of this account that another one asks for, with the operation that each needs. */
const objects: readonly { provision: string; needs: AnyId }[] = [
  { provision: 'exchange', needs: 'getExchangeDetails' },
  { provision: 'sepa-transfer', needs: 'createSepaTransfer' },
  { provision: 'transfer', needs: 'getTransferDetails' },
  { provision: 'withdrawal', needs: 'getCryptoWithdrawalDetails' },
  { provision: 'waiting-crypto-deposit', needs: 'updateTravelRule' },
  { provision: 'order', needs: 'getOrderDetails' },
  { provision: 'payment-link', needs: 'getPaymentLinkDetails' },
  { provision: 'user-in-check', needs: 'createKycVerification' },
  { provision: 'card', needs: 'getCardDetails' },
];

/** Ids of SEPA and internal transfers have one name; each operation is asked for its own kind. */
async function provideAll(story: Story): Promise<Values & { sepa?: string }> {
  let values: Record<string, string> = {};
  for (const { provision, needs } of objects) {
    if (!story.has(needs)) continue;
    const made = await story.provide(provision, provision);
    values = { ...values, ...made };
    if (provision === 'sepa-transfer' && made['transferId'] !== undefined) values['sepa'] = made['transferId'];
  }
  return values;
}

/** Operations that name an object and ask for a key, those that end it last. */
function namingOperations({ contract }: Story, values: Values): AnyId[] {
  const naming = [...contract.operations.values()].filter((operation) => {
    if (operation.object.operationId !== operation.id || (operation.object.security ?? []).length === 0) return false;
    const base = baseRequest(contract, operation, validRequestOf(operation.id), values, createData(0));
    return namedObjects(contract, operation, base).length > 0;
  });
  const ends = (method: string): number => Number(method === 'DELETE');
  return naming.sort((a, b) => ends(a.method) - ends(b.method)).map(({ id }) => id as AnyId);
}

/** Reads of the caller's own, which name no object. */
function ownReads({ contract }: Story): AnyId[] {
  return [...contract.operations.values()]
    .filter(({ id, method, object, path }) => {
      const isOwn = method === 'GET' && !path.includes('{') && (object.security ?? []).length > 0;
      return isOwn && object.operationId === id && !isCreation(id) && /^getPartner/.test(id);
    })
    .map(({ id }) => id as AnyId);
}

/** What is this account's own, and the same asked for with another key: nothing of the one may be in the other. */
async function compareOwn(story: Story): Promise<void> {
  for (const operationId of ownReads(story)) {
    const title = story.contract.operations.get(operationId)?.object.summary ?? operationId;
    await story.attempt(operationId, 'own', `${title}, of this account`, {});
    const authentication = 'other-tenant' as const;
    await story.attempt(operationId, 'others', `${title}, of another account`, { authentication });
  }
}

/** Every operation that names an object, asked by another account about an object of this one, and about none. */
export const isolation = flow(
  {
    id: 'isolation',
    area: 'platform',
    about: "To another account, this one's objects look like objects that do not exist.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createUser', 'getUserBalances'],
  },
  async (story) => {
    if (!story.hasOtherTenant)
      story.stop({ cause: 'other-key-missing', reason: 'the target has no second account to ask from' });
    const { sepa, ...known } = await provideAll(story);
    await compareOwn(story);
    const because = principle('isolation of tenants');
    for (const operationId of namingOperations(story, known)) {
      const own = /sepa/i.test(operationId) && sepa !== undefined ? { ...known, transferId: sepa } : known;
      const unknown = Object.fromEntries(
        Object.keys(own).map((name) => [name, name.endsWith('Id') ? story.unknownId() : (own[name] ?? '')]),
      );
      const authentication = 'other-tenant' as const;
      const title = story.contract.operations.get(operationId)?.object.summary ?? operationId;
      const others = await story.refuse(
        operationId,
        'others',
        `${title}, about another account's object`,
        { values: own, authentication },
        { breaks: 'tenant', because },
      );
      const none = await story.refuse(
        operationId,
        'unknown',
        `${title}, about an object that does not exist`,
        { values: unknown, authentication },
        {
          breaks: 'unknown-object',
          because: evidenceGround({ grade: 'assumed', source: 'objects that do not exist' }),
        },
      );
      const name = `${title}: another account's object looks like none`;
      story.observe(
        'others-and-unknown',
        'alike',
        name,
        { operationId, ground: because },
        { others: [others], unknown: [none] },
      );
    }
  },
);
