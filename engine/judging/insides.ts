import { readingsOf, type ShownText } from './shown-texts.js';
import { signsOfTheInside, type Sign } from './signs-of-the-inside.js';

/** A piece of the inside that a message shows. */
export interface Inside {
  sign: Sign;
  shown: ShownText;
  /** As it stands there. */
  found: string;
}

/** Texts without a letter beyond those of a number or an id: what most texts are. */
const plain = /^[\da-f.-]*$/i;

/** Whether the caller sent what was found: whole, or as part of what a sign is seen in. */
function isEcho(reading: string, found: string, { pattern }: Sign, sent: readonly string[]): boolean {
  if (sent.some((text) => text.includes(found))) return true;
  const without = sent.filter((text) => pattern.test(text)).reduce((rest, text) => rest.replaceAll(text, ' '), reading);
  return without !== reading && !pattern.test(without);
}

/**
 * The first piece of the inside that texts show and nobody sent.
 * @param sent what the caller sent, asked for where a sign is found: an echo tells nothing of the inside
 * @param page whether addresses of a page's parts may look like paths of the server
 */
export function insideOf(texts: readonly ShownText[], sent: () => readonly string[], page = false): Inside | undefined {
  for (const shown of texts) {
    if (plain.test(shown.text)) continue;
    for (const reading of readingsOf(shown.text))
      for (const sign of signsOfTheInside) {
        if (sign.notInPages && (page || shown.where !== 'body')) continue;
        const [found] = sign.pattern.exec(reading) ?? [];
        if (found !== undefined && !isEcho(reading, found, sign, sent())) return { sign, shown, found };
      }
  }
  return undefined;
}

/** What a message calls a place. */
export function placeOf({ where, name }: ShownText): string {
  if (where === 'header') return ` in the header ${name.toLowerCase()}`;
  return where === 'address' ? ' in its address' : '';
}
