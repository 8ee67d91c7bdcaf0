/** What a gate writes for programs, by the schema that is published of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { closed } from '../contracts/diff/test-support/closed.js';
import { documentOf } from '../contracts/diff/test-support/documents.js';
import { diffContracts } from '../diff/diff-contracts.js';
import { caseEndLine, caseLine, endLine, exchangeLine, judgementLine, runLine } from '../engine/test-support/lines.js';
import { json } from '../reports/gate/json.js';
import type { GateReport } from '../reports/gate/model.js';
import { sampleReport } from '../reports/gate/test-support/sample-report.js';
import { observationsOf } from './behaviour/observations.js';
import { gateOf, type ReadRun } from './gate.js';

const folder = mkdtempSync(path.join(tmpdir(), 'gate-schema-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, 'gate.schema.json'), 'utf8')) as object;
const fits = ajv.compile(closed(schema) as object);

function assertFits(report: GateReport): void {
  assert.ok(fits(JSON.parse(json.render(report))), ajv.errorsText(fits.errors));
}

const caseId = 'getUserBalances:coverage:whole';

/** A run of one case that was answered so. */
async function runOf(role: string, body: string, finds: boolean): Promise<ReadRun> {
  const exchange = exchangeLine(200, caseId);
  const lines = [
    runLine(),
    caseLine(caseId, { valid: true }),
    { ...exchange, response: { status: 200, headers: { 'content-type': 'application/json' }, body } },
    judgementLine(finds ? 'fail' : 'pass', 'documented', caseId),
    caseEndLine(finds ? 'fail' : 'pass', caseId),
    endLine,
  ];
  const file = path.join(folder, `${role}.ndjson`);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { role, contract: role, target: 'staging', simulated: false, observed: await observationsOf(file) };
}

/** A contract whose balances hold an amount of so many characters. */
function contractOf(name: string, maxLength: number) {
  const balances = { type: 'object', properties: { amount: { type: 'string', maxLength } } };
  const responses = { '200': { description: 'fine', content: { 'application/json': { schema: balances } } } };
  const paths = { '/v1/user/balances': { get: { operationId: 'getUserBalances', responses } } };
  return { name, document: documentOf({ paths }) };
}

test('a gate of records and contracts that differ fits it', async () => {
  const report = await gateOf({
    startedAt: '2026-11-23T08:00:00.000Z',
    diff: diffContracts(contractOf('old', 9), contractOf('new', 12)),
    from: { version: 'old' },
    to: { version: 'new' },
    seed: 1,
    repetitions: [await runOf('old', '{"amount":"1.00"}', false), await runOf('again', '{"amount":"1.00"}', false)],
    crossed: await runOf('crossed', '{"amount":1}', true),
    own: await runOf('own', '{"amount":1}', true),
    failOn: 'fail',
    rehearsal: false,
    waivers: [],
    today: '2026-11-23',
    leftOut: ['the flows'],
  });
  assertFits(report);
  assert.ok(report.rows.some(({ evidence }) => evidence?.before !== undefined && evidence.after !== undefined));
  assert.ok(report.rows.some(({ contract }) => contract?.counterexample !== undefined));
  assert.equal(report.oldClient.length, 1);
});

test('so does one in which everything occurs', () => assertFits(sampleReport()));

test('what is none does not', () => {
  const { verdict: _, ...without } = sampleReport();
  assert.ok(!fits(without));
  assert.ok(!fits({ ...sampleReport(), exitCode: 2 }));
});
