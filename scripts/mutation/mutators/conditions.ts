import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** A condition that always or never holds. A loop only never: one that never ends proves nothing. */
export const conditions: Mutator = {
  name: 'condition',
  replacements(node) {
    const { parent } = node;
    if (
      (ts.isWhileStatement(parent) && parent.expression === node) ||
      (ts.isForStatement(parent) && parent.condition === node)
    )
      return ['false'];
    const decides =
      (ts.isIfStatement(parent) && parent.expression === node) ||
      (ts.isConditionalExpression(parent) && parent.condition === node);
    return decides ? ['true', 'false'] : [];
  },
};
