import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceAt, evidenceBehind } from './evidence-at.js';

const document = {
  webhooks: {
    loanRenewed: {
      'x-evidence': { grade: 'documented', edition: 'test', source: 'Loan Renewed' },
      schema: {
        type: 'object',
        required: ['id'],
        properties: {
          id: {
            type: 'string',
            'x-evidence': { keywords: { required: { grade: 'carried', basis: 'example' } } },
          },
          fee: {
            'x-evidence': {
              grade: 'carried',
              edition: 'legacy',
              keywords: { enum: { grade: 'documented', edition: 'test', basis: 'prose' } },
            },
            properties: { amount: { type: 'string' }, 'a/b': { 'x-evidence': { grade: 'assumed' } } },
          },
          guess: {
            'x-evidence': { grade: 'assumed', basis: 'assumed' },
            properties: {
              below: { type: 'string' },
              shown: { 'x-evidence': { grade: 'documented', edition: 'latest', source: 'FAQ' } },
            },
          },
          told: { 'x-evidence': { grade: 'secondary' } },
          referring: { $ref: '#/components/schemas/Fee', 'x-evidence': { grade: 'carried', edition: '2025' } },
        },
      },
    },
  },
  components: {
    schemas: { Fee: { type: 'string', 'x-evidence': { grade: 'documented', edition: 'test', source: 'Fees' } } },
  },
  bare: { type: 'string' },
};
const properties = '/webhooks/loanRenewed/schema/properties';

test('a node without evidence of its own has that of the node around it', () => {
  assert.deepEqual(evidenceAt(document, `${properties}/id`), {
    grade: 'documented',
    edition: 'test',
    source: 'Loan Renewed',
  });
});

test('the deepest node decides, and what it leaves open it takes over', () => {
  assert.deepEqual(evidenceAt(document, `${properties}/fee/properties/amount`), {
    grade: 'carried',
    edition: 'legacy',
    source: 'Loan Renewed',
  });
});

test('a keyword has its own evidence where the node says so, else the node’s', () => {
  assert.deepEqual(evidenceAt(document, `${properties}/id`, 'required'), {
    grade: 'carried',
    edition: 'test',
    source: 'Loan Renewed',
    basis: 'example',
  });
  assert.equal(evidenceAt(document, `${properties}/id`, 'type').grade, 'documented');
  assert.deepEqual(evidenceAt(document, `${properties}/fee`, 'enum'), {
    grade: 'documented',
    edition: 'test',
    source: 'Loan Renewed',
    basis: 'prose',
  });
});

test('evidence of a keyword is of that node alone, not of those below it', () => {
  assert.equal(evidenceAt(document, `${properties}/fee/properties/amount`, 'enum').grade, 'carried');
});

test('what nothing shows names no edition, though its surroundings have one', () => {
  const assumed = { grade: 'assumed', source: 'Loan Renewed', basis: 'assumed' };
  assert.deepEqual(evidenceAt(document, `${properties}/guess`), assumed);
  assert.deepEqual(evidenceAt(document, `${properties}/guess/properties/below`), assumed);
  assert.ok(!('edition' in evidenceAt(document, `${properties}/told`)));
});

test('a page that shows a member of something assumed brings its own edition', () => {
  const { grade, edition, source } = evidenceAt(document, `${properties}/guess/properties/shown`);
  assert.deepEqual({ grade, edition, source }, { grade: 'documented', edition: 'latest', source: 'FAQ' });
});

test('evidence beside a $ref overrides that of the component', () => {
  assert.equal(evidenceAt(document, `${properties}/referring`).grade, 'carried');
  assert.equal(evidenceAt(document, '/components/schemas/Fee').grade, 'documented');
});

test('pointers with escaped names reach their node', () => {
  assert.equal(evidenceAt(document, `${properties}/fee/properties/a~1b`).grade, 'assumed');
});

test('where no node says anything, it is assumed', () => {
  assert.deepEqual(evidenceAt(document, '/bare', 'type'), { grade: 'assumed' });
  assert.deepEqual(evidenceAt(document, ''), { grade: 'assumed' });
});

test('a pointer into nothing has the evidence of the last node on the way, but none of its keywords', () => {
  assert.deepEqual(evidenceAt(document, `${properties}/id/properties/missing`, 'required'), {
    grade: 'documented',
    edition: 'test',
    source: 'Loan Renewed',
  });
});

const shared = {
  holder: {
    'x-evidence': { grade: 'documented', edition: 'test', source: 'Holders' },
    beside: {
      $ref: '#/parts/box',
      'x-evidence': { grade: 'carried', edition: 'legacy', keywords: { type: { grade: 'documented' } } },
    },
    silent: { $ref: '#/parts/box' },
    elsewhere: { $ref: 'other.json#/parts/box', 'x-evidence': { grade: 'carried' } },
    guessed: { $ref: '#/parts/box', 'x-evidence': { grade: 'assumed' } },
    plain: { 'x-evidence': { grade: 'carried' } },
  },
  parts: {
    box: {
      'x-evidence': { grade: 'documented', edition: 'latest', source: 'Boxes' },
      properties: {
        a: { 'x-evidence': { grade: 'documented', keywords: { enum: { grade: 'assumed' } } } },
        b: { type: 'string' },
        none: null,
      },
    },
    box2: {},
  },
};
const behind = (asked: string, pointer: string, keyword = 'format'): unknown =>
  evidenceBehind(shared, `/holder/${asked}`, `/parts/${pointer}`, keyword);
const beside = { grade: 'carried', edition: 'legacy', source: 'Holders' };

test('what stands beside a $ref overrides the component, and what stands deeper in it overrides that', () => {
  assert.deepEqual(behind('beside', 'box'), beside);
  assert.deepEqual(behind('beside', 'box/properties/b'), beside);
  assert.deepEqual(behind('beside', 'box/properties/a'), { ...beside, grade: 'documented' });
  assert.deepEqual(behind('beside', 'box', 'type'), { ...beside, grade: 'documented' });
  assert.deepEqual(behind('beside', 'box/properties/b', 'type'), beside, 'a keyword is of its own node alone');
});

test('what nothing shows has no edition behind a reference either', () => {
  assert.deepEqual(behind('beside', 'box/properties/a', 'enum'), { grade: 'assumed', source: 'Holders' });
  assert.deepEqual(behind('guessed', 'box'), { grade: 'assumed', source: 'Holders' });
});

test('a place within the component that is not there has what stands beside the reference', () => {
  for (const pointer of ['box/none', 'box/none/deeper', 'box/properties/none/deeper', 'box/properties/b/type/deeper'])
    assert.deepEqual(behind('beside', pointer), beside, pointer);
});

test('nothing is said beside the reference, of another place, or without a reference', () => {
  for (const asked of ['silent', 'elsewhere', 'plain', 'missing']) assert.equal(behind(asked, 'box'), undefined, asked);
  for (const pointer of ['box2', '', 'other/parts/box/']) assert.equal(behind('beside', pointer), undefined, pointer);
});
