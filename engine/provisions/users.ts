import { newUuid } from '../../generators/data/formats.js';
import type { Provision } from './provision.js';

const createdUser: Provision = {
  id: 'created-user',
  async make({ call, data }) {
    const externalUserId = newUuid(data);
    await call('createUser', { externalUserId });
    return { externalUserId };
  },
};

const userInCheck: Provision = {
  id: 'user-in-check',
  async make({ call, provide }) {
    const values = await provide('created-user');
    const { verificationId } = await call('createKycVerification', values);
    return { ...values, verificationId: String(verificationId) };
  },
};

const approvedUser: Provision = {
  id: 'approved-user',
  async make({ provide, trigger }) {
    const values = await provide('user-in-check');
    await trigger('approve-kyc', values);
    return values;
  },
};

const verifiedUser: Provision = {
  id: 'verified-user',
  async make({ call, provide }) {
    const values = await provide('approved-user');
    await call('addUserVerification', values);
    return values;
  },
};

/** Extended where the version has that level: only then cards can be created. */
const extendedUser: Provision = {
  id: 'extended-user',
  async make({ provide, trigger, has }) {
    const values = await provide('verified-user');
    if (has('suspendUser')) await trigger('extend-user', values);
    return values;
  },
};

const suspendedUser: Provision = {
  id: 'suspended-user',
  async make({ call, provide }) {
    const values = await provide('verified-user');
    await call('suspendUser', values);
    return values;
  },
};

/** Users by how far they have come. */
export const users: readonly Provision[] = [
  createdUser,
  userInCheck,
  approvedUser,
  verifiedUser,
  extendedUser,
  suspendedUser,
];
