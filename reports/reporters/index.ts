import { badge } from './badge.js';
import { ctrf } from './ctrf.js';
import { digest } from './digest.js';
import { githubAnnotations } from './github-annotations.js';
import { githubSummary } from './github-summary.js';
import { har } from './har.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';

/** Every reporter, in the order of the documentation. */
export const reporters: readonly Reporter[] = [
  html,
  markdown,
  json,
  junit,
  ctrf,
  sarif,
  har,
  githubSummary,
  githubAnnotations,
  badge,
  digest,
];
