import type { Facts } from '../../../contracts/model/types.js';
import type { TenantContext } from '../../context.js';
import type { UploadedFile } from '../../operation.js';

/** Name of the part that carries a file; it is repeated for several. */
const part = 'files';

interface Limits {
  maxFiles: number;
  /** Per file. */
  maxBytes: number;
  mediaTypes: readonly string[];
}

/** Limits of proofs of address; those of identity documents are open but for the number of pictures (choices.yaml). */
function limitsOf({ limits: { files } }: Facts, use: 'proof-of-address' | 'identity'): Limits {
  const documented = files.find((row) => row.use === 'proof-of-address');
  const { maxFiles, maxBytes, mediaTypes } = documented ?? {};
  if (maxFiles === undefined || maxBytes === undefined || !mediaTypes)
    throw new Error('The facts give no limits of a proof of address.');
  if (use === 'proof-of-address') return { maxFiles, maxBytes, mediaTypes };
  const pictures = files.find((row) => row.use === use)?.parts?.map(({ parts }) => parts.length) ?? [];
  return { maxFiles: Math.max(maxFiles, ...pictures), maxBytes, mediaTypes };
}

/** The files of a request; refuses none or too many with P403, a wrong type with P426 and one too large with P440. */
export function requireFiles(
  { facts, demand }: TenantContext,
  files: readonly UploadedFile[],
  use: 'proof-of-address' | 'identity',
): readonly UploadedFile[] {
  const { maxFiles, maxBytes, mediaTypes } = limitsOf(facts, use);
  const sent = files.filter((file) => file.part === part);
  demand('files-are-sent', sent.length > 0, `${part} should not be empty.`);
  demand('files-are-few', sent.length <= maxFiles, `${part} must have at most ${maxFiles} files.`);
  demand(
    'file-type-is-allowed',
    sent.every(({ mediaType }) => mediaTypes.includes(mediaType.toLowerCase())),
  );
  demand(
    'file-size-is-allowed',
    sent.every(({ size }) => size <= maxBytes),
  );
  return sent;
}
