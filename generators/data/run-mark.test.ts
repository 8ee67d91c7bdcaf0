import assert from 'node:assert/strict';
import test from 'node:test';
import { createData, createMarkedData } from './data.js';
import { fieldValues } from './fields.js';
import type { Place, Scene } from './scene.js';
import { formats } from '../../contracts/formats/index.js';
import { markOf, withoutMark } from './run-mark.js';

const identities = ['externalUserId', 'email', 'phone', 'documentNumber', 'pesel', 'taxId', 'userIdentificationNumber'];

const valueOf = (name: string, runId: string, seed = 1): string =>
  String(fieldValues[name]?.(createMarkedData(markOf(runId), seed, name), {} as Scene, {} as Place));

for (const name of identities)
  test(`${name} is another one in each run of a seed, and the same without the mark`, () => {
    const [one, other] = [valueOf(name, 'one'), valueOf(name, 'other')];
    assert.notEqual(one, other);
    assert.equal(withoutMark(one, markOf('one')), withoutMark(other, markOf('other')));
    assert.notEqual(withoutMark(one, markOf('one')), withoutMark(valueOf(name, 'one', 2), markOf('one')));
    const plain = String(fieldValues[name]?.(createData(1, name), {} as Scene, {} as Place));
    const formOf = (text: string): string | undefined =>
      formats.find(({ detectable, test: fits }) => detectable && fits(text))?.name;
    assert.equal(formOf(one), formOf(plain));
    assert.equal(formOf(withoutMark(one, markOf('one'))), formOf(plain));
  });

test('everything else follows from the seed alone', () => {
  const valuesOf = (runId: string): unknown[] => {
    const data = createMarkedData(markOf(runId), 1);
    return [data.person.firstName(), data.location.street(), data.finance.bic(), data.number.int()];
  };
  assert.deepEqual(valuesOf('one'), valuesOf('other'));
});

test('the mark is taken out wherever it stands, and nothing else is', () => {
  const mark = markOf('one');
  const id = valueOf('externalUserId', 'one');
  const plain = withoutMark(id, mark);
  assert.equal(withoutMark(`/v1/user/${id}/cards`, mark), `/v1/user/${plain}/cards`);
  assert.equal(withoutMark(`{"id":"${id.toUpperCase()}",`, mark), `{"id":"${plain.toUpperCase()}",`);
  const other = `{"amount":"12.50","at":"2026-01-01T00:00:00Z","seconds":1795420980,"iban":"PL61109010140000071219812874"}`;
  assert.equal(withoutMark(other, mark), other);
});
