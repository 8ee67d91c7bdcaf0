import type { Formatter } from './formatter.js';
import { json } from './json.js';
import { markdown } from './markdown.js';

/** Every way to write a result down, beside the terminal. */
export const formatters: readonly Formatter[] = [json, markdown];

export type { FormatContext, Formatter } from './formatter.js';
