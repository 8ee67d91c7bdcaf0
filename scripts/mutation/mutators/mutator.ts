import type ts from 'typescript';

/** A way to break code: what a node becomes. Each file beside this one has one. */
export interface Mutator {
  name: string;
  /** Texts that take the place of the node's own, one mutant each. */
  replacements(node: ts.Node, source: ts.SourceFile): string[];
}
