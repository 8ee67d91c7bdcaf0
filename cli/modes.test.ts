import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { packageRoot } from '../contracts/model/load.js';
import { writeWhole } from '../engine/files.js';
import { Redactor } from '../engine/record/redaction.js';
import { openRecord } from '../engine/record/writer.js';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (file: string): number => statSync(file).mode & 0o777;

test('records and reports are for their owner alone, whatever the umask', () => {
  const umask = process.umask(0);
  try {
    const record = path.join(folder, 'record.ndjson');
    openRecord(record, new Redactor({ secrets: [], key: 'key' })).close();
    writeWhole(path.join(folder, 'report.html'), 'a report');
    for (const name of ['record.ndjson', 'report.html']) assert.equal(modeOf(path.join(folder, name)), 0o600, name);
  } finally {
    process.umask(umask);
  }
});

test('a command writes files and folders for its owner alone under umask 000', () => {
  const record = path.join(folder, 'run.ndjson');
  const run = {
    ...{ type: 'run', format: 1, runId: 'r', startedAt: '2026-11-23T11:00:00.000Z', apiVersion: 'test' },
    ...{ tool: { name: 'x', version: '0.0.0' }, contractHash: 'a', configurationHash: 'c', seed: 1, failOn: 'fail' },
    target: { name: 's', baseUrl: 'http://127.0.0.1:1', strictness: 'documented', sandbox: false },
    environment: { node: 'v20', platform: 'test' },
  };
  writeFileSync(record, `${JSON.stringify(run)}\n`);
  const output = path.join(folder, 'reports');
  const command = [
    ...['umask 000 && exec', JSON.stringify(process.execPath), 'cli/bin.js report', JSON.stringify(record)],
    ...['--output', JSON.stringify(output), '--reporter html,junit,markdown'],
  ];
  spawnSync('sh', ['-c', command.join(' ')], { cwd: packageRoot });
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' });
  assert.ok(names.length > 0);
  assert.equal(modeOf(output), 0o700);
  for (const name of names) assert.equal(modeOf(path.join(output, name)), 0o600, name);
});
