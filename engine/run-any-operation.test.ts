import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildContract } from '../contracts/model/load.js';
import type { OpenApiDocument, OperationObject, ParameterObject, Schema } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { phases } from '../generators/cases/phases.js';
import { createData } from '../generators/data/data.js';
import type { HttpClient, OutgoingRequest } from './client.js';
import { runAnyOperation } from './run-any-operation.js';
import { contract as packaged } from './test-support/inputs.js';
import { openSession, type SessionUnderTest } from './test-support/session.js';

const impossible: Schema = { type: 'string', pattern: '^(?!)$' };

type Tested = Pick<SessionUnderTest, 'judgements'> & { sent: OutgoingRequest[] };

interface Described {
  parameters?: ParameterObject[];
  body?: Schema;
  demanded?: boolean;
  /** Body of the operation that makes what the path names. */
  makes?: Schema;
  /** Of the target; it takes everything where it is left out. */
  accepts?: (body: string) => boolean;
}

const bodyOf = (schema: Schema | undefined, required = true): Pick<OperationObject, 'requestBody'> =>
  schema ? { requestBody: { required, content: { 'application/json': { schema } } } } : {};

/** Runs every case of one operation against a target that answers each request with an empty object. */
async function tested(
  { parameters = [], body, demanded = true, makes, accepts = () => true }: Described,
  path = '/doors/{door}',
): Promise<Tested> {
  const object: OperationObject = {
    operationId: 'openDoor',
    summary: 'Open a door',
    parameters,
    ...bodyOf(body, demanded),
    responses: { '200': { description: '' }, '400': { description: '' } },
  };
  const makeDoor = { ...object, operationId: 'makeDoor', parameters: [], ...bodyOf(makes) };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Doors', version: '1' },
    paths: { [path]: { post: object }, ...(makes ? { '/doors': { post: makeDoor } } : {}) },
    webhooks: {},
    components: {
      schemas: {
        node: {
          type: 'object',
          required: ['parent'],
          properties: { parent: { $ref: '#/components/schemas/node' } },
        },
      },
    },
    'x-evidence': { grade: 'documented', source: 'doors.yaml' },
  };
  const contract = buildContract(document, packaged.facts, 'hash');
  const sent: OutgoingRequest[] = [];
  const client: HttpClient = {
    send(request) {
      sent.push(request);
      const { operationId, method, path, headers, body: text } = request;
      return Promise.resolve({
        id: `e${sent.length}`,
        operationId,
        request: { method, url: `http://127.0.0.1:1${path}`, headers, ...(text === undefined ? {} : { body: text }) },
        response: { status: accepts(text ?? '') ? 200 : 400, headers: {}, body: '{}' },
        startedAt: 0,
        durationMs: 1,
      });
    },
  };
  const { session, judgements } = openSession({
    options: { contract, validator: new ContractValidator(contract), client, strictness: 'documented' },
  });
  await runAnyOperation(session, 'openDoor', { phases, data: createData(1), shrinking: 0 });
  return { sent, judgements };
}

const skips = ({ judgements }: Tested): string[] =>
  judgements().flatMap(({ check, message }) => (check === 'skipped' ? [message] : []));

const door: ParameterObject = { name: 'door', in: 'path', required: true, schema: { type: 'integer' } };

test('where no valid body can be made nothing is sent, and every case is skipped with the reason', async () => {
  const endless = await tested({ parameters: [door], body: { $ref: '#/components/schemas/node' } });
  assert.equal(endless.sent.length, 0);
  assert.ok(skips(endless).length > 1);
  for (const reason of skips(endless))
    assert.match(reason, /^no valid body can be made: .*would hold itself without end \(parent\)$/);
  const body: Schema = { type: 'object', required: ['key'], properties: { key: impossible } };
  for (const reason of skips(await tested({ parameters: [door], body })))
    assert.match(reason, /^no valid body can be made: no way to make a text .*\(key\)$/);
});

test('where no valid value of a demanded parameter can be made every case is skipped with the reason', async () => {
  const inPath = await tested({ parameters: [{ ...door, schema: { ...impossible } }] });
  assert.equal(inPath.sent.length, 0);
  for (const reason of skips(inPath)) assert.match(reason, /^no valid value of the path's door can be made: /);
  const inQuery = await tested({
    parameters: [door, { name: 'key', in: 'query', required: true, schema: impossible }],
  });
  assert.equal(inQuery.sent.length, 0);
  for (const reason of skips(inQuery)) assert.match(reason, /^no valid value of the query's key can be made: /);
});

test('an optional parameter without valid values costs its own case alone', async () => {
  const parameters: ParameterObject[] = [
    { name: 'key', in: 'query', schema: impossible },
    { name: 'side', in: 'query', schema: { type: 'string', enum: ['IN', 'OUT'] } },
  ];
  const under = await tested({ parameters }, '/doors');
  assert.equal(skips(under).filter((reason) => reason.startsWith("no valid value of the query's key")).length, 1);
  assert.ok(under.sent.some(({ path }) => path.includes('side=IN')));
  assert.ok(under.sent.every(({ path }) => !path.includes('key=')));
});

test('a parameter of the path that nothing declares gets some value', async () => {
  const under = await tested({});
  assert.ok(under.sent.length > 0);
  assert.ok(under.sent.every(({ path }) => /^\/doors\/[^{}/]+/.test(path)));
});

test('where no object can be made the path names what the document shows', async () => {
  const schema = { type: 'string', enum: ['front', 'back'] } as const;
  const shown: [Partial<ParameterObject>, string][] = [
    [{ example: 7, schema: { type: 'integer' } }, '/doors/7'],
    [{ schema: { type: 'string', default: 'side' } }, '/doors/side'],
    [{ schema: { ...schema, enum: [...schema.enum] } }, '/doors/front'],
  ];
  for (const [parameter, path] of shown) {
    const under = await tested({ parameters: [{ ...door, ...parameter }] });
    assert.equal(under.sent[0]?.path, path);
  }
});

test('a number that names an object goes into a body as a number', async () => {
  const body: Schema = { type: 'object', required: ['door'], properties: { door: { type: 'integer', minimum: 100 } } };
  const [first] = (await tested({ parameters: [{ ...door, example: 7 }], body })).sent;
  assert.equal(first?.body, '{"door":7}');
});

test('where what the path names cannot be made, cases that need it are skipped', async () => {
  const makes: Schema = { type: 'object', required: ['key'], properties: { key: impossible } };
  const under = await tested({ parameters: [door], makes });
  assert.ok(skips(under).includes('the document shows no way to come by one for {door}'));
  assert.ok(under.sent.every(({ operationId }) => operationId === 'openDoor'));
});

test('a body that may be left out is not asked for, and null may stand for none', async () => {
  const body: Schema = { type: 'object', required: ['key'], properties: { key: { type: 'string' } } };
  const told = async (demanded: boolean): Promise<{ empty: number; faults: string[] }> => {
    const { sent, judgements } = await tested({ parameters: [{ ...door, example: 1 }], body, demanded });
    const failed = judgements().filter(({ check, level }) => check === 'invalid-data-accepted' && level === 'fail');
    return { empty: sent.filter((one) => one.body === '').length, faults: failed.map(({ caseId }) => String(caseId)) };
  };
  const [demanded, optional] = [await told(true), await told(false)];
  assert.deepEqual([demanded.empty, optional.empty], [1, 0]);
  assert.ok(demanded.faults.includes('openDoor:negative:null-value'));
  assert.ok(!optional.faults.includes('openDoor:negative:null-value'));
  assert.ok(optional.faults.includes('openDoor:negative:missing-required:/key'));
});

test('headers that are demanded go along, but for those that other parts of a document describe', async () => {
  const header = (name: string, more: Partial<ParameterObject> = {}): ParameterObject => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
    ...more,
  });
  const parameters = [
    header('X-Version', { example: '2' }),
    header('Accept', { example: 'text/plain' }),
    header('X-Hint', { required: false }),
  ];
  const [first] = (await tested({ parameters }, '/doors')).sent;
  assert.equal(first?.headers['x-version'], '2');
  assert.equal(first.headers['accept'], 'application/json');
  assert.ok(!('x-hint' in first.headers));
});

test('of a list in the query no more is sent than is demanded', async () => {
  const schema: Schema = { type: 'array', items: { type: 'string', enum: ['IN', 'OUT'] } };
  const [first] = (await tested({ parameters: [{ name: 'side', in: 'query', required: true, schema }] }, '/doors'))
    .sent;
  assert.match(String(first?.path), /^\/doors\?side=(IN|OUT)$/);
});

test('what is demanded and has a default may be filled in', async () => {
  const body: Schema = {
    type: 'object',
    required: ['key', 'side'],
    properties: { key: { type: 'string' }, side: { type: 'string', default: 'IN' } },
  };
  const query = (name: string, more: Schema): ParameterObject => ({ name, in: 'query', required: true, schema: more });
  const parameters = [query('from', { type: 'string' }), query('to', { type: 'string', default: 'x' })];
  const failed = (await tested({ parameters, body }, '/doors'))
    .judgements()
    .flatMap(({ check, level, caseId }) => (check === 'invalid-data-accepted' && level === 'fail' ? [caseId] : []));
  const missing = failed.filter((id) => id?.includes('missing'));
  assert.deepEqual(missing, ['openDoor:negative:missing-required:/key', 'openDoor:negative:query-missing:/from']);
});

test('what is made is expected to be taken, and what is broken to be refused, only where the validator agrees', async () => {
  const closed: Schema = {
    type: 'object',
    additionalProperties: false,
    properties: { key: { type: 'string' } },
  };
  const accepts = (body: string): boolean => !body.includes('conformanceUnknownField');
  const refusing = await tested({ body: closed, accepts }, '/doors');
  assert.ok(refusing.sent.some(({ body }) => body !== undefined && !accepts(body)));
  const rejected = ({ judgements }: Tested) =>
    judgements().filter(({ check, level }) => check === 'request-accepted' && level);
  assert.deepEqual(rejected(refusing), []);

  const mixed: Schema = {
    type: 'object',
    required: ['side'],
    properties: {
      side: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'string', minLength: 4 }, { type: 'null' }] },
    },
  };
  const taken = (await tested({ body: mixed }, '/doors'))
    .judgements()
    .flatMap(({ check, level, caseId }) => (check === 'invalid-data-accepted' && level === 'fail' ? [caseId] : []));
  assert.ok(taken.includes('openDoor:negative:missing-required:/side'));
  for (const rule of ['null-value', 'too-long', 'too-short'])
    assert.ok(!taken.includes(`openDoor:negative:${rule}:/side`), rule);
});
