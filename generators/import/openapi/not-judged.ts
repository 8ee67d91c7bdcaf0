import { patternOf } from '../../../contracts/model/lenient-pattern.js';
type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Methods of OpenAPI that no case is made of. */
const uncalled = ['head', 'options', 'trace'];

function noteOf(number: number, what: string, why: string): string[] {
  return number === 0 ? [] : [`${number} ${what} of the document: ${why}`];
}

/** Patterns that a summary shows. */
const shownPatterns = 3;

/** Patterns of a document by which nothing is judged. */
function foreignPatterns(document: unknown): string[] {
  const found = new Set<string>();
  const seen = new Set<object>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'pattern' && typeof value === 'string' && patternOf(value) === undefined) found.add(value);
      else if (!ofData.has(key)) walk(value);
    }
  };
  walk(document);
  return [...found];
}

function patternsTold(patterns: readonly string[]): string[] {
  const shown = patterns.slice(0, shownPatterns).join(' · ') + (patterns.length > shownPatterns ? ' · …' : '');
  return noteOf(patterns.length, 'patterns', `no regular expressions of ECMAScript (${shown})`);
}

/** Answers that are streams of events, by operation and status. */
function eventStreams(operations: readonly Node[]): string[] {
  const answers = operations.flatMap(({ responses }) => (isNode(responses) ? Object.values(responses) : []));
  return answers.flatMap((answer) => {
    const content = isNode(answer) ? answer['content'] : undefined;
    return isNode(content) ? Object.keys(content).filter((type) => /^text\/event-stream\b/i.test(type)) : [];
  });
}

/** Members that hold data. */
const ofData = new Set(['example', 'examples', 'default', 'const', 'enum']);

/** What a document of any API has and a run by it does not judge, each with its number and why. */
export function notJudged(document: unknown): string[] {
  const { paths, webhooks } = isNode(document) ? document : {};
  const items = isNode(paths) ? Object.values(paths).filter(isNode) : [];
  const operations = items.flatMap((item) => Object.values(item).filter(isNode));
  const callbacks = operations.flatMap((operation) =>
    isNode(operation['callbacks']) ? Object.keys(operation['callbacks']) : [],
  );
  const methods = items.flatMap((item) => uncalled.filter((method) => isNode(item[method])));
  return [
    ...noteOf(isNode(webhooks) ? Object.keys(webhooks).length : 0, 'webhooks', 'nothing tells what causes them'),
    ...noteOf(callbacks.length, 'callbacks', 'no address of the sink is given to the target'),
    ...noteOf(eventStreams(operations).length, 'answers of text/event-stream', 'what their events hold is not read'),
    ...patternsTold(foreignPatterns(document)),
    ...noteOf(methods.length, 'operations of HEAD, OPTIONS or TRACE', 'no cases are made of these methods'),
  ];
}
