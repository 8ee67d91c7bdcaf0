import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { valueAt } from '../contracts/model/pointer.js';

interface Choice {
  id: string;
  topic: string;
  choice: string;
  cites: string[];
}
interface Entry {
  id: string;
}

const read = <Content>(file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Content;

const { choices } = read<{ choices: Choice[] }>('./choices.yaml');
const { operations } = read<{ operations: Entry[] }>('../contracts/dossier/operations.yaml');
const { webhooks } = read<{ webhooks: Entry[] }>('../contracts/dossier/webhooks.yaml');
const platform = read<{ unknown: Entry[]; contradictions: Entry[] }>('../contracts/dossier/platform.yaml');

const entriesOf: Record<string, readonly Entry[] | undefined> = { operations, webhooks };

function exists(cite: string): boolean {
  const [place = '', rest = ''] = cite.split(/\/(.*)/s);
  if (place === 'platform') return valueAt(platform, `/${rest}`) !== undefined;
  const entries = entriesOf[place] ?? [...platform.unknown, ...platform.contradictions];
  return entries.some(({ id }) => id === (rest || cite));
}

test('every choice says what it decides, and every place it cites exists', () => {
  assert.ok(choices.length > 0);
  for (const { id, topic, choice, cites } of choices) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(topic && choice, id);
    assert.ok(cites.length > 0, id);
    for (const cite of cites) assert.ok(exists(cite), `${id} cites ${cite}`);
  }
  assert.equal(new Set(choices.map(({ id }) => id)).size, choices.length);
});
