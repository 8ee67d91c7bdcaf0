import type { JsonObject } from '../contracts/model/json-value.js';
import type { SandboxContext, TenantContext } from './context.js';
import type { View } from './view.js';

/** A file of a multipart request. */
export interface UploadedFile {
  /** Name of its part. */
  part: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** A call as an operation sees it: authenticated where it must be, its body valid against the contract. */
export interface OperationRequest {
  params: Readonly<Record<string, string>>;
  /** Parameters of the contract, valid, with their defaults. */
  query: JsonObject;
  /** Numbers are lossless. Of a multipart request the parts that are no files, as texts. */
  body: JsonObject;
  /** Of a multipart request. */
  files: readonly UploadedFile[];
}

/** A success. */
export interface OperationReply {
  /** Written as the version's schema has it; a text is sent as it is. */
  body: View | string;
  /** JSON where it is absent. */
  contentType?: string;
}

/** One operation of the contract. It refuses by throwing a `Refusal` before it changes anything. */
export type SandboxOperation = {
  id: string;
  /** Members of the body whose absence it refuses with a code of its own in place of P403. */
  missesItself?: readonly string[];
} & (
  | { access: 'key'; handle(context: TenantContext, request: OperationRequest): OperationReply }
  | { access: 'open'; handle(context: SandboxContext, request: OperationRequest): OperationReply }
);
