import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { createData } from './data.js';
import { checkDigits, hasIban, ibanOf } from './iban.js';

test('check digits are those of known accounts', () => {
  assert.equal(checkDigits('DE', '370400440532013000'), '89');
  assert.equal(checkDigits('GB', 'WEST12345698765432'), '82');
  assert.equal(checkDigits('PL', '109010140000071219812874'), '61');
});

test('IBANs of every country that has them are valid but for digits inside the account number', () => {
  const countries = Object.keys(countrySpecs).filter(hasIban);
  assert.ok(countries.length > 60);
  for (const country of countries)
    for (let seed = 0; seed < 5; seed += 1) {
      const { errorCodes } = validateIBAN(ibanOf(country, createData(seed, country)));
      const wrong = errorCodes.filter((code) => code !== ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
      assert.deepEqual(wrong, [], country);
    }
});

test('a country without IBANs gives none', () => {
  assert.equal(hasIban('US'), false);
  assert.equal(hasIban('XX'), false);
  assert.throws(() => ibanOf('US', createData(1)), { message: 'no IBANs in country US' });
});
