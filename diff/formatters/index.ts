import type { Formatter } from './formatter.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { overlay } from './overlay.js';
import { sarif } from './sarif.js';

/** Every way to write a result down, beside the terminal. */
export const formatters: readonly Formatter[] = [json, markdown, junit, sarif, github, overlay];

export type { FormatContext, Formatter } from './formatter.js';
