import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { openAddressCheck } from './address-check.js';
import { requireFiles } from './uploaded-files.js';

/** Takes a proof of address, owed or not, for a review by the operator. */
export const addPoaFile: SandboxOperation = {
  id: 'addPoaFile',
  access: 'key',
  handle(context, { params, files }) {
    const { demand } = context;
    const user = requireUser(context, params.externalUserId);
    requireFiles(context, files, 'proof-of-address');
    const { addressCheck } = user.onboarding;
    demand('address-is-not-proven-yet', addressCheck !== 'APPROVED');
    demand('address-check-is-not-rejected', addressCheck !== 'REJECTED');
    demand('address-check-is-not-pending', addressCheck !== 'WAITING');
    openAddressCheck(context, user);
    return { body: { message: 'Files accepted' } };
  },
};
