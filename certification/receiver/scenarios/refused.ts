import { refused, refusedOrClosed } from '../judging.js';
import type { How } from '../kit.js';
import { textOf, type Payload } from '../payload.js';
import type { Scenario } from '../scenario.js';

const oversizeBytes = 16 * 1024 * 1024;
const deepest = 100_000;

/** The text of a payload with a further member before its end. */
const withMember = (payload: Payload, member: string): string => `${textOf(payload.body).slice(0, -1)},${member}}`;

/** Bodies that nobody should take, by the id of the scenario. */
export const wrongBodies: Readonly<Record<string, (payload: Payload) => How>> = {
  malformed: ({ body }) => ({ bytes: Buffer.from(textOf(body).replace(':', '=')) }),
  'cut-json': ({ body }) => ({ bytes: Buffer.from(textOf(body).slice(0, -2)) }),
  'empty-body': () => ({ bytes: Buffer.alloc(0) }),
  'not-an-object': () => ({ bytes: Buffer.from('["a list"]') }),
  'wrong-content-type': () => ({ contentType: 'text/plain' }),
  'wrong-charset': ({ body }) => ({
    contentType: 'application/json; charset=utf-16le',
    bytes: Buffer.from(textOf(body), 'utf16le'),
  }),
  'invalid-utf8': (payload) => ({
    bytes: Buffer.from(withMember(payload, '"addedLater":"\u00ff\u00fe"'), 'latin1'),
  }),
  oversize: (payload) => ({ bytes: Buffer.from(withMember(payload, `"addedLater":"${'a'.repeat(oversizeBytes)}"`)) }),
  'deep-nesting': () => ({ bytes: Buffer.from('{"a":'.repeat(deepest) + '1' + '}'.repeat(deepest)) }),
};

const mayClose = new Set(['oversize', 'deep-nesting']);

const bodies: Scenario[] = Object.entries(wrongBodies).map(([id, how]) => ({
  id,
  needs: ['acknowledged'],
  async play(kit) {
    const payload = kit.payload(kit.first, id);
    await kit.post(id, kit.first, payload, { ...how(payload), untold: true });
  },
  judge: mayClose.has(id) ? refusedOrClosed : refused,
}));

const wrongMethod: Scenario = {
  id: 'wrong-method',
  needs: ['acknowledged'],
  async play(kit) {
    await kit.post('DELETE', kit.first, kit.payload(kit.first, 'method'), { method: 'DELETE', untold: true });
  },
  judge: refused,
};

const unknownPath: Scenario = {
  id: 'unknown-path',
  needs: ['acknowledged'],
  async play(kit) {
    const payload = kit.payload(kit.first, 'path');
    await kit.post('unknown path', kit.first, payload, { path: '/webhook/no-such-path', untold: true });
  },
  judge: refused,
};

export const refusals: readonly Scenario[] = [...bodies, wrongMethod, unknownPath];
