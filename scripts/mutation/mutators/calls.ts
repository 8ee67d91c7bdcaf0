import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** Methods and the one that is easily taken for them. */
const neighbours = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    toLowerCase: 'toUpperCase',
    toUpperCase: 'toLowerCase',
    trimStart: 'trimEnd',
    trimEnd: 'trimStart',
    floor: 'ceil',
    ceil: 'floor',
    indexOf: 'lastIndexOf',
    find: 'findLast',
    findLast: 'find',
    shift: 'pop',
    pop: 'shift',
  }),
);

/** Methods that give a value like their own object: without them the object stays as it is. */
const droppable = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'trim',
  'replace',
  'replaceAll',
  'concat',
  'flat',
]);

/** A method taken for its neighbour, or left out; an order without its comparator. */
export const calls: Mutator = {
  name: 'call',
  replacements(node, source) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression: object, name } = node.expression;
    const method = name.text;
    const before = object.getText(source);
    const dot = node.expression.questionDotToken ? '?.' : '.';
    const texts = node.arguments.map((argument) => argument.getText(source)).join(', ');
    const other = neighbours.get(method);
    return [
      ...(other === undefined ? [] : [`${before}${dot}${other}(${texts})`]),
      ...(droppable.has(method) ? [before] : []),
      ...(/^(sort|toSorted)$/.test(method) && node.arguments.length > 0 ? [`${before}${dot}${method}()`] : []),
    ];
  },
};
