import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** What stands in for each operator between two values. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '??=': ['='],
};

function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
      (isText(node.left) || isText(node.right)))
  );
}

/** Comparisons negated and moved by one, arithmetic and logic exchanged. Texts that are joined are left alone. */
export const operators: Mutator = {
  name: 'operator',
  replacements(node, source) {
    if (!ts.isBinaryExpression(node)) return [];
    const operator = node.operatorToken.getText(source);
    if (operator.startsWith('+') && (isText(node.left) || isText(node.right))) return [];
    const left = node.left.getText(source);
    if (operator === '??') return [left];
    const right = node.right.getText(source);
    // In brackets: && and || may not stand beside ?? without.
    return (standIns[operator] ?? []).map(
      (other) => `${bracketed(left, operator)} ${other} ${bracketed(right, operator)}`,
    );
  },
};

function bracketed(text: string, operator: string): string {
  return /^(&&|\|\|)$/.test(operator) ? `(${text})` : text;
}
