import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderHtmlReport } from './report.js';
import { sampleContract } from './test-support/sample-contract.js';
import { unprovenRecord } from './test-support/unproven-record.js';

test('an area says why it is unproven, or in part, how many cases were kept from it, and what accepted nothing', () => {
  const page = renderHtmlReport(unprovenRecord(), sampleContract());
  const hints = [...page.matchAll(/<p class="hint">(.*?)<\/p>/gs)].map(([, hint = '']) =>
    hint
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  assert.deepEqual(hints, [
    'Unproven: no valid request was accepted. No valid request was accepted by getPartnerBalances',
    'Unproven in part: cases lacked a trigger that was declined or went wrong (2 of 7 cases). No valid request was accepted by createKycVerification addUserVerification',
    'Unproven: no valid request was accepted. No valid request was accepted by getUserBalances',
    'Unproven: cases lacked a trigger that was declined or went wrong (4 of 7 cases). No valid request was accepted by createVirtualCard',
  ]);
});
