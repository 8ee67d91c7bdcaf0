/** What changed among facts: codes, limits, fees, retries, currencies, countries, states. */
import type { Facts } from '../../model/facts.js';
import type { PartEdit } from '../api/part.js';
import type { Located } from '../document.js';
import { effectOf, type Edit } from '../edit.js';
import { sameValue } from '../schema/canonical.js';
import { factItems, type FactItem } from './items.js';

function located({ value, pointer, evidence }: FactItem): Located {
  return { node: value, pointer: `/facts${pointer}`, ...(evidence && { evidence }) };
}

/** Whether more or less is allowed; of what is no number neither can be said. */
function valueEffect(old: FactItem, revised: FactItem): Edit['effect'] {
  const { grows } = revised;
  const [before, after] = [old.value, revised.value];
  if (grows === undefined || typeof before !== 'number' || typeof after !== 'number') return 'incomparable';
  return effectOf(after > before !== (grows === 'more'), after > before === (grows === 'more'));
}

function edit(old: FactItem | undefined, revised: FactItem | undefined): Edit | undefined {
  const own = (old ?? revised) as FactItem;
  const { keyword, key: name } = own;
  if (old && revised) {
    if (sameValue(old.value, revised.value)) return undefined;
    return {
      keyword,
      name,
      effect: valueEffect(old, revised),
      before: old.value,
      after: revised.value,
      old: located(old),
      new: located(revised),
    };
  }
  // What only one side says was not said otherwise by the other.
  if (!own.isMember) return undefined;
  return old
    ? { keyword, name, effect: 'narrows', before: old.key, old: located(old) }
    : { keyword, name, effect: 'widens', after: own.key, new: located(own) };
}

/** Edits of facts; without facts on both sides there is nothing to compare. */
export function compareFacts(before: Facts | undefined, after: Facts | undefined): PartEdit[] {
  if (!before || !after) return [];
  const byKey = (facts: Facts): Map<string, FactItem> =>
    new Map(factItems(facts).map((item) => [`${item.keyword} ${item.key}`, item]));
  const [old, revised] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...revised.keys()])].flatMap((key): PartEdit[] => {
    const [a, b] = [old.get(key), revised.get(key)];
    const found = edit(a, b);
    if (!found) return [];
    const code = /^error-code/.test(found.keyword);
    return [
      {
        subject: { kind: 'facts', id: code ? 'error codes' : found.keyword.replaceAll('-', ' ') },
        direction: 'api',
        part: (a ?? b)?.isMember === true ? '' : (found.name ?? ''),
        edit: found,
      },
    ];
  });
}
