import { escapeText } from '../text/markup-text.js';

/** Markup that is safe to put into a document. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template can take: texts are escaped, markup is not, lists are joined. */
export type HtmlPart = Html | string | number | readonly Html[];

/**
 * Markup from a template; everything put into it is escaped, for elements and for quoted attributes.
 *
 * @example
 * html`<p title="${title}">${text}</p>`
 */
export function html(texts: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  const markup = parts.map((part, index) => (texts[index] ?? '') + markupOf(part));
  return new Html(markup.join('') + (texts.at(-1) ?? ''));
}

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeText(String(part));
}
