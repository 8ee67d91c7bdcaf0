/** Letters, digits, `.`, `_` and `-`, not beginning with what hides a file or looks like an option. */
const pattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

/**
 * Whether a text may name a file, a folder or a part of a URL: versions, pages, runs and inboxes are named by others, and what they
 * name must stay in the folder that it is put in.
 */
export function isName(text: unknown): text is string {
  return typeof text === 'string' && pattern.test(text);
}

/** Why a text is no name, for messages: what it is the name of, itself, cut to what can be read, and what is allowed. */
export function nameProblem(what: string, text: unknown): string {
  const shown = JSON.stringify(typeof text === 'string' ? text.slice(0, 80) : (text ?? null));
  return `${what} ${shown}: no name; up to 100 letters, digits, ".", "_" and "-" are one, the first a letter, digit or "_"`;
}
