import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { isPossible } from './flow.js';
import { flows } from './index.js';

const contracts = (['legacy', 'test', 'latest'] as const).map((version) => loadContract(version));

test('flows have ids of their own and say what happens', () => {
  assert.equal(new Set(flows.map(({ id }) => id)).size, flows.length);
  assert.equal(new Set(flows.map(({ about }) => about)).size, flows.length);
  for (const { id, about } of flows) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.match(about, /^[A-Z].+\.$/, id);
  }
});

test('each flow is possible in some version, and every version has flows of both lanes and phases', () => {
  for (const flow of flows)
    assert.ok(
      contracts.some((contract) => isPossible(flow, contract)),
      flow.id,
    );
  for (const contract of contracts) {
    const possible = flows.filter((flow) => isPossible(flow, contract));
    for (const lane of ['parallel', 'serial'])
      assert.ok(
        possible.some((flow) => flow.lane === lane),
        contract.version,
      );
    assert.ok(
      possible.some(({ phase }) => phase === 'concurrent'),
      contract.version,
    );
  }
});

test('flows that move money of the partner are serial', () => {
  for (const { id, lane } of flows.filter(({ id }) => id.startsWith('partner-'))) assert.equal(lane, 'serial', id);
});

test('every area of parallel flows stands in a spec', () => {
  const specs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.spec.ts'));
  const text = specs.map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8')).join('\n');
  for (const { area, lane } of flows) if (lane === 'parallel') assert.ok(text.includes(`'${area}'`), area);
});
