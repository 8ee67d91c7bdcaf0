import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import type { OperationReply, OperationRequest } from '../../operation.js';
import { sepaTransferDetails } from './sepa-transfer-view.js';

/** How far a transfer has come, of a user or of the partner: both have one path (C23). */
export function showSepaTransfer(context: TenantContext, { params }: OperationRequest): OperationReply {
  const transfer = context.tenant.sepa.transfers.get(params.transferId ?? '');
  if (!transfer) throw new Refusal('P428');
  return { body: sepaTransferDetails(context, transfer) };
}
