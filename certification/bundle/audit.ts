import { findsSecret } from '../../engine/record/secret-forms.js';
import type { BundleFiles } from './files.js';

/** A value that no bundle may show. */
export interface Secret {
  /** What it is, for people. */
  label: string;
  text: string;
}

/** What looking for secrets in a bundle came to. */
export interface Audit {
  /** What was looked for. */
  lookedFor: string[];
  files: number;
  bytes: number;
  /** Where something was found; the bundle is not written then. */
  found: { label: string; path: string }[];
}

/** Looks for secrets in every file of a bundle, in every form that the project knows. */
export function auditBundle(files: BundleFiles, secrets: readonly Secret[]): Audit {
  const texts = [...files].map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
  const found = secrets.flatMap(({ label, text: secret }) => {
    const find = findsSecret(secret);
    return texts.filter(({ text }) => find(text).length > 0).map(({ path }) => ({ label, path }));
  });
  return {
    lookedFor: [...new Set(secrets.map(({ label }) => label))],
    files: texts.length,
    bytes: [...files.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0),
    found,
  };
}
