import type { Contract } from '../../contracts/model/types.js';
import { flow } from './flow.js';

/** Files that a proof of address must not be, where the facts say what it may be. */
function unfit({ facts }: Contract) {
  const limits = facts.limits.files.find(({ use }) => use === 'proof-of-address');
  const { maxBytes, mediaTypes } = limits ?? {};
  const file = { part: 'files', name: 'proof.png', type: 'image/png', content: 'a picture' };
  return [
    ...(mediaTypes && !mediaTypes.includes('text/plain')
      ? [{ step: 'type', name: 'Send a text file', file: { ...file, type: 'text/plain' }, code: 'P426' }]
      : []),
    ...(maxBytes === undefined
      ? []
      : [
          {
            step: 'size',
            name: 'Send a file that is too large',
            file: { ...file, content: 'x'.repeat(maxBytes + 1) },
            code: 'P440',
          },
        ]),
  ];
}

/** Proof of address: questioned, sent again, approved; and one that is refused for good. */
export const proofOfAddress = flow(
  {
    id: 'proof-of-address',
    area: 'onboarding',
    about: 'A proof of address is questioned, sent again and approved; another one is refused for good.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['addPoaFile', 'poaVerificationStatus'],
  },
  async (story) => {
    const { externalUserId = '' } = await story.provide('created-user');
    const values = { externalUserId };
    const about = { pointer: '/externalUserId', equals: externalUserId };
    const upload = (step: string, name: string) => story.accept('addPoaFile', step, name, { values });

    for (const { step, name, file, code } of unfit(story.contract))
      await story.refuse('addPoaFile', step, name, { values, files: [file] }, { breaks: 'validation', code });
    await upload('first', 'Send a proof of address');
    const beside = await upload('beside', 'Send another one while the first is reviewed');
    if (story.lists('addPoaFile', 'P211'))
      story.observe(
        'shown',
        'pending',
        'A proof beside one under review is not taken',
        { operationId: 'addPoaFile', expected: { shown: [{ pointer: '/errorCode', value: 'P211' }] } },
        { answer: [beside] },
      );
    await story.trigger('question-poa', values);
    await upload('second', 'Send a readable one');
    await story.trigger('approve-poa', values);
    await story.refuse(
      'addPoaFile',
      'proven',
      'Send one after the approval',
      { values },
      { breaks: 'state', code: 'P447' },
    );
    await story.delivered('poaVerificationStatus', 'review', 'Each step of the review is told', {
      about,
      sequence: {
        pointer: '/status',
        values: ['WAITING', 'QUESTIONED', 'WAITING', 'APPROVED'],
        // One that was taken beside the first may be told in the same words.
        mayRepeat: beside.accepted && beside.text('/errorCode') === undefined,
      },
    });

    const other = await story.provide('created-user', 'refused');
    await story.accept('addPoaFile', 'forged', 'Send a forged proof', { values: other });
    await story.trigger('reject-poa', other);
    await story.delivered('poaVerificationStatus', 'refused', 'The refusal is told', {
      about: { pointer: '/externalUserId', equals: other['externalUserId'] ?? '' },
      sequence: { pointer: '/status', values: ['WAITING', 'REJECTED'] },
    });
    await story.refuse(
      'addPoaFile',
      'final',
      'Send one after the final refusal',
      { values: other },
      {
        breaks: 'state',
        ...(story.lists('addPoaFile', 'P460') ? { code: 'P460' } : {}),
      },
    );
  },
);

/** The extra verification of a user whom the provider rates High Risk. */
export const highRisk = flow(
  {
    id: 'high-risk',
    area: 'onboarding',
    about: 'A user is rated High Risk, proves the address, and passes the extra verification.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['highRiskKycVerification', 'addPoaFile'],
  },
  async (story) => {
    const { externalUserId = '' } = await story.provide('verified-user', undefined, { own: true });
    const values = { externalUserId };
    await story.trigger('rate-high-risk', values);
    await story.accept('addPoaFile', 'prove', 'Send the proof of address', { values });
    await story.trigger('approve-poa', values);
    await story.delivered('highRiskKycVerification', 'steps', 'Each step of the extra verification is told', {
      about: { pointer: '/externalUserId', equals: externalUserId },
      sequence: { pointer: '/status', values: ['REQUIRED', 'PENDING', 'APPROVED'] },
    });
  },
);
