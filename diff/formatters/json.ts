import type { Formatter } from './formatter.js';

/** Version of the format. */
const diffFormat = 1;

/** Everything, for programs: `diff/diff.schema.json`. */
export const json: Formatter = {
  id: 'json',
  about: 'everything, for programs',
  file: 'diff.json',
  format: (result) => `${JSON.stringify({ format: diffFormat, ...result }, null, 2)}\n`,
};
