import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { contactList } from './contacts.js';

/** The accounts from which a user has been sent money. */
export const getSepaDepositContactList: SandboxOperation = {
  id: 'getSepaDepositContactList',
  access: 'key',
  handle: (context, { params }) => ({
    body: contactList(context.tenant, requireUser(context, params.externalUserId).externalUserId),
  }),
};
