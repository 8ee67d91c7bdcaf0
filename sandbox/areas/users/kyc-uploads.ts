import type { TenantContext } from '../../context.js';
import type { UploadedFile } from '../../operation.js';
import type { User } from '../../state/store.js';
import type { KycUpload } from './state.js';

/** Whether the pictures are those that the user's document needs, where it is known, and none is without content. */
export function isComplete(
  { facts }: Pick<TenantContext, 'facts'>,
  { profile }: Pick<User, 'profile'>,
  files: readonly Pick<UploadedFile, 'size'>[],
): boolean {
  const { documentType } = profile;
  const needed = facts.limits.files
    .flatMap(({ parts = [] }) => parts)
    .find(({ documentTypes }) => typeof documentType === 'string' && documentTypes.includes(documentType));
  return files.length >= (needed?.parts.length ?? 1) && files.every(({ size }) => size > 0);
}

/** Ends an upload that is not decided yet and tells the partner. */
export function decideKycUpload(
  { emit }: TenantContext,
  { externalUserId }: User,
  upload: KycUpload,
  status: 'ADDED' | 'ERROR',
): void {
  upload.status = status;
  emit('kycFileAdded', externalUserId, { externalUserId, status });
}
