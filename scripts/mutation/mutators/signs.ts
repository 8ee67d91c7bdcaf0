import ts from 'typescript';
import type { Mutator } from './mutator.js';

const { MinusToken, ExclamationToken, PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;

/** Negations and minus signs dropped, steps reversed. */
export const signs: Mutator = {
  name: 'sign',
  replacements(node, source) {
    if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
    const operand = node.operand.getText(source);
    if (node.operator === MinusToken || node.operator === ExclamationToken) return [operand];
    if (node.operator !== PlusPlusToken && node.operator !== MinusMinusToken) return [];
    const step = node.operator === PlusPlusToken ? '--' : '++';
    return [ts.isPrefixUnaryExpression(node) ? step + operand : operand + step];
  },
};
