import assert from 'node:assert/strict';
import { test } from 'node:test';
import { branchOf, decidedByDiscriminator } from './discriminator.js';

const discriminator = { propertyName: 'kind', mapping: { cat: '#/Cat', lion: '#/Cat', dog: '#/Dog' } };
const branches = [{ $ref: '#/Cat' }, { $ref: '#/Dog' }];

test('the branch is named by the member, if that is a text of the mapping', () => {
  assert.equal(branchOf({ discriminator }, { kind: 'lion' }), '#/Cat');
  assert.equal(branchOf({ discriminator }, { kind: 'dog', other: 1 }), '#/Dog');
  for (const value of [{ kind: 'bird' }, { kind: 'constructor' }, { kind: 1 }, {}, [], null, undefined, 'dog', 1])
    assert.equal(branchOf({ discriminator }, value), undefined, JSON.stringify(value));
  assert.equal(branchOf({}, { kind: 'dog' }), undefined);
});

test('a choice becomes one condition for each branch, with the names that lead there', () => {
  const chosen = [
    {
      if: { properties: { kind: { enum: ['cat', 'lion'] } }, required: ['kind'] },
      then: { $ref: '#/Cat' },
    },
    { if: { properties: { kind: { enum: ['dog'] } }, required: ['kind'] }, then: { $ref: '#/Dog' } },
  ];
  const named = { properties: { kind: { enum: ['cat', 'lion', 'dog'] } }, required: ['kind'] };
  const object = { type: 'object' };
  for (const keyword of ['oneOf', 'anyOf'])
    assert.deepEqual(decidedByDiscriminator({ [keyword]: branches, discriminator, title: 'Pet' }), {
      title: 'Pet',
      allOf: [object, named, ...chosen],
    });
  const own = { required: ['age'] };
  assert.deepEqual(decidedByDiscriminator({ allOf: [own], oneOf: branches, discriminator }), {
    allOf: [own, object, named, ...chosen],
  });
  const nullable = decidedByDiscriminator({ oneOf: [...branches, { type: 'null' }], discriminator });
  assert.deepEqual(nullable, { allOf: [{ type: ['object', 'null'] }, named, ...chosen] });
});

test('a choice stays where the member does not decide alone', () => {
  for (const schema of [
    { oneOf: branches },
    { oneOf: branches, discriminator: null },
    { oneOf: branches, discriminator: 'kind' },
    { oneOf: branches, discriminator: { propertyName: 'kind' } },
    { oneOf: branches, discriminator: { propertyName: 'kind', mapping: {} } },
    { oneOf: branches, discriminator: { mapping: discriminator.mapping } },
    { oneOf: [...branches, { $ref: '#/Bird' }], discriminator },
    { oneOf: [...branches, { type: 'string' }], discriminator },
    { properties: {}, discriminator },
  ])
    assert.equal(decidedByDiscriminator(schema), schema, JSON.stringify(schema));
});
