import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceAt } from './evidence-at.js';

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
