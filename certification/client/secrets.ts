/** A secret of a call, with the name that a record may have of it. */
export interface NamedSecret {
  name: string;
  text: string;
}

/** Members that hold what pays without the card, and what they are called. */
const members: Readonly<Record<string, string>> = { cvv: 'CVV', pin: 'PIN', cardNumber: 'number' };

/** Card secrets that are members of a body. */
export function cardSecretsIn(body: Readonly<Record<string, unknown>>): NamedSecret[] {
  return Object.entries(members).flatMap(([member, name]) => {
    const text = body[member];
    return typeof text === 'string' && /^\d{3,19}$/.test(text) ? [{ name, text }] : [];
  });
}

/** Whether a text shows digits: by themselves, not as a part of a longer number, a decimal or a time; long ones in groups too. */
function showsDigits(output: string, digits: string): boolean {
  const written = digits.length > 8 ? [...digits].join('[ -]?') : digits;
  return new RegExp(`(?<!\\w|\\d[.:-])${written}(?!\\w|[.:-]\\d)`).test(output);
}

/** Names of the secrets that a text shows, each once. */
export function secretsIn(output: string, secrets: readonly NamedSecret[]): string[] {
  const shown = secrets.filter(({ text }) => (/^\d+$/.test(text) ? showsDigits(output, text) : output.includes(text)));
  return [...new Set(shown.map(({ name }) => name))];
}
