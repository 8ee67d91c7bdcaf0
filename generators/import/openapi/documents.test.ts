import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { contractOfOpenApi, contractWithWebhooks } from './contract.js';
import { rebased } from './documents.js';

/** Writes files below a new folder, `api.yaml` in `spec/` the first of them, and gives its path. */
function written(t: TestContext, files: Record<string, unknown>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'documents-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path.join(folder, 'spec/api.yaml');
}

const read = (file: string): string => readFileSync(file, 'utf8');

const answer = (schema: object) => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});

const api = (get: object, more: object = {}) => ({ openapi: '3.1.0', info: {}, paths: { '/pets': { get } }, ...more });

test('what stands beside the document is read: paths, schemas that lead to one another, and back', (t) => {
  const file = written(t, {
    'spec/api.yaml': {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      paths: { '/pets': { $ref: './paths/pets.yaml' } },
      components: { schemas: { Tag: { type: 'string', maxLength: 3 }, Owner: { $ref: 'schemas/all.yaml#/Owner' } } },
    },
    'spec/paths/pets.yaml': { get: answer({ type: 'array', items: { $ref: '../schemas/pet%20shop.yaml' } }) },
    'spec/schemas/pet shop.yaml': { type: 'object', properties: { owner: { $ref: 'all.yaml#/Owner' } } },
    'spec/schemas/all.yaml': {
      Owner: {
        type: 'object',
        properties: { tag: { $ref: '../api.yaml#/components/schemas/Tag' }, best: { $ref: '#/Pet' } },
      },
      Pet: { type: 'object', properties: { owner: { $ref: '#/Owner' } } },
    },
  });
  const { contract } = contractOfOpenApi(file, read);
  assert.deepEqual([...contract.operations.keys()], ['getPets']);
  const schemas = contract.document.components?.schemas ?? {};
  const own = Object.keys(schemas).filter((name) => !name.endsWith('.request'));
  assert.deepEqual(own.sort(), ['Owner', 'Pet', 'Tag', 'elsewhere.1', 'elsewhere.2']);
  assert.deepEqual(schemas['Owner'], { $ref: '#/components/schemas/elsewhere.2' });
  assert.deepEqual(schemas['elsewhere.2']?.properties, {
    tag: { $ref: '#/components/schemas/Tag' },
    best: { $ref: '#/components/schemas/Pet' },
  });
});

test('what is not in the folder of the document is not read', (t) => {
  const refused: [string, RegExp][] = [
    ['../secret.yaml', /refers to \.\.\/secret\.yaml: only files in the folder of the document are read/],
    ['schemas/../../secret.yaml', /only files in the folder/],
    ['%2e%2e/secret.yaml', /only files in the folder/],
    ['/etc/hostname', /only files in the folder/],
    ['file:///etc/hostname', /refers to file:\/\/\/etc\/hostname: only files in the folder/],
    ['http://127.0.0.1:9/pet.yaml', /only files in the folder/],
    ['//127.0.0.1/pet.yaml', /only files in the folder/],
    ['link.yaml', /refers to link\.yaml#, which is not there/],
    ['schemas', /refers to schemas#, which is not there/],
    ['none.yaml#/Pet', /refers to none\.yaml#\/Pet, which is not there/],
  ];
  for (const [reference, message] of refused) {
    const file = written(t, {
      'spec/api.yaml': api(answer({ $ref: reference })),
      'spec/schemas/pet.yaml': { type: 'string' },
      'secret.yaml': { type: 'string' },
    });
    symlinkSync('../secret.yaml', path.join(path.dirname(file), 'link.yaml'));
    const asked: string[] = [];
    const watched = (name: string): string => read((asked.push(name), name));
    const { notJudged } = contractOfOpenApi(file, watched);
    assert.match(notJudged.join('\n'), message, reference);
    assert.deepEqual(asked, [file], reference);
  }
});

test('only what is referred to is read, and what an example says is no reference', (t) => {
  const example = { $ref: 'none.yaml' };
  const media = { schema: { type: 'object' }, example };
  const file = written(t, {
    'spec/api.yaml': api({ responses: { 200: { description: '', content: { 'application/json': media } } } }),
  });
  const { contract } = contractOfOpenApi(file, read);
  const { examples } = contract.document.paths['/pets']?.['get']?.responses['200']?.content?.['application/json'] ?? {};
  assert.deepEqual(examples?.['example']?.value, example);
});

test('a fault beside the document is told with its own file and place', (t) => {
  const broken = written(t, { 'spec/api.yaml': api(answer({ $ref: 'pet.yaml' })), 'spec/pet.yaml': 'a: [\n' });
  assert.match(contractOfOpenApi(broken, read).notJudged.join('\n'), /cannot be read: .*pet\.yaml:\d+: neither YAML/);
  const wrong = written(t, {
    'spec/api.yaml': api(answer({ $ref: 'pet.yaml#/Pet' })),
    'spec/pet.yaml': { Pet: { type: 'string', minLength: 'x' } },
  });
  assert.match(contractOfOpenApi(wrong, read).notJudged.join('\n'), /spec\/pet\.yaml#\/Pet\/minLength: is "x"/);
});

test('a value of a discriminator may stand for a file, as people name it there', () => {
  const mapping = { cat: './cat.yaml', dog: 'dog.yaml', bird: '../birds/bird.json#/Bird', fish: 'Fish', bad: 7 };
  const schema = { discriminator: { propertyName: 'kind', mapping } };
  const { discriminator } = rebased(schema, 'pets/pet.yaml', { document: 'api.yaml' }) as typeof schema;
  assert.deepEqual(discriminator.mapping, {
    cat: '#/x-beside/pets~1cat.yaml',
    dog: '#/x-beside/pets~1dog.yaml',
    bird: '#/x-beside/birds~1bird.json/Bird',
    fish: 'Fish',
    bad: 7,
  });
});

test('a document may have webhooks alone, whose schemas stand beside it', (t) => {
  const post = { requestBody: { content: { 'application/json': { schema: { $ref: 'paid.yaml' } } } }, responses: {} };
  const file = written(t, {
    'spec/api.yaml': { openapi: '3.1.0', info: {}, webhooks: { paid: { post } } },
    'spec/paid.yaml': { type: 'object', required: ['id'] },
  });
  const contract = contractWithWebhooks(file, read);
  assert.deepEqual([...contract.webhooks.keys()], ['paid']);
  assert.deepEqual(contract.document.components?.schemas?.['paid'], { type: 'object', required: ['id'] });
  assert.equal(contract.operations.size, 0);
  assert.throws(
    () => contractOfOpenApi(file, read),
    /names no path, only webhooks: .*`startSink\(\{ contractFile \}\)`/,
  );
});
