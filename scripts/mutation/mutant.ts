import ts from 'typescript';
import { mutators } from './mutators/index.js';

/** One small break in one file. */
export interface Mutant {
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  mutator: string;
  original: string;
  mutated: string;
  /** The line as written, trimmed: with it equal changes stay apart when lines move. */
  context: string;
}

/** A mutant with the node that is exchanged while it is active. */
export interface PlacedMutant extends Mutant {
  node: ts.Node;
  anchor: ts.Node;
  /** What the anchor becomes. */
  text: string;
}

/** Every mutant of a file's code. Types, imports and exports from elsewhere have none. */
export function mutantsOf(file: string, source: ts.SourceFile): PlacedMutant[] {
  const found: PlacedMutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isWithoutCode(node)) return;
    for (const { name, replacements } of mutators)
      for (const mutated of replacements(node, source)) {
        const placed = place(node, mutated, source);
        if (placed) found.push({ ...describe(file, node, source), ...placed, mutator: name, mutated, node });
      }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

function isWithoutCode(node: ts.Node): boolean {
  return (
    (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) ||
    ts.isHeritageClause(node)
  );
}

function describe(
  file: string,
  node: ts.Node,
  source: ts.SourceFile,
): Pick<Mutant, 'file' | 'line' | 'column' | 'original' | 'context'> {
  const start = node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const context = source.text.split('\n', line + 1)[line] ?? '';
  return { file, line: line + 1, column: character + 1, original: node.getText(source), context: context.trim() };
}

/** The nearest node around that can be exchanged while the program runs, and what it becomes. */
function place(node: ts.Node, mutated: string, source: ts.SourceFile): { anchor: ts.Node; text: string } | undefined {
  let anchor: ts.Node = node;
  while (!isExchangeable(anchor)) {
    if (ts.isSourceFile(anchor.parent)) return undefined;
    anchor = anchor.parent;
  }
  const start = anchor.getStart(source);
  const whole = anchor.getText(source);
  // What was one operand stays one.
  const piece = anchor !== node && ts.isExpression(node) ? `(${mutated})` : mutated;
  const text = whole.slice(0, node.getStart(source) - start) + piece + whole.slice(node.end - start);
  return { anchor, text };
}

/** Whether `(condition ? another : node)`, or the same with `if`, means what the node means. */
export function isExchangeable(node: ts.Node): boolean {
  if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) return true;
  return ts.isExpression(node) && !isPartOfPlace(node) && !isPartOfChain(node);
}

/** What is written to or named, not evaluated; and what a method is called on, by name. */
function isPartOfPlace(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind);
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === node;
  if (ts.isNonNullExpression(parent)) return true;
  return (
    ts.isDeleteExpression(parent) ||
    ts.isTaggedTemplateExpression(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadElement(node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node)
  );
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** `a?.b` of `a?.b.c`: in brackets of its own it would not end the whole when `a` is missing. */
function isPartOfChain(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isOptionalChain(node) &&
    ts.isOptionalChain(parent) &&
    parent.expression === node &&
    (ts.isNonNullChain(parent) || parent.questionDotToken === undefined)
  );
}
