/** Facts as a flat list of statements, so that all are compared in one way. */
import type { Evidence } from '../../model/evidence.js';
import type { Facts } from '../../model/facts.js';

/** One statement of the facts. */
export interface FactItem {
  /** What it is about, as rules name it. */
  keyword: string;
  /** Equal on both sides where they speak of the same: `P403`, `usdc on polygon`. */
  key: string;
  value: unknown;
  /** JSON Pointer in the facts. */
  pointer: string;
  evidence?: Evidence;
  /** Whether it is there counts, not what it says: a currency, a code, a country. */
  isMember?: boolean;
  /** More of it allows more (`more`), or less (`less`): a limit, a fee. */
  grows?: 'more' | 'less';
}

type Reader = (facts: Partial<Facts>) => FactItem[];

function item(
  keyword: string,
  key: string,
  value: unknown,
  pointer: string,
  { evidence, ...rest }: Pick<Partial<FactItem>, 'evidence' | 'isMember' | 'grows'>,
): FactItem[] {
  if (value === undefined) return [];
  return [{ keyword, key, value, pointer, ...(evidence && { evidence }), ...rest }];
}

const member = { isMember: true } as const;

const errorCodes: Reader = ({ errorCodes: all = [] }) =>
  all.flatMap(({ code, status, name, operations, evidence }, index) => {
    const at = `/errorCodes/${index}`;
    return [
      ...item('error-code', code, code, at, { evidence, ...member }),
      ...item('error-code-status', code, status, `${at}/status`, { evidence }),
      ...item('error-code-name', code, name, `${at}/name`, { evidence }),
      ...operations.flatMap((id) =>
        item('error-code-operation', `${code} at ${id}`, id, `${at}/operations`, { evidence, ...member }),
      ),
    ];
  });

const delivery: Reader = ({ webhookDelivery: all }) => {
  if (!all) return [];
  const at = '/webhookDelivery';
  const { retries, acknowledgement, method, contentType, authorization, healthPath } = all;
  return [
    ...item('webhook-retries', 'attempts', retries.attempts, `${at}/retries/attempts`, { evidence: retries.evidence }),
    ...item('webhook-retries', 'delays in seconds', retries.delaysSeconds, `${at}/retries/delaysSeconds`, {
      evidence: retries.evidence,
    }),
    ...item('webhook-acknowledgement', 'status', acknowledgement.status, `${at}/acknowledgement/status`, {
      evidence: acknowledgement.evidence,
    }),
    ...item('webhook-delivery', 'method', method.value, `${at}/method/value`, { evidence: method.evidence }),
    ...item('webhook-delivery', 'content type', contentType.value, `${at}/contentType/value`, {
      evidence: contentType.evidence,
    }),
    ...item('webhook-delivery', 'authorization header', authorization.header, `${at}/authorization/header`, {
      evidence: authorization.evidence,
    }),
    ...item('webhook-delivery', 'health path', healthPath?.path, `${at}/healthPath/path`, {
      evidence: healthPath?.evidence,
    }),
  ];
};

const authentication: Reader = ({ authentication: all }) =>
  all
    ? [
        ...item('authentication', 'header', all.header, '/authentication/header', { evidence: all.evidence }),
        ...item(
          'authentication',
          'status of a refusal',
          all.unauthorized?.status,
          '/authentication/unauthorized/status',
          { evidence: all.unauthorized?.evidence },
        ),
      ]
    : [];

const currencies: Reader = ({ currencies: all = [] }) =>
  all.flatMap(({ name, decimals, networks = [], evidence }, index) => {
    const at = `/currencies/${index}`;
    return [
      ...item('currency', name, name, at, { evidence, ...member }),
      ...item('currency-scale', name, decimals, `${at}/decimals`, { evidence }),
      ...networks.flatMap((network) =>
        item('currency-network', `${name} on ${network}`, network, `${at}/networks`, { evidence, ...member }),
      ),
    ];
  });

const networks: Reader = ({ networks: all = [], networkTerms = [] }) => [
  ...all.flatMap(({ key, stagingName, evidence }, index) => [
    ...item('network', key, key, `/networks/${index}`, { evidence, ...member }),
    ...item('network-name', key, stagingName, `/networks/${index}/stagingName`, { evidence }),
  ]),
  ...networkTerms.flatMap(({ currency, network, feeWithdrawal, minWithdrawal, minDeposit, evidence }, index) => {
    const [at, key] = [`/networkTerms/${index}`, `${currency} on ${network}`];
    return [
      ...item('fee', `withdrawal of ${key}`, feeWithdrawal, `${at}/feeWithdrawal`, { evidence, grows: 'less' }),
      ...item('limit', `least withdrawal of ${key}`, minWithdrawal, `${at}/minWithdrawal`, { evidence, grows: 'less' }),
      ...item('limit', `least deposit of ${key}`, minDeposit, `${at}/minDeposit`, { evidence, grows: 'less' }),
    ];
  }),
];

const locks: Reader = ({ rateLocks }) =>
  item(
    'lock-life',
    'exchange, in seconds',
    rateLocks?.exchange?.validitySeconds,
    '/rateLocks/exchange/validitySeconds',
    { evidence: rateLocks?.exchange?.evidence, grows: 'more' },
  );

const cards: Reader = ({ limits }) => {
  const all = limits?.cards;
  if (!all) return [];
  const at = '/limits/cards';
  const { perUser, created = [], label, pin, spending } = all;
  return [
    ...item('limit', 'cards of a user', perUser?.value, `${at}/perUser/value`, {
      evidence: perUser?.evidence,
      grows: 'more',
    }),
    ...created.flatMap(({ value, windowHours, evidence }, index) =>
      item('limit', `cards created within ${windowHours} hours`, value, `${at}/created/${index}/value`, {
        evidence,
        grows: 'more',
      }),
    ),
    ...item('limit', 'least length of a label', label?.minLength, `${at}/label/minLength`, {
      evidence: label?.evidence,
      grows: 'less',
    }),
    ...item('limit', 'greatest length of a label', label?.maxLength, `${at}/label/maxLength`, {
      evidence: label?.evidence,
      grows: 'more',
    }),
    ...item('limit', 'PIN', pin?.pattern, `${at}/pin/pattern`, { evidence: pin?.evidence }),
    ...(spending?.keys ?? []).flatMap((key) =>
      item('spending-limit', key, key, `${at}/spending/keys`, { evidence: spending?.evidence, ...member }),
    ),
  ];
};

const files: Reader = ({ limits }) => [
  ...(limits?.files ?? []).flatMap(({ use, maxFiles, maxBytes, mediaTypes = [], parts = [], evidence }, index) => {
    const at = `/limits/files/${index}`;
    return [
      ...item('limit', `files for ${use}`, maxFiles, `${at}/maxFiles`, { evidence, grows: 'more' }),
      ...item('limit', `bytes of a file for ${use}`, maxBytes, `${at}/maxBytes`, { evidence, grows: 'more' }),
      ...mediaTypes.flatMap((type) =>
        item('file-type', `${type} for ${use}`, type, `${at}/mediaTypes`, { evidence, ...member }),
      ),
      ...parts.flatMap((part) =>
        item('file-parts', part.documentTypes.join(', '), part.parts, `${at}/parts`, { evidence: part.evidence }),
      ),
    ];
  }),
  ...item('limit', 'decimals of an amount', limits?.amountDecimals?.value, '/limits/amountDecimals/value', {
    evidence: limits?.amountDecimals?.evidence,
    grows: 'more',
  }),
];

const fees: Reader = ({ fees: all }) => {
  if (!all) return [];
  const { sepaTransfer, exchange, cardMonthly, cryptoWithdrawal = [] } = all;
  const rows: [key: string, value: unknown, place: string, evidence: FactItem['evidence']][] = [
    ['SEPA transfer, in percent', sepaTransfer?.percent, 'sepaTransfer/percent', sepaTransfer?.evidence],
    ['SEPA transfer, at least', sepaTransfer?.minimum, 'sepaTransfer/minimum', sepaTransfer?.evidence],
    ['exchange, in percent', exchange?.percent, 'exchange/percent', exchange?.evidence],
    ['card, monthly', cardMonthly?.amount, 'cardMonthly/amount', cardMonthly?.evidence],
    ...cryptoWithdrawal.map(({ currency, network = 'any network', amount, evidence }, index): (typeof rows)[number] => [
      `crypto withdrawal of ${currency} on ${network}`,
      amount,
      `cryptoWithdrawal/${index}/amount`,
      evidence,
    ]),
  ];
  return rows.flatMap(([key, value, place, evidence]) =>
    item('fee', key, value, `/fees/${place}`, { evidence, grows: 'less' }),
  );
};

const countries: Reader = ({ countries: all }) =>
  Object.entries(all ?? {}).flatMap(([use, { codes = [], evidence } = { codes: [] as string[] } as never]) =>
    codes.flatMap((code: string) =>
      item('country', `${code} for ${use}`, code, `/countries/${use}/codes`, { evidence, ...member }),
    ),
  );

const machines: Reader = ({ stateMachines = [] }) =>
  stateMachines.flatMap(({ id, states, transitions }, index) => [
    ...states.flatMap(({ name, evidence }, at) =>
      item('state', `${id} ${name}`, name, `/stateMachines/${index}/states/${at}`, { evidence, ...member }),
    ),
    ...transitions.flatMap(({ from, to, evidence }, at) => {
      const text = `${from ?? 'creation'} → ${to}`;
      return item('transition', `${id} ${text}`, text, `/stateMachines/${index}/transitions/${at}`, {
        evidence,
        ...member,
      });
    }),
  ]);

const costs: Reader = ({ costs: all = [] }) =>
  all.flatMap(({ operation, kind, evidence }, index) =>
    item('cost', `${operation} costs ${kind}`, kind, `/costs/${index}`, { evidence, ...member }),
  );

const readers: readonly Reader[] = [
  ...[
    authentication,
    errorCodes,
    delivery,
    currencies,
    networks,
    locks,
    cards,
    files,
    fees,
    countries,
    machines,
    costs,
  ],
];

/** Every statement of facts that can be compared; what a contract does not have is left out. */
export function factItems(facts: Partial<Facts>): FactItem[] {
  return readers.flatMap((read) => read(facts));
}
