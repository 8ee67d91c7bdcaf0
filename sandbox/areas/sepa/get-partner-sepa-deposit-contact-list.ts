import type { SandboxOperation } from '../../operation.js';
import { contactList } from './contacts.js';

/** The accounts from which the partner has been sent money. */
export const getPartnerSepaDepositContactList: SandboxOperation = {
  id: 'getPartnerSepaDepositContactList',
  access: 'key',
  handle: ({ tenant }) => ({ body: contactList(tenant, null) }),
};
