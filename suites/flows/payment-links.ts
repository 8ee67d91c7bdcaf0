import type { Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

type CreateId = 'createPaymentLink' | 'createHostedCheckout';

async function open(story: Story, operationId: CreateId, step: string) {
  const created = await story.accept(operationId, step, 'Create a link to pay by', { body: { amount: '25.00' } });
  const paymentLinkId = story.take(created, '/paymentLinkId');
  const values = { paymentLinkId };
  const details = (read: string, name: string) => story.accept('getPaymentLinkDetails', read, name, { values });
  return { created, values, details, about: { pointer: '/paymentLinkId', equals: paymentLinkId } };
}

async function tellPayment(story: Story, operationId: CreateId): Promise<void> {
  const watch = await Watch.open(story, { partner: null });
  const { created, values, details, about } = await open(story, operationId, 'create');
  const fresh = await details('fresh', 'Read the new link');
  const inDetails = { operationId: 'getPaymentLinkDetails' } as const;
  story.observe('created-and-read', 'shown', 'The details show the link', inDetails, {
    created: [created],
    read: [fresh],
  });
  // 10 usdc are less than 25 euro at any rate near one.
  await story.trigger('pay-payment-link', { ...values, amount: '10', currency: 'usdc', network: 'polygon' });
  await story.outcome('confirm-payment-link', values);
  await story.trigger('pay-payment-link', { ...values, currency: 'usdc', network: 'polygon' });
  await story.outcome('confirm-payment-link', values);
  await story.delivered('paymentLink', 'paid', 'What was paid is told', {
    about,
    sequence: { pointer: '/status', values: ['AWAITING_COMPLETION', 'COMPLETED'] },
    witness: { operationId: 'getPaymentLinkDetails', values },
  });
  const done = await details('done', 'Read the link that is paid');
  const again = await details('again', 'Read the link again');
  story.observe('repeated-read', 'same', 'Reading the link twice gives the same', inDetails, { reads: [done, again] });
  await watch.moved('paid', 'The partner gets the euro of the link', operationId, [
    { owner: 'partner', currency: 'eur', amount: '25.00' },
  ]);

  await story.part(async () => {
    const late = await open(story, operationId, 'late');
    await story.trigger('expire-payment-link', late.values);
    await story.delivered('paymentLink', 'expired', 'The end of the link is told', {
      about: late.about,
      witness: { operationId: 'getPaymentLinkDetails', values: late.values },
    });
    await watch.moved('expired', 'A link that is not paid brings nothing', operationId, []);
  });
}

/** A payer pays by a link, in two parts. */
export const paymentLink = flow(
  {
    id: 'payment-link',
    area: 'payment links',
    about: 'A link is paid in two parts, and the partner gets the euro; another one expires.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['createPaymentLink', 'getPaymentLinkDetails'],
  },
  (story) => tellPayment(story, 'createPaymentLink'),
);

/** The same by a hosted checkout. */
export const hostedCheckout = flow(
  {
    id: 'hosted-checkout',
    area: 'payment links',
    about: 'A hosted checkout is paid in two parts, and the partner gets the euro; another one expires.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['createHostedCheckout', 'getPaymentLinkDetails'],
  },
  (story) => tellPayment(story, 'createHostedCheckout'),
);
