import { isObject } from '../../contracts/model/json-value.js';
import type { Operation, Schema } from '../../contracts/model/types.js';
import { Refusal } from '../errors.js';
import { onSuccess } from './answers.js';
import type { Fault, Ground } from './fault.js';
import { described, draw, drawOperation } from './places.js';

interface BoundedPlace {
  id: string;
  name: string;
  bound: number;
}

/** Members and parameters of the query that state a bound. */
function bounded({ contract }: Ground, keyword: 'minLength' | 'maxLength' | 'minimum' | 'maximum'): BoundedPlace[] {
  const inBody = ({ object }: Operation): [string, Schema][] =>
    Object.entries(object.requestBody?.content['application/json']?.schema?.properties ?? {});
  const inQuery = ({ object }: Operation): [string, Schema][] =>
    (object.parameters ?? []).filter((one) => one.in === 'query').map((one) => [one.name, one.schema]);
  return described(contract).flatMap((operation) =>
    [...inBody(operation), ...inQuery(operation)].flatMap(([name, schema]) => {
      const bound = schema[keyword];
      return bound === undefined || /amount$/i.test(name) ? [] : [{ id: operation.id, name, bound }];
    }),
  );
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' && !/^\d+$/.test(value) ? [...value].length : Number(value);
}

/** A value exactly at its bound that one operation refuses. */
function refusedAt(
  name: string,
  violates: string,
  keywords: readonly ['minLength' | 'maxLength', 'minimum' | 'maximum'],
): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const place = draw(ground, [...bounded(ground, keywords[0]), ...bounded(ground, keywords[1])]);
      if (!place) return undefined;
      return {
        place: { operations: [place.id], pointer: `/${place.name}` },
        call({ operation, context, request }, proceed) {
          const value = request.body[place.name] ?? request.query[place.name];
          if (operation.id === place.id && value !== undefined && sizeOf(value) === place.bound)
            throw new Refusal('P403', `${place.name} is out of its bounds.`);
          return proceed(context, request);
        },
      };
    },
  };
}

/** A text one character beyond its bound that one operation takes. */
function takenBeyond(name: string, violates: string, keyword: 'minLength' | 'maxLength'): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const place = draw(ground, bounded(ground, keyword));
      if (!place) return undefined;
      return {
        place: { operations: [place.id], pointer: `/${place.name}` },
        violations: (found, called) =>
          called === place.id
            ? found.filter((one) => one.keyword !== keyword || one.pointer !== `/${place.name}`)
            : found,
      };
    },
  };
}

/** Changes every text of an answer that is not plain ASCII. */
function changedTexts(body: unknown, change: (text: string) => string): unknown {
  if (typeof body === 'string') return /^[\x20-\x7e]*$/.test(body) ? body : change(body);
  if (Array.isArray(body)) return body.map((item: unknown) => changedTexts(item, change));
  if (!isObject(body) || Object.getPrototypeOf(body) !== Object.prototype) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, changedTexts(value, change)]));
}

function mangling(name: string, violates: string, change: (text: string) => string): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, ['getUserCards', 'getSepaTransferDetails', 'getPartnerSepaTransferDetails']);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => ({ ...reply, body: changedTexts(reply.body, change) })),
      };
    },
  };
}

/** Faults at exact bounds and in texts beyond ASCII; the operation is drawn. */
export const boundFaults: readonly Fault[] = [
  refusedAt('bound-off-by-one-max', 'A value at its greatest is right: one operation refuses it.', [
    'maxLength',
    'maximum',
  ]),
  refusedAt('bound-off-by-one-min', 'A value at its least is right: one operation refuses it.', [
    'minLength',
    'minimum',
  ]),
  takenBeyond('bound-max-exceeded', 'A text beyond its greatest length is P403: one operation takes it.', 'maxLength'),
  takenBeyond('bound-min-undercut', 'A text below its least length is P403: one operation takes it.', 'minLength'),
  mangling('non-ascii-mangled', 'A text comes back as it was sent: one operation reads UTF-8 as Latin-1.', (text) =>
    Buffer.from(text).toString('latin1'),
  ),
  mangling(
    'non-ascii-replaced',
    'A text comes back as it was sent: one operation has ? for what is not ASCII.',
    (text) => text.replace(/[^\x20-\x7e]/g, '?'),
  ),
  mangling(
    'combining-marks-stripped',
    'A text comes back as it was sent: one operation takes the marks off letters.',
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  ),
];
