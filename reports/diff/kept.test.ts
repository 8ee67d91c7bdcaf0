/** The page of a diff that has everything such a page can tell. */
import { test } from 'node:test';
import { assertKept } from '../test-support/kept.js';
import { outline } from '../test-support/outline.js';
import { renderDiffPage } from './page.js';
import { documents, outcome } from './test-support/sample.js';

test('every part of the page stands where it stood, as it stood', () => {
  assertKept(
    new URL('kept/page.txt', import.meta.url),
    outline(renderDiffPage(outcome, documents, ['2 changes'], () => 'curl https://api.example/notes')),
  );
});

test('so does that of two equal contracts', () => {
  assertKept(
    new URL('kept/equal.txt', import.meta.url),
    outline(renderDiffPage({ ...outcome, changes: [] }, documents, [])),
  );
});
