import { secretForms, type FormName } from '../record/secret-forms.js';
import { isAccessName, isDistinctive, isSensitive } from '../record/sensitive.js';
import { canonical, isPlain } from './canonical.js';

/** A value that no artefact may show. */
export interface Value {
  text: string;
  /** What it is, in words that give nothing away. */
  kind: string;
  /** Names of members that it may not stand under, where it does not tell itself. */
  names: readonly string[];
  /** It is configured: it is looked for in every form. */
  secret?: true;
}

/** How a value stands in an artefact. */
export type Form = FormName | 'under its name';

/** A stretch of bytes to look for. */
export interface Needle {
  bytes: Uint8Array;
  value: Value;
  form: Form;
  /** A digit, or anything of a word, beside it makes it another value. */
  alone?: 'digit' | 'word';
  /** Letters of either case show it: it is in small letters, and looked for in such. */
  anyCase?: true;
}

/** Windows of bytes that are looked at. */
export const window = 8;

/** The parts of Base64 that show a value and nothing beside it, for the three ways it can lie, in both alphabets. */
function base64Needles(text: string): string[] {
  const size = Buffer.byteLength(text);
  const needles: string[] = [];
  for (const [offset, padding] of ['', ' ', '  '].entries()) {
    const encoded = Buffer.from(padding + text).toString('base64');
    // Of what is not whole, the neighbours decide.
    const core = encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + size) * 4) / 3));
    needles.push(core);
    if (/[+/]/.test(core)) needles.push(core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return needles;
}

/** A value under its name, where the name tells it: in JSON, in a URL or form, and in the lists of HTTP archives. */
function namedNeedles(name: string, text: string): { text: string; alone?: 'word' }[] {
  const asText = [
    { text: `"${name}":"${text}"` },
    { text: `"name":"${name}","value":"${text}"` },
    { text: `${name}=${text}`, alone: 'word' as const },
  ];
  // The number of a house and that of a page have one name: only one of them is a text.
  return [
    ...(isSensitive(name, text, true) ? asText : []),
    ...(isSensitive(name, text, false) ? [{ text: `"${name}":${text}`, alone: 'word' as const }] : []),
  ];
}

/** Small letters of ASCII; all other bytes stay. */
export function inSmallLetters(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
}

function secretNeedles(value: Value): Needle[] {
  return secretForms.flatMap(({ name: form, anyCase, texts }) =>
    texts(value.text).flatMap((text): Needle[] => {
      const bytes = Buffer.from(text);
      const needles = [bytes, ...(isPlain(bytes) ? [] : [canonical(bytes)])].filter(({ length }) => length >= window);
      return needles.map((one) =>
        anyCase ? { bytes: inSmallLetters(one), value, form, anyCase } : { bytes: one, value, form },
      );
    }),
  );
}

/** What to look for in the bytes of artefacts and in their canonical text, to find a value in whatever form. */
export function needlesOf(value: Value): Needle[] {
  const { text, names } = value;
  if (value.secret) return secretNeedles(value);
  const needles: Needle[] = [];
  const add = (wanted: string, form: Form, alone?: Needle['alone']): void => {
    const bytes = Buffer.from(wanted);
    const variants = isPlain(bytes) ? [bytes] : [bytes, canonical(bytes)];
    for (const variant of variants)
      if (variant.length >= window) needles.push({ bytes: variant, value, form, ...(alone ? { alone } : {}) });
  };
  if (!isDistinctive(text, names.some(isAccessName))) {
    for (const name of names)
      for (const named of namedNeedles(name, text)) add(named.text, 'under its name', named.alone);
    return needles;
  }
  add(text, 'as it is', /^\d+$/.test(text) ? 'digit' : undefined);
  for (const core of base64Needles(text)) add(core, 'in Base64');
  return needles;
}
