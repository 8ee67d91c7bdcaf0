import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balancePayload, delivery, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliverySecret } from './delivery-secret.js';

const pan = '4111111111111111';
const webhookToken = 'webhook-token-of-the-tests';
const apiKey = 'Key-of-the-partner-81c2';
const judge = (changes: Parameters<typeof delivery>[0]) =>
  deliverySecret.judge(deliveryInput([delivery(changes)], { webhookToken, apiKey }));
const withMembers = (members: object) => ({ body: JSON.stringify({ ...balancePayload(), ...members }) });
const headersWith = (name: string, value: string) => ({ headers: { ...delivery().headers, [name]: value } });

test('a card number, a CVV, a PIN or a code in a payload is a finding that does not repeat it', () => {
  for (const [members, pointer, actual] of [
    [{ note: `paid by 4111 1111 1111 1111` }, '/note', 'a card number ending in 1111'],
    [{ card: { cvv: '123' } }, '/card/cvv', '3 digits'],
    [{ pin: 4321 }, '/pin', '4 digits'],
    [{ threeDsCode: '482913' }, '/threeDsCode', '6 digits'],
    [{ note: 'CVV: 123' }, '/note', '3 digits'],
    [{ blob: Buffer.from(`{"number":"${pan}"}`).toString('base64') }, '/blob', 'a card number ending in 1111'],
  ] as const) {
    const told = only(judge(withMembers(members)));
    assert.equal(told.holds, false);
    assert.equal(told.pointer, pointer);
    assert.equal(told.actual, actual);
    assert.doesNotMatch(JSON.stringify(told), /4111|482913/);
  }
  assert.equal(only(judge({ body: `card=${pan}` })).pointer, '');
});

test('key and token are found beside their header, in whatever letters and encoding', () => {
  for (const [changes, place] of [
    [headersWith('x-copy', webhookToken.toUpperCase()), ' in the header x-copy'],
    [headersWith('x-key', Buffer.from(`v1:${apiKey}`).toString('base64url')), ' in the header x-key'],
    [withMembers({ debug: Buffer.from(apiKey).toString('hex').toUpperCase() }), ''],
    [{ path: `/webhook/user/status?token=${webhookToken}` }, ' in its address'],
  ] as const) {
    const told = only(judge(changes));
    assert.equal(told.holds, false);
    assert.match(told.message, new RegExp(`^the delivery shows (the webhook token|the caller's API key)${place}$`));
  }
});

test('right deliveries hold: the token in its header, masked cards, codes that the contract has', () => {
  for (const changes of [
    {},
    { headers: { authorization: `Bearer ${webhookToken}` } },
    withMembers({ card: '4111 11** **** 1111', last: '1111', iban: 'DE89370400440532013000', cvv: '***', pin: null }),
    withMembers({ note: 'the CVV must have 3 digits', count: '4111111111111112' }),
    { body: '' },
  ])
    assert.deepEqual(
      judge(changes).map(({ holds }) => holds),
      [true],
    );
  const webhook = webhookNamed('card3dsCode');
  const coded = delivery({ body: JSON.stringify({ code: '482913', cardId: 'a' }), webhookId: webhook.id });
  assert.equal(only(deliverySecret.judge(deliveryInput([coded], { webhook, webhookToken }))).holds, true);
});
