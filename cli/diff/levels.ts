/** Reads levels of a reader's own, from YAML. */
import { idsOf, ruleOf } from '../../contracts/diff/named.js';
import { rules } from '../../contracts/diff/rules/index.js';
import { levels } from '../../contracts/model/levels.js';
import type { ChosenLevel } from '../../diff/set-levels.js';
import { UsageError } from '../../engine/config.js';
import { openEntries, textsOf } from '../../engine/entries-file.js';
import { readText } from '../../engine/files.js';
import { similarTo } from '../../engine/similar.js';

const members = ['rule', 'level', 'reason'];

function unknownRule(rule: string): string {
  const similar = similarTo(
    rule,
    rules.flatMap((one) => [one.id, ...idsOf(one)]),
  );
  const hint = similar.length > 0 ? `did you mean ${similar.join(', ')}?` : '`conformance explain` lists all';
  return `there is no rule ${rule}; ${hint}`;
}

function flawOf(texts: Readonly<Record<string, string>>, names: readonly string[]): string | undefined {
  const odd = names.find((name) => !members.includes(name));
  if (odd !== undefined) return `"${odd}" is no member of a level; it has ${members.join(', ')}`;
  const missing = members.find((name) => (texts[name] ?? '').trim() === '');
  if (missing !== undefined) return `${missing} is missing or empty`;
  const { rule = '', level = '' } = texts;
  if (!ruleOf(rule)) return unknownRule(rule);
  return levels.some((one) => one === level) ? undefined : `level "${level}": unknown; known: ${levels.join(', ')}`;
}

/**
 * What a file says how loud rules are: a list under `levels`, each entry with `rule`, `level` and `reason`.
 * @throws UsageError with file and line, and what to do
 */
export function readLevels(file: string): ChosenLevel[] {
  const text = readText(file, '--levels', 'a file that says how loud rules are');
  const { entries, at } = openEntries(text, file, { list: 'levels', example: '- rule: response-property-removed' });
  const first = new Map<string, string>();
  return entries.map((entry) => {
    const texts = textsOf(entry);
    const flaw = flawOf(
      texts,
      entry.items.map(({ key }) => String(key)),
    );
    if (flaw !== undefined) throw new UsageError(`${at(entry)}: ${flaw}`);
    const { rule = '', level = '', reason = '' } = texts;
    const before = first.get(rule);
    if (before !== undefined) throw new UsageError(`${at(entry)}: ${rule} has a level already, at ${before}`);
    first.set(rule, at(entry));
    return { rule, level: level as ChosenLevel['level'], reason };
  });
}
