import ts from 'typescript';
import type { PlacedMutant } from './mutant.js';
import { probe } from './probe.js';

/** The file's text with all of its mutants compiled in, each behind its number. */
export function instrumented(source: ts.SourceFile, mutants: readonly (PlacedMutant & { id: number })[]): string {
  const byAnchor = new Map<ts.Node, (PlacedMutant & { id: number })[]>();
  for (const mutant of mutants) byAnchor.set(mutant.anchor, [...(byAnchor.get(mutant.anchor) ?? []), mutant]);
  const print = (node: ts.Node): string => {
    const own = withChildren(node);
    const here = byAnchor.get(node);
    if (here === undefined) return own;
    return ts.isExpression(node)
      ? `(${here.map(({ id, text }) => `${probe}(${id}) ? (${text}) : `).join('')}(${own}))`
      : `${here.map(({ id, text }) => `if (${probe}(${id})) { ${text} } else `).join('')}{ ${own} }`;
  };
  const withChildren = (node: ts.Node): string => {
    let text = '';
    let at = node.getStart(source);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(source);
      text += source.text.slice(at, start) + print(child);
      at = child.end;
    });
    return text + source.text.slice(at, node.end);
  };
  return withChildren(source);
}
