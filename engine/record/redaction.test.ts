import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awkward } from '../test-support/awkward.js';
import { Redactor } from './redaction.js';
import { cardNumbersIn, ibansIn, isDistinctive } from './sensitive.js';

// Patterns of many random values are compiled: fewer runs keep the tests quick, seeds differ each time.
fc.configureGlobal({ numRuns: 40 });

const apiKey = 'api-key-of-the-tests-81c2';
const token = 'webhook-token-of-the-tests';
const secrets = [
  { label: '$PARTNER_API_KEY', text: apiKey },
  { label: '$WEBHOOK_TOKEN', text: token },
];
const redactor = (key = 'key of the tests', configured = secrets) => new Redactor({ secrets: configured, key });

/** A line of a record that shows a text wherever a line can show one. */
function lineWith(text: string, name = 'note') {
  const body = JSON.stringify({ [name]: text, list: [{ deep: `it is ${text}.` }], embedded: JSON.stringify({ text }) });
  return {
    type: 'exchange',
    request: { url: `https://x.example/a/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}`, body },
    response: { status: 0, headers: { 'x-note': text, [`x-${text}`]: 'name' }, body: `plain ${text} text` },
    message: `refused with ${text}`,
    expected: JSON.stringify(text),
    actual: `400 ${body}`,
    pointer: `/members/${text}`,
  };
}

/** A line that shows a text where people are told of it. */
function prosaic(text: string) {
  const body = JSON.stringify({ errorMessage: `no such ${text}`, errors: [`${text} is blocked`] });
  return {
    type: 'exchange',
    response: { status: 0, headers: { warning: `199 - ${text}` }, body },
    message: `refused with ${text}`,
    expected: JSON.stringify(text),
    actual: `refused: ${body}`,
    reason: `plain ${text} text`,
  };
}

/** Whether a text, or any string in it once unescaped, shows a value. */
function shows(output: string, value: string): boolean {
  const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)];
  const twice = JSON.stringify(JSON.stringify(value)).slice(3, -3);
  return [...forms, twice].some((form) => output.includes(form));
}

const printable = fc.string({ unit: awkward, minLength: 12, maxLength: 40 }).filter((text) => text.trim().length >= 12);
const secretText = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{20}==$/),
  printable,
);

test('configured secrets appear nowhere in a line, in whatever form they come', () => {
  fc.assert(
    fc.property(secretText, secretText, (first, second) => {
      fc.pre(first !== second);
      const labelled = [
        { label: '$FIRST', text: first },
        { label: '$SECOND', text: second },
      ];
      for (const secret of [first, second]) {
        const output = JSON.stringify(redactor('key', labelled).redactAll(lineWith(secret)));
        assert.ok(!shows(output, secret), output);
      }
    }),
  );
});

test('a secret that contains another is hidden whole', () => {
  const nested = [
    { label: '$SHORT', text: 'abcdef' },
    { label: '$LONG', text: 'abcdef-ghijkl' },
  ];
  for (const configured of [nested, nested.toReversed()])
    assert.equal(redactor('key', configured).redact('x abcdef-ghijkl y abcdef z'), 'x $LONG y $SHORT z');
});

test('secrets that overlap leave no piece of either', () => {
  const overlapping = [
    { label: '$A', text: 'xxxx-shared' },
    { label: '$B', text: 'shared-yyyy' },
  ];
  assert.equal(redactor('key', overlapping).redact('<xxxx-shared-yyyy>'), '<$A>');
});

test('an empty secret hides nothing', () => {
  assert.equal(redactor('key', [{ label: '$NONE', text: '' }]).redact('plain text'), 'plain text');
});

test('a secret is found in Base64, as Basic credentials and as part of a token', () => {
  for (const text of [`partner:${apiKey}`, `:${apiKey}`, `a${apiKey}b`, `{"key":"${apiKey}","n":1}`])
    for (const encoding of ['base64', 'base64url'] as const) {
      const encoded = Buffer.from(text).toString(encoding);
      const output = redactor().redact(`Basic ${encoded} was refused`);
      const pieces = encoded.match(/.{12}/g) ?? [];
      assert.ok(pieces.length >= 2);
      // What stands beside the key may stay, of the key itself nothing may.
      for (const piece of pieces)
        if (apiKey.includes(Buffer.from(piece, 'base64').toString('latin1')))
          assert.ok(!output.includes(piece), output);
      assert.ok(!Buffer.from(output.replace(/^Basic /, ''), 'base64').includes(apiKey.slice(0, 6)));
      assert.match(output, /\$PARTNER_API_KEY/);
    }
});

test('what a check has cut in the middle of a secret is no piece of it any more', () => {
  for (const value of [apiKey, token]) {
    for (let kept = 6; kept < value.length; kept += 1) {
      const cut = `refused with 400 ${'x'.repeat(100)} ${value.slice(0, kept)}`;
      for (const text of [cut, `${cut}…`]) {
        const output = redactor().redact(text);
        assert.ok(!output.includes(value.slice(0, 6)), output);
      }
    }
  }
});

test('a personal value at which a text breaks off is hidden; a synthetic one stays', () => {
  const subject = redactor();
  subject.learnSynthetic('{"firstName":"Synthia","lastName":"Madeup","pin":"123456"}');
  for (const cut of ['{"pin":"123456","firstName":"Synth', '{"payload":"{\\"firstName\\":\\"Synth'])
    assert.equal(subject.redact(cut), cut);
  for (const cut of ['{"firstName":"Kowal', '{"payload":"{\\"firstName\\":\\"Kowal', '{"pin":"1234'])
    assert.match(subject.redact(cut), /"‹(firstName|pin) \w{8}›$/);
});

test('a secret is hidden however short it is', () => {
  const short = [
    { label: '$SHORT', text: 'k1' },
    { label: '$LONG', text: 'abcdef-ghijkl' },
  ];
  assert.equal(redactor('key', short).redact('key k1.'), 'key $SHORT.');
});

test('a CVV stays hidden everywhere, though a house has the same number', () => {
  const subject = redactor();
  subject.learnReceived('{"cvv":"321","number":"321"}');
  assert.match(subject.redact('the CVV 321 is wrong'), /^the CVV ‹cvv \w{8}› is wrong$/);
  const other = redactor();
  other.learnReceived('{"number":"321","cvv":"321"}');
  assert.ok(!other.redact('the CVV 321 is wrong').includes('321 '));
});

const personal = fc.record({
  lastName: fc.constantFrom('Kowalska', "O'Neill", 'Żółć-Söhne', 'Ng', 'de la "Cruz"', 'Anna\\Maria'),
  iban: fc.constantFrom('PL61109010140000071219812874', 'DE89370400440532013000'),
  cardNumber: fc.constantFrom('4321432143214327', '4111111111111111', '9999000011112222'),
  cvv: fc.stringMatching(/^[0-9]{3}$/),
  pin: fc.stringMatching(/^[0-9]{4,6}$/),
  activationCode: fc.stringMatching(/^[0-9]{6}$/),
  documentNumber: fc.stringMatching(/^[A-Z]{3}[0-9]{6}$/),
  authToken: fc.stringMatching(/^[A-Za-z0-9]{20}$/),
  phone: fc.stringMatching(/^48[0-9]{9}$/),
});

test('received personal values appear in no line, neither in that one nor in a later one', () => {
  fc.assert(
    fc.property(personal, fc.constantFrom('plain', 'nested', 'ascii', 'broken'), (values, form) => {
      const subject = redactor();
      const json = JSON.stringify({ data: [values] });
      const body = {
        plain: json,
        nested: JSON.stringify({ payload: json }),
        ascii: json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
        broken: `${json.slice(0, -2)},`,
      }[form];
      subject.learnReceived(body);
      const shown = (line: unknown): string => JSON.stringify(subject.redactAll(line)).replaceAll(/‹[^›]*›/g, '');
      const own = shown({ type: 'exchange', response: { body } });
      for (const value of Object.values(values)) {
        assert.ok(!shows(own, value), own);
        // Two letters alone are in every text.
        if (value.length <= 2) continue;
        const everywhere = isDistinctive(value, values.lastName !== value && values.documentNumber !== value);
        const later = shown(everywhere ? lineWith(value) : prosaic(value));
        assert.ok(!shows(later, value), later);
      }
    }),
  );
});

test('numbers count as values: a card number or PIN without quotes is hidden, and the body stays JSON', () => {
  const subject = redactor();
  const body =
    '{"cardNumber":6759649826438453123,"pin":1234,"cvv":321,"amount":15.5,"data":{"pin":5678},"list":[4111111111111111]}';
  subject.learnReceived(body);
  const output = subject.redact(body);
  for (const value of ['6759649826438453', '1234', '321', '5678', '4111111111111111'])
    assert.ok(!output.includes(value), output);
  const parsed = JSON.parse(output) as Record<string, unknown>;
  assert.equal(parsed['amount'], 15.5);
  assert.match(String(parsed['pin']), /^‹pin [0-9a-f]{8}›$/);
  assert.equal(subject.redact('the PIN 1234 is wrong').includes('1234'), false);
  assert.equal(JSON.parse(subject.redact('{"given":1234,"other":12345}')).other, 12345);
});

test('a body is redacted by the names in it even where nobody has learned it', () => {
  const subject = redactor();
  assert.match(
    subject.redact('{"pin":"12","cvv":"7","iban":"x"}'),
    /^\{"pin":"‹pin \w{8}›","cvv":"‹cvv \w{8}›","iban":"‹iban \w{8}›"\}$/,
  );
  assert.match(
    subject.redact('https://kyc.example/open?authToken=abcdef123456&lang=pl'),
    /\?authToken=‹authToken \w{8}›&lang=pl$/,
  );
});

test('a number inside a text gets no quotes of its own', () => {
  const subject = redactor();
  subject.learnReceived('{"pin":1234}');
  const output = JSON.parse(subject.redact('{"a":"not [1234], \\"x\\": 1234","b":[1234]}')) as {
    a: string;
    b: number[];
  };
  assert.equal(output.a, 'not [1234], "x": 1234');
  assert.equal(output.b[0], 1234);
  assert.match(subject.redact('{"message":"not [1234]"}'), /^\{"message":"not \[‹pin \w{8}›\]"\}$/);
});

test('the name in a pseudonym is one of the known ones: a received name may hold a secret', () => {
  const output = redactor().redact(`{"${apiKey}-token":"abcdefgh-1234","x-${token}":1}`);
  assert.ok(!output.includes(apiKey) && !output.includes(token), output);
  assert.match(output, /‹token \w{8}›/);
});

test('a member named twice hides both values', () => {
  const output = redactor().redact('{"pin":"1234","pin":"5678"}');
  assert.ok(!output.includes('1234') && !output.includes('5678'));
});

test('everything inside a sensitive object is sensitive', () => {
  const subject = redactor();
  const body = '{"address":{"line":"Long Lane 7","city":{"name":"Gdańsk"}},"status":"ACTIVE"}';
  subject.learnReceived(body);
  const output = subject.redact(body);
  assert.ok(!output.includes('Long Lane') && !output.includes('Gdańsk'), output);
  assert.match(output, /ACTIVE/);
});

test('IBANs and card numbers are hidden wherever they stand, whatever the member is called', () => {
  const subject = redactor();
  const message = 'transfer of 12.50 EUR to PL61 1090 1014 0000 0712 1981 2874 by 4111-1111-1111-1111 failed';
  const output = subject.redact(message);
  assert.match(output, /^transfer of 12\.50 EUR to ‹iban \w{8}› by ‹card \w{8}› failed$/);
  subject.learnReceived(JSON.stringify({ errorMessage: message }));
  assert.ok(!subject.redact('https://x.example/PL61%201090%201014%200000%200712%201981%202874').includes('1981'));
});

test('equal values have equal pseudonyms, other values others, and other keys others', () => {
  const [one, other] = [redactor(), redactor('another key')];
  const seen = (subject: Redactor, text: string) => /‹\w+ (\w{8})›/.exec(subject.redact(text))?.[1];
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][a-z]{7,12}$/), fc.stringMatching(/^[A-Z][a-z]{7,12}$/), (a, b) => {
      fc.pre(a !== b);
      const hash = seen(one, `{"lastName":"${a}"}`);
      assert.ok(hash);
      assert.equal(seen(one, `{"accountHolder":"${a}"}`), hash);
      assert.equal(seen(redactor(), `{"senderName":"${a}"}`), hash);
      assert.notEqual(seen(one, `{"lastName":"${b}"}`), hash);
      assert.notEqual(seen(other, `{"lastName":"${a}"}`), hash);
    }),
  );
  assert.equal(
    seen(redactor(), '{"iban":"PL61 1090 1014 0000 0712 1981 2874"}'),
    seen(redactor(), '{"iban":"pl61109010140000071219812874"}'),
  );
});

test('a pseudonym tells nothing of its value without the key', () => {
  const keys = Array.from({ length: 20 }, (_, index) => redactor(`key ${index}`).redact('{"pin":"1234"}'));
  assert.equal(new Set(keys).size, 20);
});

test('synthetic values stay: where they are sent, echoed, and quoted in messages', () => {
  const made = fc.record({
    firstName: fc.stringMatching(/^[A-Z][a-z]{2,9}$/),
    email: fc.stringMatching(/^[a-z]{12}@example\.com$/),
    phone: fc.stringMatching(/^48000[0-9]{6}$/),
    documentNumber: fc.stringMatching(/^[A-Z]{3}[0-9]{6}$/),
    iban: fc.constantFrom('PL61109010140000071219812874'),
    number: fc.integer({ min: 1, max: 200 }).map(String),
  });
  fc.assert(
    fc.property(made, fc.boolean(), (values, malformed) => {
      const subject = redactor();
      const body = malformed ? JSON.stringify(values).slice(0, -3) : JSON.stringify(values);
      subject.learnSynthetic(body);
      assert.equal(subject.redact(body), body);
      const echo = `{"receiverFirstName":"${values.firstName}","email":"${values.email}"}`;
      subject.learnReceived(echo);
      subject.learnSynthetic(
        `/v1/card/4111111111111111/${encodeURIComponent(values.firstName)}?iban=DE89370400440532013000`,
      );
      for (const text of [
        '/v1/card/4111111111111111?iban=DE89370400440532013000',
        echo,
        `${values.email} is taken`,
        `/v1/user?phone=${values.phone}`,
      ])
        assert.equal(subject.redact(text), text);
    }),
  );
});

test('a real PIN stays hidden though the suite made up an equal house number', () => {
  const subject = redactor();
  subject.learnSynthetic('{"number":"1234","externalUserId":"u-1"}');
  subject.learnReceived('{"pin":"1234"}');
  assert.ok(!subject.redact('{"pin":"1234"}').includes('1234'));
  assert.ok(!subject.redact('wrong PIN 1234').includes('1234'));
});

test('a received value that the suite passes on stays hidden', () => {
  const subject = redactor();
  subject.learnReceived('{"lastName":"Kowalska","activationCode":"482913"}');
  subject.learnSynthetic('{"lastName":"Kowalska","activationCode":"482913","firstName":"Synthia"}');
  const sent = subject.redact('{"lastName":"Kowalska","activationCode":"482913","firstName":"Synthia"}');
  assert.match(
    sent,
    /^{"lastName":"‹lastName \w{8}›","activationCode":"‹activationCode \w{8}›","firstName":"Synthia"}$/,
  );
});

test('the parts of a credential that let somebody in by themselves appear nowhere either', () => {
  const subject = redactor();
  const basic = Buffer.from('partner-7:pass:word-1').toString('base64');
  subject.learnReceived('', {
    'set-cookie': 'session=s3ss10n-0f-n0b0dy; Path=/v1/partner; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
  });
  subject.learnReceived('', { authorization: `Basic ${basic}` });
  const output = subject.redact('cookie s3ss10n-0f-n0b0dy of partner-7 with pass:word-1, see /v1/partner');
  assert.match(
    output,
    /^cookie ‹cookie \w{8}› of ‹authorization \w{8}› with ‹authorization \w{8}›, see \/v1\/partner$/,
  );
});

test('a short value is hidden as a whole word, never as a piece of another', () => {
  const subject = redactor();
  subject.learnReceived('{"pin":"4321","firstName":"Anna","cvv":"321"}');
  for (const text of ['Annals 43210 0.4321', '{"amount":"1321.00"}', 'ref-a4321b'])
    assert.equal(subject.redact(text), text);
  assert.match(subject.redact('Dear Anna, 4321!'), /^Dear ‹firstName \w{8}›, ‹pin \w{8}›!$/);
});

test('a word is personal at its place and in messages; the same word elsewhere stays', () => {
  const subject = redactor();
  subject.learnReceived('{"lastName":"Business Account","firstName":"Anna","name":"x"}');
  const stays = '{"product":"Business Account EUR","kind":"Business Account","status":"Anna"}';
  assert.equal(subject.redact(stays), stays);
  for (const text of [
    '{"lastName":"Business Account"}',
    '{"errorMessage":"Anna Business Account is known already"}',
    '{"errors":["no such user: Anna"]}',
    'refused: Anna, who is blocked',
    '/v1/user?firstName=Anna',
  ])
    assert.doesNotMatch(subject.redact(text), /Anna|Business/, text);
  const line = {
    url: '/v1/Anna/cards',
    title: 'Anna',
    pointer: '/note',
    actual: '{"product":"Anna"}',
    message: 'Anna',
  };
  const shown = subject.redactAll(line);
  assert.deepEqual({ ...shown, message: '' }, { ...line, message: '' });
  assert.match(shown.message, /^‹firstName \w{8}›$/);
});

test('words that everybody uses, and those of the contract, stay in messages', () => {
  const published = '{"enum":["ACTIVE","SUCCESSFUL"],"description":"A Personal Account holds money."}';
  const subject = new Redactor({ secrets: [], key: 'key', published: () => published });
  subject.learnReceived(
    '[{"firstName":"string"},{"lastName":"ACTIVE"},{"companyName":"Personal Account"},{"lastName":"Kowalska"}]',
  );
  for (const text of [
    'firstName must be a string',
    '{"errorMessage":"user is not ACTIVE"}',
    'expected one of ACTIVE, SUCCESSFUL',
    'no Personal Account',
  ])
    assert.equal(subject.redact(text), text);
  assert.match(
    subject.redact('{"firstName":"string","lastName":"ACTIVE"}'),
    /^\{"firstName":"‹.*","lastName":"‹.*"\}$/,
  );
  assert.match(subject.redact('no such user: Kowalska'), /^no such user: ‹lastName \w{8}›$/);
});

test('what a judgement quotes of a personal member is hidden, however short and common it is', () => {
  const subject = redactor();
  subject.learnReceived('{"users":[{"lastName":"Ng","status":"Ng"}]}');
  const about = (pointer: string) => subject.redactAll({ pointer, message: 'wrong', actual: '"Ng"' }).actual;
  assert.match(about('/users/0/lastName'), /^"‹lastName \w{8}›"$/);
  assert.equal(about('/users/0/status'), '"Ng"');
});

test('objects around a value tell that it is personal, and only there', () => {
  const subject = redactor();
  const body = '{"sender":{"name":"Anna Nowak"},"address":{"city":"EUR"},"currency":{"name":"EUR"},"list":["EUR"]}';
  subject.learnReceived(body);
  assert.match(
    subject.redact(body),
    /^\{"sender":\{"name":"‹fullName \w{8}›"\},"address":\{"city":"‹address \w{8}›"\},"currency":\{"name":"EUR"\},"list":\["EUR"\]\}$/,
  );
});

test('a secret is hidden in every form, and what a cut leaves of one too', () => {
  const subject = redactor();
  for (const form of [
    apiKey.toUpperCase(),
    Buffer.from(apiKey).toString('hex'),
    Buffer.from(apiKey).toString('hex').toUpperCase(),
    Buffer.from(`{"k":"${apiKey}"}`).toString('base64url'),
    Buffer.from(apiKey.toUpperCase()).toString('base64'),
  ]) {
    assert.match(subject.redact(`refused for ${form}, sorry`), /\$PARTNER_API_KEY/, form);
    const cut = `${'x'.repeat(100)} ${form.slice(0, 24)}…`;
    assert.ok(!subject.redact(cut).includes(form.slice(8, 20)), form);
  }
});

test('values that only share a name with personal ones stay', () => {
  const subject = redactor();
  const body =
    '{"code":"P412","page":{"number":3},"token":"USDC","exp":1893456000,"iban":null,"street":"null","phone":"none","status":"ACTIVE","name":"eur"}';
  subject.learnReceived(body);
  assert.equal(subject.redact(body), body);
  assert.equal(subject.redact('refused with 404 P412'), 'refused with 404 P412');
});

test('a header that speaks of credentials to browsers holds none', () => {
  const subject = redactor();
  subject.learnReceived('{"done":true}', { 'access-control-allow-credentials': 'true' });
  assert.equal(subject.redact('{"done":true}'), '{"done":true}');
});

test('a date of birth is hidden as a day of its own, not inside other moments', () => {
  const subject = redactor();
  subject.learnReceived('{"dateOfBirth":"1987-03-12"}');
  assert.match(subject.redact('born 1987-03-12.'), /^born ‹dateOfBirth \w{8}›\.$/);
  assert.equal(subject.redact('{"at":"1987-03-12T08:00:00Z"}'), '{"at":"1987-03-12T08:00:00Z"}');
});

test('credentials in headers are hidden whoever sent them; scheme and label stay', () => {
  const subject = redactor();
  const headers = (name: string, value: string) =>
    (subject.redactAll({ headers: { [name]: value } }) as { headers: Record<string, string> }).headers[name];
  assert.equal(headers('authorization', token), '$WEBHOOK_TOKEN');
  assert.equal(headers('authorization', `Bearer ${token}`), 'Bearer $WEBHOOK_TOKEN');
  assert.equal(headers('x-api-key', apiKey), '$PARTNER_API_KEY');
  const unknown = headers('authorization', 'token-nobody-configured') ?? '';
  assert.match(unknown, /^‹authorization \w{8}›$/);
  assert.equal(headers('Authorization', 'Bearer token-nobody-configured'), `Bearer ${unknown}`);
  assert.match(headers('set-cookie', 'sid=abc; Path=/') ?? '', /^‹cookie \w{8}›$/);
  assert.equal(headers('content-type', 'application/json'), 'application/json');
  assert.equal(subject.redact('got token-nobody-configured'), `got ${unknown}`);
});

test('credentials of received headers are known in later texts', () => {
  const subject = redactor();
  subject.learnReceived(undefined, { authorization: 'Bearer token-nobody-configured', 'x-request-id': 'r-1' });
  assert.ok(!subject.redact('carries token-nobody-configured').includes('nobody'));
  assert.equal(subject.redact('r-1'), 'r-1');
});

test('credentials in a URL are hidden', () => {
  assert.equal(redactor().redact('https://user:pass@x.example/a'), 'https://‹credentials›@x.example/a');
});

test('members that readers rely on stay, even where a secret is an everyday word', () => {
  const everyday = redactor('key', [{ label: '$KEY', text: 'test' }]);
  assert.deepEqual(
    everyday.redactAll({
      type: 'run',
      apiVersion: 'test',
      caseId: 'op:test:rule',
      message: 'a test',
      status: 200,
      end: null,
    }),
    { type: 'run', apiVersion: 'test', caseId: 'op:test:rule', message: 'a $KEY', status: 200, end: null },
  );
});

test('redacting twice changes nothing', () => {
  fc.assert(
    fc.property(personal, (values) => {
      const subject = redactor();
      const body = JSON.stringify(values);
      subject.learnReceived(body);
      const line = {
        ...lineWith(values.lastName),
        body,
        headers: { authorization: `Bearer ${values.authToken}`, 'x-api-key': apiKey },
      };
      const once = subject.redactAll(line);
      assert.deepEqual(subject.redactAll(once), once);
    }),
  );
});

test('a text without anything sensitive comes back as it was', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!text.includes('://') && [...cardNumbersIn(text), ...ibansIn(text)].length === 0);
      const subject = redactor();
      assert.equal(subject.redact(text), text);
    }),
  );
});

/** A ledger that keeps what it is told. */
function ledger() {
  const heard: string[] = [];
  return {
    heard,
    received: (name: string, text: string) => void heard.push(`received ${name}=${text}`),
    synthetic: (text: string) => void heard.push(`synthetic ${text}`),
    flush: () => void heard.push('flush'),
  };
}

test('the ledger hears each value once, words under each of their names, and what the suite made up', () => {
  const told = ledger();
  const subject = new Redactor({ secrets, key: 'key', ledger: told });
  const body = '{"lastName":"Kowalska","email":"anna@x.example","status":"ACTIVE"}';
  subject.learnReceived(body);
  subject.learnReceived(body);
  subject.learnReceived('{"senderName":"Kowalska","emailAddress":"anna@x.example"}');
  assert.deepEqual(told.heard.splice(0), [
    'received lastName=Kowalska',
    'received email=anna@x.example',
    'received senderName=Kowalska',
  ]);
  subject.learnSynthetic('{"pin":"1234","lastName":"Kowalska","city":"Gdynia"}');
  subject.learnSynthetic(undefined);
  assert.deepEqual(told.heard.splice(0), ['synthetic 1234', 'synthetic pin=1234', 'synthetic Gdynia']);
  subject.settle();
  assert.deepEqual(told.heard, ['flush']);
  redactor().settle();
});

test('what other redactors noted is taken over: their values are hidden, what they made up stays', () => {
  const subject = redactor();
  const synthetic = new Set(['Synthia', '1234', 'pin=1234']);
  subject.recall(
    new Map([
      ['Kowalska', new Set(['lastName'])],
      ['anna@x.example', new Set(['email'])],
    ]),
    synthetic,
  );
  assert.match(subject.redact('Synthia Kowalska, anna@x.example'), /^Synthia ‹lastName \w{8}›, ‹email \w{8}›$/);
  assert.equal(subject.redact('{"pin":"1234","firstName":"Synthia"}'), '{"pin":"1234","firstName":"Synthia"}');
});

test('a received value that another redactor made up stays outside its place, unless it lets somebody in', () => {
  const subject = redactor();
  subject.learnReceived('{"lastName":"Kowalska","pin":"4321"}');
  subject.recall(new Map(), new Set(['Kowalska', '4321']));
  assert.match(subject.redact('Kowalska 4321'), /^Kowalska ‹pin \w{8}›$/);
});

test('a value has one pseudonym, whatever it is called later', () => {
  const subject = redactor();
  subject.learnReceived('{"lastName":"Kowalska"}');
  assert.match(subject.redact('{"senderName":"Kowalska"}'), /^\{"senderName":"‹lastName \w{8}›"\}$/);
  subject.learnReceived('{"password":"Kowalska"}');
  assert.match(subject.redact('{"city":"x","note":"Kowalska"}'), /‹lastName \w{8}›/);
});

test('a received beginning of a value that was made up is a value of its own', () => {
  const subject = redactor();
  subject.learnSynthetic('{"firstName":"Annabella"}');
  subject.learnReceived('{"firstName":"Anna"}');
  assert.match(subject.redact('dear Anna, not Annabella'), /^dear ‹firstName \w{8}›, not Annabella$/);
  subject.learnSynthetic('{"name":"Kowalska-Nowak"}');
  subject.learnReceived('{"sender":{"name":"Kowalska"}}');
  assert.match(subject.redact('dear Kowalska'), /^dear ‹fullName \w{8}›$/);
});

test('a value that was cut is hidden to the last character, and the mark of the cut stays', () => {
  const subject = redactor();
  subject.learnReceived('{"documentNumber":"ABC123456","iban":"PL61109010140000071219812874"}');
  const before = 'x'.repeat(100);
  for (const [cut, shown] of [
    ['ABC1234', '‹documentNumber'],
    ['PL61 1090 101', '‹iban'],
    [apiKey.slice(0, 9), '$PARTNER_API_KEY'],
  ] as const)
    for (const mark of ['', '…']) {
      const output = subject.redact(`${before} ${cut}${mark}`);
      assert.equal(output.replace(/ \w{8}›/, ''), `${before} ${shown}${mark}`);
    }
  assert.equal(subject.redact('short ABC1234'), 'short ABC1234');
  assert.equal(subject.redact(`${before} ABC`), `${before} ABC`);
});

test('a secret that was cut is hidden from its first character, however it is written and whatever it repeats', () => {
  const subject = redactor('key', [{ label: '$REPEATING', text: 'secret-"one"-secret-"two"' }]);
  const before = 'x'.repeat(100);
  for (const cut of ['secret-"one"-secret-', 'secret-\\"one\\"-secret-'])
    assert.equal(subject.redact(`${before} ${cut}…`), `${before} $REPEATING…`);
});

test('every member that readers rely on stays as it is', () => {
  const names = `type id caseId runId check phase rule flow operationId webhookId outcome level defaultLevel kind grade edition
    basis principle apiVersion strictness failOn suiteHash contractHash configurationHash startedAt receivedAt at method`;
  const line = Object.fromEntries(names.split(/\s+/).map((name) => [name, apiKey]));
  assert.equal(redactor().redactAll(line), line);
  for (const name of ['url', 'path', 'baseUrl', 'name', 'title', 'label', 'expectation', 'pointer', 'note']) {
    assert.deepEqual(redactor().redactAll({ [name]: apiKey }), { [name]: '$PARTNER_API_KEY' });
    const subject = redactor();
    subject.learnReceived('{"firstName":"Anna","city":"x"}');
    const isProse = name === 'note';
    assert.equal(subject.redactAll({ [name]: 'Anna' })[name] === 'Anna', !isProse, name);
  }
});

test('what has nothing to hide is given back itself', () => {
  const line = { type: 'exchange', list: ['a', { b: 1 }], none: null };
  assert.equal(redactor().redactAll(line), line);
  assert.deepEqual(redactor().redactAll([1, `x ${apiKey}`, null]), [1, 'x $PARTNER_API_KEY', null]);
});

const header = (subject: Redactor, name: string, value: string): string | undefined =>
  subject.redactAll({ headers: { [name]: value } }).headers[name];

test('a folded header is shown in one line, and what was cut in two is hidden', () => {
  const subject = redactor();
  for (const fold of ['\r\n', '\n \t ', '\r\n\t']) assert.equal(header(subject, 'x-note', `one${fold}two`), 'one two');
  assert.equal(header(subject, 'x-note', `key ${apiKey.slice(0, 9)}\r\n  ${apiKey.slice(9)}`), 'key $PARTNER_API_KEY');
  assert.equal(header(subject, 'x-note', `a\r\n${apiKey}`), 'a$PARTNER_API_KEY');
});

test('a header that is a configured secret as a whole is shown by its label alone', () => {
  const subject = redactor('key', [{ label: '$WHOLE', text: 'Token of-nobody-else' }]);
  assert.equal(header(subject, 'authorization', 'Token of-nobody-else'), '$WHOLE');
  assert.match(header(subject, 'authorization', 'Token of-somebody') ?? '', /^Token ‹authorization \w{8}›$/);
  assert.equal(header(subject, 'authorization', 'Bearer '), 'Bearer ');
  assert.equal(header(subject, 'authorization', ''), '');
});

test('words in headers are hidden where these speak to people', () => {
  const subject = redactor();
  subject.learnReceived('{"firstName":"Anna"}');
  assert.equal(header(subject, 'x-kind', 'Anna'), 'Anna');
  assert.match(header(subject, 'x-error-message', 'no Anna') ?? '', /^no ‹firstName \w{8}›$/);
});

test('a number gets quotes where JSON wants a value, and nowhere else', () => {
  const card = '4111111111111111';
  const shown = (text: string): string =>
    redactor()
      .redact(text)
      .replace(/ \w{8}›/g, '›');
  for (const [text, output] of [
    [`[${card}]`, '["‹card›"]'],
    [`{"a": ${card} , "b":1}`, '{"a": "‹card›" , "b":1}'],
    [`{"a":${card}`, '{"a":"‹card›"'],
    [`{"p":"{\\"a\\":${card}}"}`, '{"p":"{\\"a\\":\\"‹card›\\"}"}'],
    [`of [a] ${card}`, 'of [a] ‹card›'],
    [`[${card} of a`, '[‹card› of a'],
    [`a: ${card}, b`, 'a: ‹card›, b'],
    [`{"a":"x, ${card}"}`, '{"a":"x, ‹card›"}'],
  ] as const)
    assert.equal(shown(text), output);
});

test('only user and password of an address are hidden, in each address', () => {
  assert.equal(
    redactor().redact('see http://a@x.example, ftp://b:c@y.example/a@b and mail to d@z.example'),
    'see http://‹credentials›@x.example, ftp://‹credentials›@y.example/a@b and mail to d@z.example',
  );
});

test('words of the public are told whole and in any case; others that only contain them are not', () => {
  const subject = new Redactor({ secrets: [], key: 'key', published: () => 'Personal accounts, and Active users' });
  subject.learnReceived('[{"lastName":"ACTIVE"},{"lastName":"account"},{"lastName":"and activ"}]');
  assert.equal(subject.redact('he is ACTIVE'), 'he is ACTIVE');
  assert.match(subject.redact('this account'), /^this ‹lastName \w{8}›$/);
  assert.match(subject.redact('x and activ'), /^x ‹lastName \w{8}›$/);
});

test('a word is not looked for in Base64, where others begin alike; what is nobody else’s is', () => {
  const subject = redactor();
  subject.learnReceived('{"lastName":"Kowalska-Nowak","email":"anna@x.example"}');
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  assert.equal(subject.redact(`see ${encoded('Kowalska-Nowak')}`), `see ${encoded('Kowalska-Nowak')}`);
  assert.match(subject.redact(`see ${encoded('anna@x.example')}`), /^see ‹email \w{8}›$/);
});

test('words are hidden between members of any order, and not inside these', () => {
  const subject = redactor();
  subject.learnReceived('{"firstName":"Anna"}');
  // Parameters are found after the members of the JSON that they stand before.
  const shown = subject.redact('kind=Anna Anna {"status":"Anna"} Anna');
  assert.match(shown, /^kind=Anna ‹firstName \w{8}› \{"status":"Anna"\} ‹firstName \w{8}›$/);
});
