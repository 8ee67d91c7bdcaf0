/** A mutant that means the same as the original. */
export interface Equivalent {
  file: string;
  original: string;
  mutated: string;
  /** The line as written, where the change alone does not tell which is meant. */
  context?: string;
  reason: string;
}

/** Named one by one, each with its reason. */
export const equivalents: readonly Equivalent[] = [
  {
    file: 'engine/record/pairs.ts',
    original: "'\\\\'",
    mutated: "''",
    context: "if (!text.includes('\\\\')) return text;",
    reason: 'a shorter way only: a text without a backslash is read as it is, or is no JSON and stays',
  },
  {
    file: 'engine/record/pairs.ts',
    original: '!/[%+]/.test(text)',
    mutated: 'false',
    context: 'if (!/[%+]/.test(text)) return text;',
    reason: 'a shorter way only: without these two characters nothing is decoded',
  },
  {
    file: 'engine/record/redaction.ts',
    original: "this.#compact ??= this.text.replace(/%20|[ +-]/g, '').toUpperCase()",
    mutated: "this.#compact = this.text.replace(/%20|[ +-]/g, '').toUpperCase()",
    reason: 'remembered to save time: the text never changes',
  },
  {
    file: 'engine/record/redaction.ts',
    original: "'://'",
    mutated: "''",
    context: "if (!text.includes('://')) return [];",
    reason: 'a shorter way only: the pattern asks for it again',
  },
  {
    file: 'engine/record/redaction.ts',
    original: 'escaped',
    mutated: 'true',
    context: 'const candidates = escaped ? this.#candidates.all() : this.#candidates.within(text);',
    reason: 'candidates save time: each is looked for all the same',
  },
  {
    file: 'engine/record/pairs.ts',
    original: "''",
    mutated: "'mutant'",
    context: "const [, slashes = '', name = '', value, close, digits = ''] = match;",
    reason: 'for the types only: the pattern always gives these groups, or a value in place of the digits',
  },
  {
    file: 'engine/record/pairs.ts',
    original: "''",
    mutated: "'mutant'",
    context: "const [, name = '', value, close, digits = ''] = match;",
    reason: 'for the types only: the pattern always gives the name, and a value in place of the digits',
  },
  {
    file: 'engine/record/pairs.ts',
    original: "''",
    mutated: "'mutant'",
    context: "const [, name = '', inQuotes, bare = ''] = match;",
    reason: 'for the types only: the pattern always gives the name, and the one value or the other',
  },
  {
    file: 'engine/deliveries/standing.ts',
    original: 'found',
    mutated: 'true',
    context: 'if (found) money.set(delivery.id, found);',
    reason: 'a delivery that tells of no money is then in the map with nothing, which reads like one that is not in it',
  },
  {
    file: 'engine/deliveries/told-path.ts',
    original: 'parsed.ok',
    mutated: 'true',
    reason: 'what is no JSON has no value, and no schema of a payload fits that',
  },
  {
    file: 'reports/html/waivers.ts',
    original: 'order.indexOf(b.state)',
    mutated: 'order.lastIndexOf(b.state)',
    reason: 'each state stands once in the order',
  },
  {
    file: 'reports/html/json-lines.ts',
    original: '[]',
    mutated: "['mutant']",
    context: 'const lexemes = text.match(lexeme) ?? [];',
    reason: 'for the types only: a text that is JSON has at least one lexeme',
  },
  {
    file: 'reports/html/json-lines.ts',
    original: "''",
    mutated: "'mutant'",
    context: "return `${container.pointer}/${container.index ?? escapeToken(container.key ?? '')}`;",
    reason: 'for the types only: a value in an object comes after its key',
  },
  {
    file: 'engine/record/json-places.ts',
    original: 'false',
    mutated: 'true',
    context: "} else if (all === ',') expectsKey = top?.object ?? false;",
    reason: 'outside of every object nothing is taken for a key, whatever is expected',
  },
  {
    file: 'engine/record/line-problem.ts',
    original: "'utf8'",
    mutated: "''",
    context: "const schema = JSON.parse(readFileSync(file, 'utf8')) as { $id: string; $defs: object };",
    reason: 'bytes become text in JSON.parse, as UTF-8',
  },
  {
    file: 'reports/html/error-code.ts',
    original: '!body.includes(\'"errorCode"\')',
    mutated: 'false',
    context: 'if (!body.includes(\'"errorCode"\')) return undefined;',
    reason:
      'a shorter way only: JSON in which the name does not stand has no such member, unless it spells it with escapes',
  },
  {
    file: 'reports/html/json-lines.ts',
    original: 'lines[index]?.depth ?? 0',
    mutated: 'lines[index]?.depth',
    context: 'let depth = lines[index]?.depth ?? 0;',
    reason: 'for the types only: a line that is not there is in nothing, and neither is one without a depth',
  },
  {
    file: 'reports/html/latency/tally.ts',
    original: '[]',
    mutated: "['mutant']",
    context: 'return distribution ? [{ id, distribution }] : [];',
    reason: 'for the types only: what is in the map has a time',
  },
  {
    file: 'reports/html/on-demand/blocks.ts',
    original: "'fail'",
    mutated: "''",
    context: "level: levels[level % levels.length] ?? 'fail',",
    reason: 'for the types only: the rest of a division by their number is the place of a level',
  },
  {
    file: 'reports/html/retries/chains.ts',
    original: 'timed.find((other) => other.content === content)?.number',
    mutated: 'timed.find((other) => other.content === content).number',
    context: 'sameAs: timed.find((other) => other.content === content)?.number ?? number,',
    reason: 'for the types only: a delivery has at least its own content',
  },
  {
    file: 'contracts/model/evidence.ts',
    original: 'grades.indexOf(worst)',
    mutated: 'grades.lastIndexOf(worst)',
    reason: 'each grade stands once in the list',
  },
  {
    file: 'contracts/model/evidence.ts',
    original: 'grades.indexOf(grade)',
    mutated: 'grades.lastIndexOf(grade)',
    reason: 'each grade stands once in the list',
  },
  {
    file: 'sink/answers/book.ts',
    original: "'base64'",
    mutated: "''",
    reason: 'the digest tells bodies apart however it is written',
  },
  {
    file: 'sink/body.ts',
    original: 'parts.length === 1',
    mutated: 'false',
    reason: 'spares a copy only',
  },
  {
    file: 'sink/disk.ts',
    original: 'idle.pop()',
    mutated: 'idle.shift()',
    reason: 'any descriptor that is idle will do',
  },
  {
    file: 'sink/token.ts',
    original: "header ?? ''",
    mutated: 'header',
    reason: 'a header that is not there is read as the text "undefined", which is no Bearer either',
  },
  {
    file: 'sink/journal.ts',
    original: 'true',
    mutated: 'false',
    context: '#last: Promise<boolean> = Promise.resolve(true);',
    reason: 'for the types only: recovering sets it before anything is written',
  },
  {
    file: 'sink/journal.ts',
    original: 'false',
    mutated: 'true',
    context: '#torn = false;',
    reason: 'for the types only: recovering sets it before anything is written',
  },
];
