import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Oas3_1Types as types } from '@redocly/openapi-core/lib/types/oas3_1.js';
import { packageRoot } from '../contracts/model/load.js';
import { countEdits } from './test-support/coverage-guide.js';
import { countCoverage, coverageOf } from './test-support/coverage.js';
import { sampleOfEdits, type DocumentEdit } from './test-support/edits/index.js';
import { waivers } from './test-support/waived-edits.js';

/** Objects of OpenAPI by the names that a validator of documents gives them, as the specification names them. */
const objects: Readonly<Record<string, string>> = {
  ...{ Root: 'Root', Info: 'Info', Contact: 'Contact', License: 'License', Tag: 'Tag', Paths: 'Paths' },
  ...{ ExternalDocs: 'External Documentation', Server: 'Server', ServerVariable: 'Server Variable' },
  ...{ PathItem: 'Path Item', Operation: 'Operation', Parameter: 'Parameter', Header: 'Header', Encoding: 'Encoding' },
  ...{ RequestBody: 'Request Body', MediaType: 'Media Type', Responses: 'Responses', Response: 'Response' },
  ...{ Example: 'Example', Link: 'Link', Schema: 'Schema', Xml: 'Xml', Discriminator: 'Discriminator' },
  ...{ Components: 'Components', SecurityScheme: 'Security Scheme', OAuth2Flows: 'OAuth Flows' },
  ...{ ImplicitFlow: 'OAuth Flow', PasswordFlow: 'OAuth Flow', ClientCredentials: 'OAuth Flow' },
  ...{ AuthorizationCode: 'OAuth Flow' },
};

/** What the validator knows and no edit is made of, with the reason. */
const beyond: Readonly<Record<string, string>> = {
  'Schema.id': 'The name of $id in an earlier draft.',
  'Schema.definitions': 'The name of $defs in an earlier draft.',
  'Schema.summary': 'No member of a schema (OpenAPI 3.1.1, 4.8.24).',
  'Schema.$vocabulary': 'Ignored but in meta-schemas (JSON Schema Core 2020-12, 8.1.2).',
  'Schema.$recursiveAnchor': 'The name of $dynamicAnchor in an earlier draft.',
  'Root.info': 'Its members are edited one by one.',
  'Root.components': 'Its members are edited one by one.',
  'Header.style': 'Has one value only (OpenAPI 3.1.1, 4.8.21).',
  'Header.allowEmptyValue': 'For parameters in a query alone (OpenAPI 3.1.1, 4.8.12.2).',
  'Header.allowReserved': 'For parameters in a query alone (OpenAPI 3.1.1, 4.8.12.2).',
  'Components.examples': 'Edited where they are used.',
  'Components.links': 'Edited where they are used.',
};

const edits = [...sampleOfEdits()];

test('every member of every object of OpenAPI, and every keyword of JSON Schema, is edited', () => {
  const edited = new Set(edits.map(({ object, member }) => `${object}.${member}`));
  const known = Object.entries(types).flatMap(([name, { properties = {} }]) => {
    const object = objects[name];
    return object === undefined ? [] : Object.keys(properties).map((member) => `${object}.${member}`);
  });
  const folder = path.join(packageRoot, 'node_modules/ajv/dist/refs/json-schema-2020-12/meta');
  const keywords = readdirSync(folder).flatMap((file) => {
    const { properties } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { properties: object };
    return Object.keys(properties).map((keyword) => `Schema.${keyword}`);
  });
  const missing = [...known, ...keywords].filter(
    (member) => !edited.has(member) && beyond[member] === undefined && !/\.x-/.test(member),
  );
  assert.deepEqual(missing, []);
  assert.ok(known.length > 150 && keywords.length > 50, `${known.length} ${keywords.length}`);
});

test('each kind of edit is named by a rule, in its direction and with its effect, or waived', () => {
  const { missed, covered } = countCoverage(edits);
  assert.deepEqual(missed, []);
  assert.ok(covered > 1_300, String(covered));
});

test('no more than one edit of twenty is waived, and no waiver is idle', () => {
  const { edits: all, waived } = countEdits();
  assert.ok(waived / all <= 0.05, `${waived} of ${all}`);
  for (const { object, members } of waivers)
    for (const member of members)
      assert.ok(
        edits.some((edit) => edit.object === object && edit.member === member),
        `${object}.${member}`,
      );
});

test('an edit that no rule names, or that is told with another effect, is missed', () => {
  const [edit] = edits.filter(({ member, what }) => member === 'maxLength' && what === 'comes') as [DocumentEdit];
  assert.equal(coverageOf(edit).kind, 'covered');
  const flaws: Partial<DocumentEdit>[] = [
    { after: edit.before },
    { meaning: 'widens' },
    { meaning: 'notes' },
    { heading: 'webhook-answer' },
  ];
  for (const flaw of flaws) assert.equal(coverageOf({ ...edit, ...flaw }).kind, 'missed', JSON.stringify(flaw));
});
