// What the reference client can do: an action of the certification each, in terms of its steps.
import { DontKnow, Refused } from './outcomes.mjs';

const segment = encodeURIComponent;

export const actions = {
  async onboard(api, steps, { externalUserId }) {
    await api.call('POST', '/v1/user/balances/crypto-and-fiat', steps.person(externalUserId, api.version));
  },

  async balances(api, steps, { user }) {
    steps.readBalances(await api.call('GET', api.version.balancesPath(segment(user))));
  },

  async exchange(api, steps, { user, amounts, from, to }) {
    const session = {};
    for (const amount of amounts) {
      const lock = await steps.lockFor(api, user, session);
      const body = { sourceExternalUserId: user, amount: steps.number(amount), currencyFrom: from, currencyTo: to };
      const { exchangeId } = await api.call('POST', '/v1/exchange', { ...body, lockId: lock.id, ...steps.extra });
      // A version without details of exchanges carries them out at once.
      if (api.version.tellsExchanges) await steps.completed(api, exchangeId);
    }
  },

  async transfer(api, steps, { user, amounts, addends, currency }) {
    const amount = steps.text(addends ? steps.sum(addends) : amounts[0]);
    // Whether it moved is not known without an answer: it is told so, and never sent again.
    await steps.send(api, '/v1/transfer', { sourceExternalUserId: user, amount, currency });
  },

  async withdraw(api, steps, { user, amounts, ...order }) {
    const body = { sourceExternalUserId: user, amount: steps.number(amounts[0]), ...order, ...steps.withdrawal };
    const { withdrawalId } = await steps.send(api, '/v1/crypto-withdrawal', body);
    await steps.settled(api, `/v1/crypto-withdrawal/details/${segment(withdrawalId)}`);
  },

  async 'sepa-transfer'(api, steps, { user, amounts, ...receiver }) {
    const order = { sourceExternalUserId: user, amount: steps.text(amounts[0]), currency: 'eur' };
    const { transferId } = await steps.send(api, '/v1/sepa-transfer', { ...order, ...steps.receiver(receiver) });
    // It is accepted and not yet done: whether there are funds turns out later.
    await steps.settled(api, `/v1/sepa-transfer/details/${segment(transferId)}`);
  },

  async 'issue-card'(api, steps, order) {
    await steps.issued(api, steps.card(order));
  },

  async 'show-card'(api, steps, order) {
    const cardId = await steps.issued(api, steps.card(order));
    steps.cardShown(api, await api.call('GET', `/v1/card/details/${segment(order.externalUserId)}/${segment(cardId)}`));
  },

  async order(api, steps, parameters) {
    const session = {};
    for (const amount of parameters.amounts) await steps.orderPlaced(api, { ...parameters, amount }, session);
  },

  async 'order-to-end'(api, steps, { amounts: [amount], ...parameters }) {
    const { orderId } = await steps.orderPlaced(api, { ...parameters, amount }, {});
    await steps.paid(api, `/v1/order/details/${segment(orderId)}`);
  },

  async 'payment-link'(api, steps, { amounts, ...terms }) {
    const body = { amount: steps.text(amounts[0]), currency: 'eur', ...terms, ...steps.link };
    const { paymentLinkId } = await steps.send(api, '/v1/payment-link', body);
    await api.call('GET', `/v1/payment-link/details/${segment(paymentLinkId)}`);
  },

  async checkout(api, steps, { amounts, ...terms }) {
    const body = { amount: steps.text(amounts[0]), currency: 'eur', ...terms, ...steps.link };
    await steps.send(api, '/v1/payment-link/hosted-checkout', body);
  },
};

/**
 * Carries out one action.
 * @returns `done`, `refused` where nothing happened, or `unknown` where nobody can tell
 */
export async function outcomeOf(name, api, steps, parameters) {
  const action = actions[name];
  if (!action) return 'refused';
  try {
    await action(api, steps, parameters);
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    if (error instanceof DontKnow) return 'unknown';
    throw error;
  }
}
