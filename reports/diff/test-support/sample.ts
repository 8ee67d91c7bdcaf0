import type { DiffOutcome, Documents, ShownChange } from '../model.js';

const pointer = '/schema';

/** A schema with more members than are shown at once. */
function schema(maxLength: number): object {
  const members = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index}`, true]));
  return { type: 'string', maxLength, ...members };
}

export const documents: Documents = { old: { schema: schema(9) }, new: { schema: schema(5) } };

const narrowed: ShownChange = {
  rule: 'request-body-max-length-decreased',
  level: 'fail',
  ruleLevel: 'fail',
  subject: { kind: 'operation', id: 'createNote', call: 'POST /notes' },
  direction: 'request',
  part: 'body application/json',
  at: '',
  old: { pointer },
  new: { pointer },
  keyword: 'maxLength',
  effect: 'narrows',
  before: 9,
  after: 5,
  message: 'maxLength 9 → 5',
  advice: 'Send shorter texts.',
  proof: 'proven',
  counterexample: {
    value: '<script>',
    places: [''],
    problem: 'the whole value breaks maxLength 5',
    sender: 'old',
  },
  concerns: true,
  fingerprint: '0123456789abcdef',
};

const open: ShownChange = {
  ...narrowed,
  level: 'warn',
  subject: { kind: 'webhook', id: 'noteRead' },
  direction: 'webhook',
  proof: 'argued',
  proofNote: 'undecided: no value in 4000 tries, then given up',
  undecided: true,
  givenUp: true,
  concerns: false,
};
delete open.counterexample;

/** A result with a change of each kind. */
export const outcome: DiffOutcome = {
  from: { name: 'before.yaml', hash: 'a'.repeat(64) },
  to: { name: 'after.yaml', hash: 'b'.repeat(64) },
  changes: [narrowed, open],
  counts: { byLevel: { info: 0, warn: 1, fail: 1 }, proven: 1, argued: 1, refuted: 0, undecided: 0, givenUp: 1 },
};
