/** Signs of other dialects than ECMAScript's, which either has other rules for them or takes them for plain characters. */
const signs: readonly RegExp[] = [
  // Anchors of Perl, Ruby and Python: ECMAScript takes them for letters.
  /\\[AzZG]/,
  // Hexadecimal digits in Ruby, white space in Perl; quotes.
  /\\[hHRXQEK]/,
  // Groups that are atomic, or named or flagged in another way, and repetitions that give nothing back.
  /\(\?[>P#]/,
  /\(\?-?[a-z]+[-a-z]*[:)]/,
  /[*+?}]\+/,
];

/** Classes of POSIX stand within classes. */
const posixClass = /\[:\^?\w+:\]/;

/** A pattern between slashes, with flags behind it as in a program, or anchors within. */
const delimited = /^\/(?:\^.*|.*\$)\/[a-z]*$|^\/.*\/[gimsuy]+$/s;

/** A pattern without what classes and escapes hold, for a `+` there is a plus. */
function withoutCharacters(source: string): string {
  const plain = source.replace(/\\[pPu]\{[^}]*\}/g, '.').replace(/\\[^A-Za-z]/g, '.');
  return plain.replace(/\[(?:\\.|[^\]\\])*\]/gs, '[]');
}

/**
 * Whether a `pattern` is written for another dialect than the one that JSON Schema names (ECMA-262): read as that, it would blame
 * values which its author means.
 *
 * @example isForeignPattern('\\A[A-Z]{2}\\z') // true
 */
export function isForeignPattern(source: string): boolean {
  if (posixClass.test(source) || delimited.test(source)) return true;
  const plain = withoutCharacters(source);
  return signs.some((sign) => sign.test(plain));
}
