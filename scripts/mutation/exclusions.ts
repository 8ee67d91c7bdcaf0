import ts from 'typescript';
import { equivalents } from './equivalents.js';
import type { PlacedMutant } from './mutant.js';

/** Why some mutants are not tried. */
export interface Exclusion {
  reason: string;
  excludes(mutant: PlacedMutant): boolean;
}

const prose = new Set(['about', 'title', 'restsOn', 'why', 'reason']);
const shown = new Set(['message', 'expected', 'actual', 'description', 'detail', 'hint']);
const browserOnly = ['browser/', 'sink/page/'];
const looks = ['reports/html/styles.ts', 'reports/html/theme.ts'];

const isText = ({ mutator, node }: PlacedMutant): boolean =>
  mutator === 'literal' && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node));

/** Each with its reason; what one of them excludes is counted under it. The first that fits counts. */
export const exclusions: readonly Exclusion[] = [
  {
    reason: 'test support: no code of the product',
    excludes: ({ file }) => file.includes('/test-support/'),
  },
  {
    reason: 'runs in a browser: held by the browser tests',
    excludes: ({ file }) => browserOnly.some((start) => file.startsWith(start)),
  },
  {
    reason: 'looks: colours and sizes, held by the browser tests of contrast and layout',
    excludes: ({ file }) => looks.includes(file),
  },
  {
    reason: 'prose that explains a check, shown and read by people only',
    excludes: (mutant) => isText(mutant) && isBelowMember(mutant.node, prose),
  },
  {
    reason: 'wording of a message, or of what was expected: shown only, nothing decides by it',
    excludes: (mutant) => isText(mutant) && (isBelowMember(mutant.node, shown) || isSaidByError(mutant.node)),
  },
  {
    reason: 'means the same as the original (named one by one in equivalents.ts)',
    excludes: ({ file, context, original, mutated }) =>
      equivalents.some(
        (one) =>
          one.file === file &&
          one.original === original &&
          one.mutated === mutated &&
          (one.context === undefined || one.context === context),
      ),
  },
];

/** Whether a text is the value of such a member, or of a part of it. */
function isBelowMember(node: ts.Node, names: ReadonlySet<string>): boolean {
  for (let at = node; isPartOfText(at.parent); at = at.parent) {
    const { parent } = at;
    if (ts.isPropertyAssignment(parent)) return parent.initializer === at && names.has(parent.name.getText());
  }
  return false;
}

/** What a text may be a part of and still be wording. */
function isPartOfText(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isConditionalExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isParenthesizedExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}

function isSaidByError(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent)
    if (ts.isNewExpression(at)) return at.expression.getText().endsWith('Error');
  return false;
}
