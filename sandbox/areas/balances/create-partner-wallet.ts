import type { TenantContext } from '../../context.js';
import type { SandboxOperation } from '../../operation.js';
import { requireCurrency, requireVerifiedUser } from '../../requirements.js';
import type { Party } from '../../state/party.js';
import { depositAddress } from './addresses.js';
import type { Balances } from './state.js';

/** Asks for a wallet of the partner or of one of its users. The address is told by webhook, and stays the same. */
export const createPartnerWallet: SandboxOperation = {
  id: 'createPartnerWallet',
  access: 'key',
  handle(context, { body }) {
    const { name: currency, networks = [] } = requireCurrency(context, body.currency, 'crypto');
    const network = networks.find((one) => body.network === undefined || one === body.network);
    context.demand(
      'network-is-of-the-currency',
      network !== undefined,
      `network must be one of ${networks.join(', ')}.`,
    );
    const [owner, balances] = ownerOf(context, body.externalUserId);
    const id = balances.crypto.find((balance) => balance.currency === currency)?.id;
    const { externalUserId } = owner;
    context.emit('walletCreated', externalUserId ?? 'partner', {
      externalUserId,
      id,
      name: currency,
      wallet: depositAddress(network ?? String(networks[0]), owner.random),
      network,
    });
    return { body: { walletId: id, currency, network: network ?? null, wallet: null } };
  },
};

function ownerOf(context: TenantContext, externalUserId: unknown): [Party, Balances] {
  const { partner, balances } = context.tenant;
  if (externalUserId === undefined) return [partner, balances];
  const user = requireVerifiedUser(context, externalUserId);
  return [user, user.balances];
}
