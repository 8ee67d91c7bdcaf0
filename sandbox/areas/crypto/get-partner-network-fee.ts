import type { SandboxOperation } from '../../operation.js';
import { networkFeeReply } from './network-fees.js';

/** What the chain takes for the partner's own withdrawal. */
export const getPartnerNetworkFee: SandboxOperation = {
  id: 'getPartnerNetworkFee',
  access: 'key',
  handle: networkFeeReply,
};
