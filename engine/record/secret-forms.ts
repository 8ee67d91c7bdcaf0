import { remembering } from '../../contracts/formats/remembering.js';
import { anchorOf, base64Cores, escapesLetters, spellings } from './spellings.js';
import { literalPattern } from '../../text/literal-pattern.js';

export type FormName = 'as it is' | 'in hexadecimal' | 'in Base64';

/** A way in which a secret may be written. */
export interface SecretForm {
  name: FormName;
  /** Letters of either case show it. */
  anyCase: boolean;
  /** The texts that show it; a text that shows the secret in this form contains one of them. */
  texts(secret: string): string[];
}

/** The same letters, all of one case: who writes a key in capitals or encodes it so has given it away. */
const inCases = (text: string): string[] => [...new Set([text, text.toLowerCase(), text.toUpperCase()])];

/**
 * Every form in which a configured secret is looked for: by redaction, by the self-audit and by the checks. Escapes of JSON, URLs,
 * forms and HTML are read besides; Base64 is that of both alphabets (RFC 4648), wherever the secret lies in what was encoded.
 */
export const secretForms: readonly SecretForm[] = [
  { name: 'as it is', anyCase: true, texts: (secret) => [secret] },
  {
    name: 'in hexadecimal',
    anyCase: true,
    texts: (secret) => [...new Set(inCases(secret).map((text) => Buffer.from(text).toString('hex')))],
  },
  { name: 'in Base64', anyCase: false, texts: (secret) => [...new Set(inCases(secret).flatMap(base64Cores))] },
];

/** Shorter secrets are told by their very letters alone: in other forms every text would have them. */
export const shortestEncoded = 8;

/** Where a text shows a secret. */
export interface SecretPlace {
  start: number;
  end: number;
  form: FormName;
}

/** Finds the places of one secret in a text. */
export type SecretFinder = (text: string) => SecretPlace[];

/** One form as a pattern, and what tells quickly that a text lacks it. */
interface Look {
  form: SecretForm;
  pattern: RegExp;
  hints: readonly string[];
}

function lookFor(form: SecretForm, secret: string): Look {
  const texts = form.texts(secret);
  if (form.name === 'as it is') {
    const { source } = spellings(secret, { word: false, grouped: false });
    return { form, pattern: new RegExp(source, 'giu'), hints: [anchorOf(secret).toLowerCase()] };
  }
  // The characters beside a core of Base64 hold bits of the secret and of its neighbours.
  const around = form.anyCase ? ['', ''] : ['[A-Za-z0-9+/_-]{0,2}', '[A-Za-z0-9+/_-]{0,2}={0,2}'];
  const source = texts.map((text) => `${around[0]}${literalPattern(text)}${around[1]}`).join('|');
  return {
    form,
    pattern: new RegExp(source, form.anyCase ? 'gi' : 'g'),
    hints: form.anyCase ? texts.map((text) => text.toLowerCase()) : texts,
  };
}

function exactly(secret: string): SecretFinder {
  const pattern = spellings(secret, { word: false, grouped: false });
  return (text) => placesOf(text, pattern, 'as it is');
}

function placesOf(text: string, pattern: RegExp, form: FormName): SecretPlace[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    form,
  }));
}

/** What finds a secret in a text, in all forms; a short one as it is alone. */
export function findsSecret(secret: string): SecretFinder {
  if (secret.length < shortestEncoded) return exactly(secret);
  const looks = secretForms.map((form) => lookFor(form, secret));
  return (text) => {
    const escaped = escapesLetters(text);
    const lower = text.toLowerCase();
    return looks.flatMap(({ form, pattern, hints }) => {
      const mayShow =
        (escaped && form.name === 'as it is') || hints.some((hint) => (form.anyCase ? lower : text).includes(hint));
      return mayShow ? placesOf(text, pattern, form.name) : [];
    });
  };
}

/** The same, remembered for the secrets that were asked for last. */
export const secretFinder = remembering(findsSecret, 64);
