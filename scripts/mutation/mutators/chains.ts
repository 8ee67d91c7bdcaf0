import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** `?.` that takes for granted what may be missing. */
export const chains: Mutator = {
  name: 'chain',
  replacements(node, source) {
    if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node) && !ts.isCallExpression(node))
      return [];
    const { questionDotToken: token } = node;
    if (token === undefined) return [];
    const before = source.text.slice(node.getStart(source), token.getStart(source));
    const after = source.text.slice(token.end, node.end);
    return [`${before}${ts.isPropertyAccessExpression(node) ? '.' : ''}${after}`];
  },
};
