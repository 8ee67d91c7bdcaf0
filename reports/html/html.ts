/**
 * The one place where text becomes markup. What a report shows comes from servers that may be hostile, so every value is
 * escaped unless this module made it.
 */
import { escapeText } from '../../text/markup-text.js';

/** Markup that is safe to insert as it stands. Only this module makes it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text (escaped), markup (kept), nothing, or a list of these. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

function markupOf(content: Content): string {
  if (content instanceof Html) return content.toString();
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if (content === null || content === undefined || content === false) return '';
  return content.map(markupOf).join('');
}

/**
 * Template tag for markup: escapes every value, keeps what is `Html` already, joins lists, drops `false`, `null` and
 * `undefined`. Attributes must be quoted: escaping protects nothing else.
 * @example html`<p title="${title}">${lines.map((line) => html`<i>${line}</i>`)}</p>`
 */
export function html(chunks: TemplateStringsArray, ...values: Content[]): Html {
  let markup = '';
  chunks.forEach((chunk, index) => {
    markup += chunk;
    if (index === values.length) return;
    if (chunk.endsWith('=')) throw new Error(`html: quote the attribute in ${JSON.stringify(chunk.slice(-40))}`);
    markup += markupOf(values[index]);
  });
  return new Html(markup);
}

/** A script or style sheet of our own as an element. Refuses a text that would end its element. */
export function rawElement(name: 'script' | 'style', text: string): Html {
  if (text.toLowerCase().includes(`</${name}`)) throw new Error(`html: the ${name} contains its own end tag`);
  return new Html(`<${name}>${text}</${name}>`);
}
