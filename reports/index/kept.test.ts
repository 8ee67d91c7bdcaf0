/** The page over several runs, every part of it. */
import { test } from 'node:test';
import type { RunRecord } from '../../engine/record/reader.js';
import { Digester, type RunDigest } from '../digest/digest.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { conformantRecord, findingsRecord } from '../html/test-support/sample-records.js';
import { assertKept } from '../test-support/kept.js';
import { outline } from '../test-support/outline.js';
import { renderIndex } from './index-page.js';
import { byVersion } from './versions.js';

function digest({ run, cases, ...frame }: RunRecord, apiVersion: string, day: number, without = ''): RunDigest {
  const contract = sampleContract();
  const digester = new Digester(
    { ...run, apiVersion, startedAt: `2026-11-0${day}T08:00:00.000Z` },
    {
      operations: contract.operations.filter(({ area }) => area !== without),
      webhooks: contract.webhooks.filter(({ area }) => area !== without),
    },
  );
  for (const entry of cases) digester.add(entry);
  return digester.finish({ run, ...frame });
}

const kept = (name: string, digests: readonly RunDigest[]): void =>
  assertKept(
    new URL(`kept/${name}.txt`, import.meta.url),
    outline(renderIndex(byVersion(digests, (version) => `${version}.html`))),
  );

test('versions stand beside one another, each with its latest run, its areas and its trend', () => {
  const found = findingsRecord();
  kept('several', [
    digest(found, 'test', 3),
    digest(conformantRecord(), 'latest', 4, 'Cards'),
    digest({ ...found, cases: found.cases.slice(0, 5) }, 'test', 2),
  ]);
});

test('where every version is sound the page says so', () => kept('sound', [digest(conformantRecord(), 'test', 1)]));
test('where one is not, though nothing was found, it does not', () =>
  kept('incomplete', [
    digest({ ...conformantRecord(), errors: [{ type: 'error', at: '', where: 'w', message: 'm' }] }, 'test', 1),
  ]));
