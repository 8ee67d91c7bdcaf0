import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** Booleans flipped; texts, lists and objects emptied; an empty text or list filled. */
export const literals: Mutator = {
  name: 'literal',
  replacements(node) {
    if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
    if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
    if (ts.isTemplateExpression(node)) return ts.isTaggedTemplateExpression(node.parent) ? [] : ["''"];
    if (ts.isStringLiteralLike(node))
      return ts.isTaggedTemplateExpression(node.parent) || isName(node) ? [] : [node.text === '' ? "'mutant'" : "''"];
    if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0 ? ["['mutant']"] : ['[]'];
    if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0 ? [] : ['({})'];
    return [];
  },
};

/** A text that names a member or a module. */
function isName(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
  );
}
