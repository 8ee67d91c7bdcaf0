import type { OpenApiDocument } from '../../contracts/model/types.js';
import type { KeptSource } from '../../generators/import/merge/kept.js';

/** Titles that are shown. */
const shown = 10;

/** A title without case, marks and spaces, so that two writings of one are equal. */
function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What an index lists and no page of it, nor the contract, has: that it exists is assumed. */
export function navigationLines(sources: readonly KeptSource[], document: OpenApiDocument): string[] {
  const summaries = [document.paths, document.webhooks].flatMap((places) =>
    Object.values(places).flatMap((item) => Object.values(item).map(({ summary }) => plain(summary))),
  );
  const known = new Set([
    ...summaries,
    ...sources.flatMap(({ calls }) => calls.map(({ title }) => plain(title ?? ''))),
  ]);
  const missing = sources.flatMap(({ listed }) => listed.filter(({ title }) => !known.has(plain(title))));
  if (missing.length === 0) return [];
  const names = missing.slice(0, shown).map(({ title }) => JSON.stringify(title));
  const more = missing.length > shown ? ` and ${missing.length - shown} more` : '';
  return [`listed   ${missing.length} pages that show no call: ${names.join(', ')}${more}`];
}
