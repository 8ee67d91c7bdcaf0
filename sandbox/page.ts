import type { SandboxContext } from './context.js';

/** A page for a browser; no key is asked for. */
export interface Page {
  /** Template of the path, as in OpenAPI. */
  path: string;
  handle(context: SandboxContext, params: Readonly<Record<string, string>>): PageReply;
}

/** A whole document with the policy that its browser keeps to. */
export interface PageReply {
  status: number;
  html: string;
  /** `Content-Security-Policy` */
  policy: string;
}
