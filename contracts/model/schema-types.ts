import type { Schema } from './types.js';

/** The types that a schema names itself; none where it takes all, or leaves it to what it refers to. */
export function typesOf({ type = [] }: Pick<Schema, 'type'>): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}
