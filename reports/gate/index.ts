import type { GateFormat } from './format.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sarif } from './sarif.js';

/** Every form of a gate's report. */
export const gateFormats: readonly GateFormat[] = [html, markdown, json, junit, sarif];
