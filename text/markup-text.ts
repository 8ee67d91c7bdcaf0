const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  // A parser reads a bare carriage return as a line feed; the entity keeps it.
  '\r': '&#13;',
};

/** Control characters, and the marks that reorder text: both can make a text look like another one. */
const deceptive = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function visible(character: string): string {
  if (character === '\n' || character === '\t' || character === '\r') return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * Text as markup that shows precisely this text, in an element or in a quoted attribute. Control and text-direction
 * characters are shown instead of obeyed.
 * @example escapeText('<b>') // '&lt;b&gt;'
 */
export function escapeText(text: string): string {
  return text.replace(deceptive, visible).replace(/[&<>"'`\r]/g, (character) => entities[character] ?? character);
}
