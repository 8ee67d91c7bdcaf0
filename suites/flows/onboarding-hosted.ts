import { flow } from './flow.js';

/** Onboarding by the check that the provider hosts (Method B), up to the extended level where there is one. */
export const onboardingHosted = flow(
  {
    id: 'onboarding-hosted',
    area: 'onboarding',
    about: 'A user is onboarded by hosted verification, the balances are announced, and again with the extended level.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createUser', 'createKycVerification', 'addUserVerification'],
  },
  async (story) => {
    const externalUserId = story.unknownId();
    const values = { externalUserId };
    const about = { pointer: '/externalUserId', equals: externalUserId };
    const statusOf = (step: string, name: string) => story.accept('getKycStatus', step, name, { values });

    await story.accept('createUser', 'create', 'Create the user', { values });
    await story.refuse(
      'createUser',
      'again',
      'Create the same user again',
      { values },
      { breaks: 'state', code: 'P411' },
    );
    await story.refuse(
      'getKycStatus',
      'none',
      'Read the status before any check',
      { values },
      {
        breaks: 'unknown-object',
        ...(story.lists('getKycStatus', 'P445') ? { code: 'P445' } : {}),
      },
    );
    const created = await story.accept('createKycVerification', 'start', 'Start a verification', { values });
    const verificationId = story.take(created, '/verificationId');
    const check = { externalUserId, verificationId };
    await story.accept('redirectToKycVerification', 'open', 'Open the verification page', { values: check });
    const pending = await statusOf('pending', 'Read the status while the verification is pending');
    const early = { breaks: 'state', code: 'P459' } as const;
    await story.refuse('addUserVerification', 'early', 'Add the document before the approval', { values }, early);

    await story.trigger('approve-kyc', check);
    await story.delivered('kycVerificationStatus', 'approved', 'The approval is told', {
      about,
      witness: { operationId: 'getKycStatus', values },
    });
    const approved = await statusOf('approved', 'Read the status after the approval');
    const states = {
      operationId: 'getKycStatus',
      expected: { machine: 'kycVerification', pointer: '/status' },
    } as const;
    story.observe('states', 'states', 'The verification goes from pending to approved', states, {
      reads: [pending, approved],
    });

    await story.accept('addUserVerification', 'verify', 'Add the data of the document', { values });
    const witness = { operationId: 'getUserBalances', values } as const;
    const announced = await story.delivered('userBalanceGenerated', 'ready', 'The balances are announced', {
      about,
      witness,
    });
    const usable = await story.accept('getUserBalances', 'usable', "Read the user's balances", { values });
    await story.accept('addUserVerification', 'repeat', 'Add the same data again', { values });

    if (!story.lists('createVirtualCard', 'P461')) return;
    await story.trigger('extend-user', values);
    const told = await story.delivered('userBalanceGenerated', 'extended', 'The extended level is told', {
      about,
      sequence: { pointer: '/balances/fiatBalances/0/status', values: ['ACTIVE', 'ACTIVE_EXTENDED'] },
      witness,
    });
    const extended = await story.accept('getUserBalances', 'extended', 'Read the balances of the extended user', {
      values,
    });
    story.observe(
      'states',
      'levels',
      'The balance goes from active to extended',
      { operationId: 'getUserBalances', expected: { machine: 'fiatBalance', pointer: '/fiatBalances/0/status' } },
      { reads: [announced, usable, told, extended] },
    );
  },
);
