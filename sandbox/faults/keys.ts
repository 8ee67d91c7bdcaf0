import type { ApiKey } from '../authentication.js';
import type { AccessProblem } from '../errors.js';
import { keyed } from './access.js';
import type { CallMoment, Fault } from './fault.js';
import { described, draw } from './places.js';

/** A way of comparing keys by which one operation takes a wrong one for a right one. */
interface KeyRow {
  name: string;
  violates: string;
  problem: AccessProblem;
  /** Whether what a call sent is taken for a key. */
  takes(sent: CallMoment, key: string): boolean;
}

/** Characters that a careless comparison looks at. */
const prefixLength = 8;

const rows: readonly KeyRow[] = [
  {
    name: 'key-prefix-compare',
    violates: 'A key is compared as a whole: one operation compares its first eight characters.',
    problem: 'key wrong',
    takes: ({ apiKey = '' }, key) => apiKey.slice(0, prefixLength) === key.slice(0, prefixLength),
  },
  {
    name: 'key-cut-accepted',
    violates: 'A key is compared as a whole: one operation takes the beginning of one.',
    problem: 'key wrong',
    takes: ({ apiKey = '' }, key) => apiKey.length >= prefixLength && key.startsWith(apiKey),
  },
  {
    name: 'key-extended-accepted',
    violates: 'A key is compared as a whole: one operation takes what begins with one.',
    problem: 'key wrong',
    takes: ({ apiKey = '' }, key) => apiKey.startsWith(key),
  },
  {
    name: 'key-altered-accepted',
    violates: 'A key is compared as a whole: one operation lets one character differ.',
    problem: 'key wrong',
    takes: ({ apiKey = '' }, key) =>
      apiKey.length === key.length && [...apiKey].filter((one, index) => one !== key[index]).length === 1,
  },
  {
    name: 'key-compare-ignores-case',
    violates: 'A key is compared letter by letter: one operation takes capitals and small letters for the same.',
    problem: 'key wrong',
    takes: ({ apiKey = '' }, key) => apiKey.toLowerCase() === key.toLowerCase(),
  },
  {
    name: 'key-in-query-accepted',
    violates: 'A key is sent in its header, where no log keeps it: one operation takes it from the query.',
    problem: 'key not sent',
    takes: ({ query = {} }, key) => Object.values(query).includes(key),
  },
];

/** Faults in how keys are compared; the operation is drawn. */
export const keyFaults: readonly Fault[] = rows.map(({ name, violates, problem, takes }) => ({
  name,
  violates,
  plant(ground) {
    const operation = draw(ground, described(ground.contract).filter(keyed));
    if (!operation) return undefined;
    const tenantOf = (sent: CallMoment): ApiKey | undefined => ground.apiKeys.find(({ key }) => takes(sent, key));
    return {
      place: { operations: [operation.id] },
      letIn: (met, sent) =>
        met === problem && sent.operation.id === operation.id ? tenantOf(sent)?.tenant : undefined,
    };
  },
}));
