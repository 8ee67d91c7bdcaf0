import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** A statement that is left out: a call, an assignment, a throw. */
export const statements: Mutator = {
  name: 'statement',
  replacements(node) {
    return ts.isExpressionStatement(node) || ts.isThrowStatement(node) ? [';'] : [];
  },
};
