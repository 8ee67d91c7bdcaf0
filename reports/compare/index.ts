import type { ComparisonFormat } from './format.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';

/** Every form of a comparison. */
export const comparisonFormats: readonly ComparisonFormat[] = [html, markdown, json];
