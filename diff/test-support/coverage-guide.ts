/** The page about the coverage of edits, `docs/change-coverage.md`: made of the edits and of the rules that name them. */
import { coverageOf } from './coverage.js';
import { allEdits, sampleOfEdits, type DocumentEdit } from './edits/index.js';
import { waiverOf } from './waived-edits.js';

/** What is known of a member of an object. */
interface Entry {
  edits: number;
  rules: Set<string>;
  reasons: Set<string>;
}

const keyOf = ({ object, member }: DocumentEdit): string => `${object} ${member}`;

function entries(): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const edit of allEdits()) {
    const entry = found.get(keyOf(edit)) ?? { edits: 0, rules: new Set(), reasons: new Set() };
    entry.edits += 1;
    found.set(keyOf(edit), entry);
  }
  // Inside of conditions, alternatives and the like further rules name what an edit does to the whole.
  const plain = [...sampleOfEdits()].filter(({ place }) => !place.includes(':') || place.endsWith(': itself'));
  for (const edit of plain) {
    const entry = found.get(keyOf(edit));
    const coverage = coverageOf(edit);
    if (coverage.kind === 'covered') for (const rule of coverage.rules) entry?.rules.add(rule);
    if (coverage.kind === 'waived') entry?.reasons.add(coverage.reason);
  }
  return found;
}

/** How many edits there are, and how many of them are waived. */
export function countEdits(): { edits: number; waived: number } {
  const count = { edits: 0, waived: 0 };
  for (const edit of allEdits()) {
    count.edits += 1;
    if (waiverOf(edit) !== undefined) count.waived += 1;
  }
  return count;
}

function row(key: string, { edits, rules, reasons }: Entry): string {
  const space = key.lastIndexOf(' ', key.includes('(') ? key.indexOf('(') : undefined);
  const [object, member] = [key.slice(0, space), key.slice(space + 1)];
  const named = [...rules].sort().map((rule) => `[\`${rule}\`](changes.md#${rule})`);
  const waived = [...reasons].map((reason) => `waived: ${reason}`);
  return `| ${object} | \`${member}\` | ${edits.toLocaleString('en')} | ${[...named, ...waived].join(', ')} |`;
}

/** The text of the page. */
export function coverageGuide(): string {
  const { edits, waived } = countEdits();
  const share = ((100 * waived) / edits).toFixed(1);
  return [
    '<!-- Made of the edits and the rules by `npm run derive`; change those instead. -->',
    '',
    '# Which edits the comparison names',
    '',
    `Every member that OpenAPI 3.1 gives an object and every keyword of JSON Schema 2020-12 comes, goes and changes at every kind of place: ${edits.toLocaleString('en')} edits of small documents, in requests, answers, webhooks, callbacks and the answers to those. Each has to be named by a rule, in the right direction and with the effect that it has by construction, or is waived with a reason: ${waived.toLocaleString('en')} are (${share} %). \`diff/coverage.test.ts\` holds each kind of edit at one place and more, \`npm run proof\` all of them at all places. What makes the edits (\`diff/test-support/edits\`) imports nothing of the comparison.`,
    '',
    '| object | member | edits | rules |',
    '|---|---|---|---|',
    ...[...entries()].map(([key, entry]) => row(key, entry)),
    '',
  ].join('\n');
}
