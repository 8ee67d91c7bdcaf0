import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from './operation.js';

/** What a multipart request carries; the contents of its files are measured and forgotten. */
export interface Upload {
  files: UploadedFile[];
  /** The parts that are no files. */
  fields: Record<string, string>;
}

/** Far above what operations allow, so that it is they who refuse; `fileSize` in bytes. */
export const uploadLimits = { files: 20, fileSize: 64 * 1024 * 1024, fields: 100 };

/** Reads a multipart request to its end; throws the framework's error for one that is malformed or beyond the limits. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { files: [], fields: {} };
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      upload.fields[part.fieldname] = String(part.value);
      continue;
    }
    let size = 0;
    for await (const chunk of part.file) size += (chunk as Buffer).length;
    upload.files.push({ part: part.fieldname, fileName: part.filename, mediaType: part.mimetype, size });
  }
  return upload;
}
