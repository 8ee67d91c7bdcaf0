import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** What a function gives back, lost. Literals have mutants of their own, and so has `undefined`. */
export const results: Mutator = {
  name: 'result',
  replacements(node, source) {
    const { parent } = node;
    const given =
      (ts.isReturnStatement(parent) && parent.expression === node) ||
      (ts.isArrowFunction(parent) && parent.body === node);
    if (!given || !ts.isExpression(node) || isLiteral(node) || node.getText(source) === 'undefined') return [];
    return ['undefined'];
  },
};

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}
