/** Records as a run of version `test` leaves them: without findings, with them, and cut short. */
import { evidenceGround as evidence, principle } from '../../../contracts/model/ground.js';
import type { Level } from '../../../contracts/model/levels.js';
import type {
  DeliveryLine,
  Evidence,
  ExchangeLine,
  Ground,
  JudgementLine,
  Outcome,
  RecordedResponse,
  RunLine,
} from '../../../engine/record/format.js';
import type { CaseRecord, RunRecord } from '../../../engine/record/reader.js';

const start = Date.parse('2026-11-23T11:35:04.120Z');
const at = (milliseconds: number): string => new Date(start + milliseconds).toISOString();

const userId = '7d0e3f0a-52c4-4a3b-9f4e-0d1c54a7b6f1';
const baseUrl = 'http://127.0.0.1:43117';

const documented: Evidence = {
  grade: 'documented',
  edition: 'test',
  source: 'User Balance Generation Webhook',
  basis: 'example',
};
const documentedProse: Evidence = {
  grade: 'documented',
  edition: 'test',
  source: 'Create a SEPA Transfer, list of responses',
  basis: 'table',
};
const carriedStatus: Evidence = {
  grade: 'carried',
  edition: 'legacy',
  source: 'Balances module, sample response',
  basis: 'example',
};
const carriedError: Evidence = { grade: 'carried', edition: '2025', source: 'Error Handling', basis: 'prose' };
const carriedToken: Evidence = {
  grade: 'carried',
  edition: '2025',
  source: 'Webhooks, security token',
  basis: 'prose',
};
const assumed: Evidence = { grade: 'assumed', basis: 'assumed' };
const secondary: Evidence = { grade: 'secondary', source: 'third-party client' };

const levelAtRealTarget: Record<Evidence['grade'], Level> = {
  documented: 'fail',
  carried: 'warn',
  observed: 'warn',
  secondary: 'info',
  assumed: 'info',
};

function run(overrides: Partial<RunLine> = {}): RunLine {
  return {
    type: 'run',
    format: 1,
    runId: '01JD9Z6F3QK6T4M2',
    startedAt: at(0),
    tool: { name: 'partner-api-conformance', version: '0.1.0' },
    apiVersion: 'test',
    contractHash: '5b1f0a6c2d9e47b88f31c0a4d7e6925b3c8a1f0e9d7b6c5a4f3e2d1c0b9a8f7e',
    configurationHash: 'c0ffee5b1f0a6c2d9e47b88f31c0a4d7e6925b3c8a1f0e9d7b6c5a4f3e2d1c0b',
    target: { name: 'sandbox', baseUrl, strictness: 'all', sandbox: true },
    seed: 20261123,
    failOn: 'warn',
    environment: { node: 'v20.20.2', platform: 'linux x64' },
    ...overrides,
  };
}

/** Writes one case of a record, the clock moving on as it goes. */
class CaseWriter {
  readonly #record: CaseRecord;
  readonly #begin: number;
  #clock: number;

  constructor(
    begin: number,
    line: Pick<CaseRecord['line'], 'id' | 'name' | 'expectation'> & Partial<CaseRecord['line']>,
  ) {
    const [, phase = '', rule = ''] = line.id.split(':');
    this.#begin = begin;
    this.#clock = begin;
    this.#record = {
      line: { type: 'case', phase, rule, startedAt: at(begin), ...line },
      exchanges: [],
      deliveries: [],
      judgements: [],
    };
  }

  exchange(
    method: string,
    path: string,
    options: {
      headers?: Record<string, string>;
      body?: string;
      response?: RecordedResponse;
      error?: string;
      took?: number;
    },
  ): string {
    const { headers = { 'x-api-key': '$PARTNER_API_KEY' }, body, response, error, took = 14 } = options;
    const id = `${this.#record.line.id}#x${this.#record.exchanges.length + 1}`;
    const line: ExchangeLine = {
      type: 'exchange',
      id,
      caseId: this.#record.line.id,
      operationId: this.#record.line.operationId ?? 'addUserVerification',
      request: {
        method,
        url: baseUrl + path,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      },
      ...(response && { response }),
      ...(error !== undefined && { error }),
      startedAt: at(this.#clock),
      durationMs: took,
    };
    this.#clock += took + 3;
    this.#record.exchanges.push(line);
    return id;
  }

  delivery(body: string, options: { after?: number; headers?: Record<string, string> } = {}): string {
    const { after = 180, headers = { authorization: '[webhook token]' } } = options;
    this.#clock += after;
    const line = delivery(
      `${this.#record.line.id}#d${this.#record.deliveries.length + 1}`,
      this.#record.line.id,
      body,
      this.#clock,
      headers,
    );
    this.#record.deliveries.push(line);
    return line.id;
  }

  #judge(judgement: Omit<JudgementLine, 'type' | 'caseId'>): this {
    this.#record.judgements.push({ type: 'judgement', caseId: this.#record.line.id, ...judgement });
    return this;
  }

  passes(check: string, ground: Ground, message: string, subject?: JudgementLine['subject']): this {
    return this.#judge({ check, outcome: 'pass', ground, message, ...(subject && { subject }) });
  }

  finds(
    check: string,
    ground: Ground,
    message: string,
    rest: Pick<JudgementLine, 'subject' | 'pointer' | 'expected' | 'actual'> & {
      level?: Level;
      defaultLevel?: Level;
    } = {},
  ): this {
    const grade = ground.kind === 'principle' ? 'documented' : ground.evidence.grade;
    const { level = 'fail', defaultLevel = levelAtRealTarget[grade], ...others } = rest;
    return this.#judge({ check, outcome: level, level, defaultLevel, ground, message, ...others });
  }

  leaves(check: string, outcome: 'skip' | 'not-applicable' | 'error', message: string): this {
    return this.#judge({ check, outcome, ground: evidence(assumed), message });
  }

  ends(outcome: Outcome): CaseRecord {
    this.#record.end = {
      type: 'case-end',
      caseId: this.#record.line.id,
      outcome,
      durationMs: this.#clock - this.#begin,
    };
    return this.#record;
  }

  /** As a killed run leaves it. */
  breaksOff(): CaseRecord {
    return this.#record;
  }
}

function delivery(
  id: string,
  caseId: string | null,
  body: string,
  received: number,
  headers: Record<string, string>,
): DeliveryLine {
  return {
    type: 'delivery',
    id,
    caseId,
    webhookId: 'userBalanceGenerated',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:43119/webhook/user/status',
      headers: { 'content-type': 'application/json', 'user-agent': 'partner-api-sandbox', ...headers },
      body,
    },
    receivedAt: at(received),
    answer: { status: 200, at: at(received + 3) },
  };
}

const currencies = ['usdc', 'pol', 'ltc', 'doge', 'eth', 'btc'];

/** Balances as the API shows them; `amounts` replaces the JSON text of single amounts. */
function balances(amounts: Record<string, string> = {}, iban?: string): string {
  const crypto = currencies.map((name, index) => {
    const scale = name === 'usdc' ? 6 : 8;
    const amount = amounts[name] ?? `"${(0).toFixed(scale)}"`;
    const network = name === 'usdc' || name === 'eth' ? 'ethereum' : name === 'pol' ? 'polygon' : name;
    const wallet =
      network === name ? `t${name}1q4u85f858jm6q9t5cz3ngkthsvlxl` : '0xde0bc7fee9ee43f3d6adf685124bde16adbabbda';
    return (
      `{"id":"b55d3a5a-5a24-43c9-bdee-d22b7079${1000 + index}","amount":${amount},"name":"${name}","wallet":"${wallet}",` +
      `"rate":${[0.862628, 0.17269401, 84.6200909, 0.18163377, 3612.4965451, 88123.1][index]},` +
      `"networkConfig":{"${network}":{"mainnet":false,"name":"test","withdrawal":{"feeWithdrawal":0.5,"minWithdrawal":2},"deposit":{"minDeposit":0}}}}`
    );
  });
  const fiat = `{"id":"c0545413-efd6-4f8e-97b8-f23753de9c31","amount":"0.00","name":"eur","rate":1,"status":"ACTIVE_EXTENDED"${iban === undefined ? '' : `,"iban":"${iban}"`}}`;
  return `{"fiatBalances":[${fiat}],"cryptoBalances":[${crypto.join(',')}]}`;
}

const webhookBody = (amounts?: Record<string, string>, iban?: string): string =>
  `{"externalUserId":"${userId}","balances":${balances(amounts, iban)}}`;

const json = (status: number, body: string): RecordedResponse => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    date: 'Mon, 23 Nov 2026 11:35:04 GMT',
  },
  body,
});

const newUser = `{"externalUserId":"${userId}","email":"synthetic@example.org","phone":"48500100200","firstName":"Anna","lastName":"O'Neil","street":"Prosta","number":"1","city":"Warszawa","postCode":"00-001","country":"PL","citizenship":"PL","nationality":"PL","birthDate":"1990-01-31","hasAcceptedP100Tc":true}`;

function accepted(writer: CaseWriter, id: string): CaseWriter {
  const subject = { kind: 'exchange', id } as const;
  return writer
    .passes('status-listed', evidence(carriedStatus), 'The status is one the contract names: 200.', subject)
    .passes('content-type', evidence(documentedProse), 'The content type is application/json.', subject)
    .passes('response-body', principle('well-formed HTTP and JSON'), 'The body is well-formed JSON.', subject)
    .passes('response-schema', evidence(carriedStatus), 'The body fits its schema.', subject);
}

function createUser(): CaseRecord {
  const writer = new CaseWriter(40, {
    id: 'createUser:flow:onboarding:',
    name: 'A new user is created',
    operationId: 'createUser',
    flow: 'onboarding',
    expectation: 'Status 200 and the id of the new user.',
  });
  const id = writer.exchange('POST', '/v1/user/balances/crypto-and-fiat', {
    body: newUser,
    response: json(200, `{"userId":"2f1c8e52-6f6c-4c0e-8a3b-5d0c1f9e7a64","poaRequiredForExtended":false}`),
    took: 22,
  });
  return accepted(writer, id).ends('pass');
}

function kyc(): CaseRecord {
  const writer = new CaseWriter(90, {
    id: 'createKycVerification:flow:onboarding:',
    name: 'A KYC session is opened (Method B)',
    operationId: 'createKycVerification',
    flow: 'onboarding',
    expectation: 'Status 200 and an id to redirect the user with.',
  });
  const id = writer.exchange('POST', '/v1/kyc', {
    body: `{"externalUserId":"${userId}","documentType":"ID_CARD","country":"PL","incomeSource":"SALARY","occupation":"IT"}`,
    response: json(200, `{"verificationId":"0f9e7c11-3e1c-4c68-9d5c-2b8c2d6f1a40"}`),
  });
  return accepted(writer, id)
    .passes('response-schema', evidence(assumed), 'verificationId is a UUID.', { kind: 'exchange', id })
    .ends('pass');
}

function verification(): CaseRecord {
  const writer = new CaseWriter(140, {
    id: 'addUserVerification:flow:onboarding:',
    name: 'The approved user is verified',
    operationId: 'addUserVerification',
    flow: 'onboarding',
    expectation: 'Status 200; the balances are generated afterwards and reported by a webhook.',
  });
  const id = writer.exchange('POST', '/v1/user/verification', {
    body: `{"externalUserId":"${userId}","documentType":"ID_CARD","documentNumber":"ABC123456"}`,
    response: json(200, `{"message":"Verification accepted"}`),
  });
  return accepted(writer, id).ends('pass');
}

function readBalances(amounts?: Record<string, string>): CaseRecord {
  const writer = new CaseWriter(900, {
    id: 'getUserBalances:flow:onboarding:',
    name: 'The balances of the user are read',
    operationId: 'getUserBalances',
    flow: 'onboarding',
    expectation: 'Status 200 and the balances that the webhook announced.',
  });
  const id = writer.exchange('GET', `/v1/user/balances/${userId}`, { response: json(200, balances(amounts)), took: 9 });
  return accepted(writer, id)
    .passes(
      'balance-scale',
      evidence({ ...carriedStatus, basis: 'table' }),
      'Every amount has the scale of its currency.',
      { kind: 'exchange', id },
    )
    .ends('pass');
}

function partnerBalances(): CaseRecord {
  const writer = new CaseWriter(960, {
    id: 'getPartnerBalances:flow:onboarding:',
    name: 'The balances of the partner are read',
    operationId: 'getPartnerBalances',
    flow: 'onboarding',
    expectation: 'Status 200 and a balance for each currency.',
  });
  const id = writer.exchange('GET', '/v1/partner/balances', {
    response: json(200, balances({ usdc: '"1500.000000"' })),
    took: 8,
  });
  return accepted(writer, id).ends('pass');
}

/** Cases that must be refused: no key, a wrong key, an unknown user, malformed JSON, a missing field. */
function refusals(): CaseRecord[] {
  const authentication = principle('authentication');
  const noKey = new CaseWriter(1000, {
    id: 'getUserBalances:auth:missing-key:/headers/x-api-key',
    name: 'Without a key the call is refused',
    operationId: 'getUserBalances',
    expectation: 'Status 401 and the text "Access Denied. xo1".',
  });
  const noKeyId = noKey.exchange('GET', `/v1/user/balances/${userId}`, {
    headers: {},
    response: json(401, `{"statusCode":401,"message":"Access Denied. xo1"}`),
    took: 4,
  });
  noKey
    .passes('authentication-ignored', authentication, 'The call without a key is refused with 401.', {
      kind: 'exchange',
      id: noKeyId,
    })
    .passes(
      'error-code',
      evidence({ ...carriedError, source: 'Authentication' }),
      'The refusal names its cause: xo1.',
      { kind: 'exchange', id: noKeyId },
    );

  const wrongKey = new CaseWriter(1020, {
    id: 'getUserBalances:auth:wrong-key:/headers/x-api-key',
    name: 'With a wrong key the call is refused',
    operationId: 'getUserBalances',
    expectation: 'Status 401 and the text "Access Denied. xo2".',
  });
  const wrongKeyId = wrongKey.exchange('GET', `/v1/user/balances/${userId}`, {
    headers: { 'x-api-key': "not-the-key'" },
    response: json(401, `{"statusCode":401,"message":"Access Denied. xo2"}`),
    took: 4,
  });
  wrongKey
    .passes('authentication-ignored', authentication, 'The call with a wrong key is refused with 401.', {
      kind: 'exchange',
      id: wrongKeyId,
    })
    .passes(
      'error-code',
      evidence({ ...carriedError, source: 'Authentication' }),
      'The refusal names its cause: xo2.',
      { kind: 'exchange', id: wrongKeyId },
    );

  const unknown = new CaseWriter(1040, {
    id: 'getUserBalances:negative:unknown-user:/path/externalUserId',
    name: 'The balances of an unknown user are asked for',
    operationId: 'getUserBalances',
    expectation: 'Status 400 and P412.',
  });
  const unknownId = unknown.exchange('GET', '/v1/user/balances/00000000-0000-4000-8000-000000000000', {
    response: json(400, `{"errorCode":"P412","errorName":"invalid-user","errorMessage":"User does not exist"}`),
    took: 5,
  });
  unknown
    .passes(
      'error-code',
      evidence({ ...documentedProse, source: 'Get KYC Status, list of responses' }),
      'The error code is P412.',
      { kind: 'exchange', id: unknownId },
    )
    .passes('error-shape', evidence(carriedError), 'The error has code, name and message.', {
      kind: 'exchange',
      id: unknownId,
    });

  const malformed = new CaseWriter(1060, {
    id: 'createUser:negative:malformed-json:/body',
    name: 'A body that breaks off in the middle is refused',
    operationId: 'createUser',
    expectation: 'Status 400 and P403; no user comes into being.',
  });
  const malformedId = malformed.exchange('POST', '/v1/user/balances/crypto-and-fiat', {
    body: `{"externalUserId":"${userId}",`,
    response: json(400, `{"errorCode":"P403","errorMessage":"Unexpected end of JSON input."}`),
    took: 5,
  });
  malformed.passes('error-code', evidence(documentedProse), 'The error code is P403.', {
    kind: 'exchange',
    id: malformedId,
  });

  const missing = new CaseWriter(1080, {
    id: 'createUser:negative:missing-required:/email',
    name: 'A user without an e-mail address is refused',
    operationId: 'createUser',
    expectation: 'Status 400 and P403 that names the field; no user comes into being.',
  });
  const missingId = missing.exchange('POST', '/v1/user/balances/crypto-and-fiat', {
    body: newUser.replace('"email":"synthetic@example.org",', ''),
    response: json(400, `{"errorCode":"P403","errorMessage":"email must be an email."}`),
    took: 6,
  });
  missing.passes('error-code', evidence(documentedProse), 'The error code is P403.', {
    kind: 'exchange',
    id: missingId,
  });

  return [noKey, wrongKey, unknown, malformed, missing].map((writer) => writer.ends('pass'));
}

function webhookLine(): ConstructorParameters<typeof CaseWriter>[1] {
  return {
    id: 'userBalanceGenerated:flow:onboarding:',
    name: 'Generated balances are reported',
    webhookId: 'userBalanceGenerated',
    flow: 'onboarding',
    expectation:
      'One delivery within 10 seconds, with the token and the balances that the API then shows; and no other.',
  };
}

function soundWebhook(): CaseRecord {
  const writer = new CaseWriter(200, webhookLine());
  const trigger = writer.exchange('POST', '/v1/user/verification', {
    body: `{"externalUserId":"${userId}"}`,
    response: json(200, `{"message":"Verification accepted"}`),
  });
  const id = writer.delivery(webhookBody());
  const subject = { kind: 'delivery', id } as const;
  return writer
    .passes('request-accepted', evidence(carriedStatus), 'The trigger was accepted.', { kind: 'exchange', id: trigger })
    .passes(
      'delivery-once',
      evidence(documented),
      'One delivery came, and no other within the watch of 2 seconds.',
      subject,
    )
    .passes('delivery-token', evidence(carriedToken), 'The delivery carries the agreed token.', subject)
    .passes('delivery-content-type', evidence(documented), 'The content type is application/json.', subject)
    .passes('delivery-schema', evidence(documented), 'The body fits its schema.', subject)
    .passes('delivery-agrees', evidence(carriedStatus), 'Delivery and API agree on every balance.', subject)
    .ends('pass');
}

function faultyWebhook(): CaseRecord {
  const writer = new CaseWriter(200, webhookLine());
  const trigger = writer.exchange('POST', '/v1/user/verification', {
    body: `{"externalUserId":"${userId}"}`,
    response: json(200, `{"message":"Verification accepted"}`),
  });
  const body = webhookBody({ ltc: '0.0', eth: '0', btc: '1e-8' }, '‹iban 5d41402a›');
  const first = { kind: 'delivery', id: writer.delivery(body, { headers: {} }) } as const;
  const second = { kind: 'delivery', id: writer.delivery(body, { after: 310, headers: {} }) } as const;
  writer
    .passes('request-accepted', evidence(carriedStatus), 'The trigger was accepted.', { kind: 'exchange', id: trigger })
    .finds(
      'delivery-once',
      evidence(assumed),
      'Two deliveries came where one is expected; the first was acknowledged.',
      {
        subject: second,
        expected: 'one delivery to /webhook/user/status',
        actual: '2 deliveries with equal bodies, 310 ms apart',
      },
    )
    .finds('delivery-token', evidence(carriedToken), 'The delivery carries no token.', {
      subject: first,
      expected: 'authorization: the agreed token',
      actual: 'no authorization header',
    })
    .passes('delivery-content-type', evidence(documented), 'The content type is application/json.', first);
  for (const [index, actual] of [
    [2, '0.0'],
    [4, '0'],
    [5, '1e-8'],
  ] as const)
    writer.finds('delivery-schema', evidence(documented), 'An amount is a number, not a decimal string.', {
      subject: first,
      pointer: `/balances/cryptoBalances/${index}/amount`,
      expected: 'a string holding a decimal, such as "0.00000000"',
      actual: `${actual} (number)`,
    });
  return writer
    .finds(
      'delivery-drift',
      evidence({ ...documented, grade: 'secondary', basis: 'example' }),
      'A field that the contract does not know.',
      {
        subject: first,
        pointer: '/balances/fiatBalances/0/iban',
        expected: 'one of: id, amount, name, rate, status',
        actual: '"‹iban 5d41402a›"',
        level: 'info',
        defaultLevel: 'info',
      },
    )
    .passes('delivery-agrees', evidence(carriedStatus), 'Delivery and API agree on every balance.', first)
    .ends('fail');
}

function faultyStatus(): CaseRecord {
  const writer = new CaseWriter(700, {
    id: 'getKycStatus:flow:onboarding:',
    name: 'The KYC status is read after the approval',
    operationId: 'getKycStatus',
    flow: 'onboarding',
    expectation: 'Status 200 and APPROVED.',
  });
  const id = writer.exchange('GET', `/v1/kyc/status/${userId}`, {
    response: json(200, `{"status":"approved","rejectionReasons":[]}`),
    took: 7,
  });
  return writer
    .passes('status-listed', evidence(carriedStatus), 'The status is one the contract names: 200.', {
      kind: 'exchange',
      id,
    })
    .finds('response-schema', evidence(assumed), 'status has a value the contract does not list.', {
      subject: { kind: 'exchange', id },
      pointer: '/status',
      expected: 'PENDING, APPROVED or REJECTED',
      actual: '"approved"',
      level: 'warn',
    })
    .finds('response-schema', evidence(secondary), 'verifiedAt is missing.', {
      subject: { kind: 'exchange', id },
      pointer: '/verifiedAt',
      expected: 'a member verifiedAt',
      actual: 'no such member',
      level: 'info',
    })
    .ends('warn');
}

function secretShown(): CaseRecord {
  const writer = new CaseWriter(1100, {
    id: 'createTransfer:negative:malformed-json:/body',
    name: 'A transfer with a body that is no JSON is refused',
    operationId: 'createTransfer',
    expectation: 'Status 400 and P403.',
  });
  const body = `<html><head><title>500</title></head><body>at Object.parse (/srv/app/dist/main.js:41:7)</body></html>`;
  const id = writer.exchange('POST', '/v1/user/transfer', {
    body: '{"amount":',
    response: { status: 500, headers: { 'content-type': 'text/html' }, body },
  });
  return writer
    .finds(
      'status-listed',
      principle('well-formed HTTP and JSON'),
      'A malformed body makes the server fail with status 500.',
      {
        subject: { kind: 'exchange', id },
        expected: 'status 400',
        actual: 'status 500',
      },
    )
    .finds('content-type', evidence(carriedError), 'The content type is text/html.', {
      subject: { kind: 'exchange', id },
      expected: 'application/json',
      actual: 'text/html',
    })
    .ends('fail');
}

function withoutOutcome(): CaseRecord[] {
  const dropped = new CaseWriter(1130, {
    id: 'createTransfer:positive:smallest-amount:/amount',
    name: 'The smallest amount is transferred',
    operationId: 'createTransfer',
    expectation: 'Status 200 and the transfer.',
  });
  dropped.exchange('POST', '/v1/user/transfer', {
    body: `{"amount":"0.01","currency":"eur"}`,
    error: 'read ECONNRESET after 5.0 s',
    took: 5012,
  });
  dropped.leaves('status-listed', 'error', 'No response arrived.');
  const skipped = new CaseWriter(6200, {
    id: 'createTransfer:positive:insufficient-funds:/amount',
    name: 'More than the balance is transferred',
    operationId: 'createTransfer',
    expectation: 'Status 400 and P433.',
  });
  skipped.leaves('error-code', 'skip', 'The target names no user with funds, so nothing was sent.');
  return [dropped.ends('error'), skipped.ends('skip')];
}

/** A run in which every check held, at a real target. */
export function conformantRecord(): RunRecord {
  return {
    run: run({
      target: {
        name: 'staging',
        baseUrl: 'https://partner-api-stage.p100.io',
        strictness: 'documented',
        sandbox: false,
      },
    }),
    cases: [createUser(), kyc(), verification(), soundWebhook(), readBalances(), partnerBalances(), ...refusals()],
    foreignDeliveries: [],
    waivers: [],
    lessons: [],
    coverage: [],
    errors: [],
    end: { type: 'end', at: at(3450) },
    torn: false,
  };
}

/** A run at the sandbox with findings of every level, a dropped call, a skipped case and a foreign delivery. */
export function findingsRecord(): RunRecord {
  return {
    run: run(),
    cases: [
      createUser(),
      kyc(),
      verification(),
      faultyWebhook(),
      faultyStatus(),
      readBalances(),
      partnerBalances(),
      ...refusals(),
      secretShown(),
      ...withoutOutcome(),
    ],
    foreignDeliveries: [
      delivery(
        'foreign-1',
        null,
        `{"externalUserId":"4c1f6a0e-9f1d-4d58-8c35-2a54c7a0b9d2","balances":${balances()}}`,
        2110,
        { authorization: '[webhook token]' },
      ),
    ],
    waivers: [],
    lessons: [],
    coverage: [],
    errors: [],
    end: { type: 'end', at: at(6450) },
    torn: false,
  };
}

/** A run that was killed inside a case: no end, and a last line cut off. */
export function tornRecord(): RunRecord {
  const broken = new CaseWriter(900, {
    id: 'getUserBalances:flow:onboarding:',
    name: 'The balances of the user are read',
    operationId: 'getUserBalances',
    flow: 'onboarding',
    expectation: 'Status 200 and the balances that the webhook announced.',
  });
  broken.exchange('GET', `/v1/user/balances/${userId}`, { response: json(200, balances()), took: 9 });
  return {
    run: run(),
    cases: [createUser(), kyc(), verification(), broken.breaksOff()],
    foreignDeliveries: [],
    waivers: [],
    lessons: [],
    coverage: [],
    errors: [],
    torn: true,
  };
}

/** A run that came to its end, but with trouble of the tool on the way. */
export function incompleteRecord(): RunRecord {
  return {
    ...conformantRecord(),
    waivers: [],
    lessons: [],
    coverage: [],
    errors: [{ type: 'error', at: at(1200), where: 'inbox', message: 'The sink was unreachable for 1.2 s.' }],
  };
}
