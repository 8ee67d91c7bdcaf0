import type { SandboxOperation } from '../../operation.js';
import { networkFeeReply } from './network-fees.js';

/** What the chain takes for a user's withdrawal. */
export const getNetworkFee: SandboxOperation = { id: 'getNetworkFee', access: 'key', handle: networkFeeReply };
