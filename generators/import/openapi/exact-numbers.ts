import { exactMember, exactKeywords } from '../../../contracts/model/exact-numbers.js';

type Node = Record<string, unknown>;

const isUnsafe = (value: unknown): value is bigint => typeof value === 'bigint' && !Number.isSafeInteger(Number(value));

/** What a keyword says exactly, as texts; `undefined` where doubles hold it. */
function exactTexts(keyword: string, value: unknown): string | string[] | undefined {
  if (!exactKeywords.has(keyword)) return undefined;
  if (isUnsafe(value)) return String(value);
  if (keyword !== 'enum' || !Array.isArray(value) || !value.some(isUnsafe)) return undefined;
  return value.map((one) => (typeof one === 'bigint' ? String(one) : JSON.stringify(one)));
}

/**
 * A document whose whole numbers are `bigint`s, with doubles in their place; what a keyword of a schema says of numbers that no double
 * holds is kept beside it. The document itself is changed, so that nodes which aliases share stay shared.
 */
export function withExactNumbers(document: unknown): unknown {
  const seen = new Set<object>();
  const settle = (node: unknown): unknown => {
    if (typeof node === 'bigint') return Number(node);
    if (typeof node !== 'object' || node === null || seen.has(node)) return node;
    seen.add(node);
    const holder = node as Node;
    const exact: Node = {};
    for (const [key, value] of Object.entries(holder)) {
      const texts = Array.isArray(node) ? undefined : exactTexts(key, value);
      if (texts !== undefined) exact[key] = texts;
      const settled = settle(value);
      if (settled !== value) holder[key] = settled;
    }
    if (Object.keys(exact).length > 0) holder[exactMember] = exact;
    return node;
  };
  return settle(document);
}
