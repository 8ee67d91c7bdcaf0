/** How deep what is read may be nested: no document that people write comes near, and what walks it recurses. */
const deepest = 200;

/** How many values a document may have once its aliases are written out. */
const mostValues = 2_000_000;

/** What is wrong with a text that the parser of YAML or JSON gave up on, in words; `undefined` where that is something else. */
export function parserProblem(error: unknown): string | undefined {
  if (error instanceof RangeError) return `is nested too deeply; ${deepest} levels can be read`;
  if (error instanceof ReferenceError)
    return 'has aliases (*name) that stand for too much, or for nothing; write out what they stand for';
  return undefined;
}

interface Size {
  depth: number;
  values: number;
}

/**
 * Why a parsed value can't be worked with: nested too deeply, or grown out of aliases beyond measure; `undefined` where it can. Each
 * object is looked at once, however often aliases name it.
 */
export function sizeProblem(root: unknown): string | undefined {
  const sizes = new Map<object, Size>();
  const open = new Set<object>();
  const stack: object[] = isObject(root) ? [root] : [];
  for (let node = stack.at(-1); node; node = stack.at(-1)) {
    if (sizes.has(node)) {
      stack.pop();
      continue;
    }
    const members = Object.values(node).filter(isObject);
    const waiting = open.has(node) ? [] : members.filter((member) => !sizes.has(member));
    open.add(node);
    if (waiting.some((member) => open.has(member))) return 'contains itself by an alias; write out what it stands for';
    if (waiting.length > 0) {
      for (const member of waiting) stack.push(member);
      continue;
    }
    stack.pop();
    const own = members.map((member) => sizes.get(member) ?? { depth: 0, values: 1 });
    const depth = 1 + own.reduce((most, size) => Math.max(most, size.depth), 0);
    const values = Object.keys(node).length + own.reduce((sum, size) => sum + size.values, 1);
    if (depth > deepest) return `is nested too deeply; ${deepest} levels can be read`;
    if (values > mostValues) return `stands for more than ${mostValues} values by its aliases; write out fewer`;
    sizes.set(node, { depth, values });
    open.delete(node);
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
