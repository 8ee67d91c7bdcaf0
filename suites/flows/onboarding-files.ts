import { StepAnswer } from '../support/story.js';
import { flow } from './flow.js';

/** Onboarding by files (Method A), with an upload that cannot be used. */
export const onboardingFiles = flow(
  {
    id: 'onboarding-files',
    area: 'onboarding',
    about: 'A user is onboarded by uploaded documents, the second upload is taken, and the balances are announced.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createUser', 'addKycFile', 'addUserVerification'],
  },
  async (story) => {
    const externalUserId = story.unknownId();
    const values = { externalUserId };
    const about = { pointer: '/externalUserId', equals: externalUserId };
    const early = { breaks: 'state', code: 'P459' } as const;

    await story.accept('createUser', 'create', 'Create the user', { values });
    await story.refuse(
      'createUser',
      'again',
      'Create a user of the same name',
      { values },
      { breaks: 'state', code: 'P411' },
    );
    await story.refuse('addUserVerification', 'unchecked', 'Add the document before any check', { values }, early);

    const told: string[] = [];
    let unusable = new StepAnswer();
    await story.part(async () => {
      unusable = await story.accept('addKycFile', 'unusable', 'Upload documents that cannot be used', { values });
      await story.trigger('fail-kyc-files', values);
      if (!story.stopped) told.push('ERROR');
      await story.refuse('addUserVerification', 'failed', 'Add the document after a failed upload', { values }, early);
    });
    await story.accept('addKycFile', 'usable', 'Upload the documents', { values });
    await story.outcome('accept-kyc-files', values);
    // Where nobody could let the first upload fail, both may be told in the same words.
    const sequence = {
      pointer: '/status',
      values: [...told, 'ADDED'],
      mayRepeat: told.length === 0 && unusable.accepted,
    };
    await story.delivered('kycFileAdded', 'decided', 'Each upload is told', { about, sequence });

    await story.accept('addUserVerification', 'verify', 'Add the data of the document', { values });
    const witness = { operationId: 'getUserBalances', values } as const;
    await story.delivered('userBalanceGenerated', 'ready', 'The balances are announced', { about, witness });
  },
);
