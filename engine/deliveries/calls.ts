import { valueAt } from '../../contracts/model/pointer.js';
import type { Operation } from '../../contracts/model/types.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import { creationOf } from '../inventory.js';
import { losslessBody } from '../json-body.js';
import { agreements } from '../judging/agreements.js';
import { textOf } from '../judging/answer.js';
import type { ExchangeLine, TriggerLine } from '../record/format.js';
import type { CaseRecord } from '../record/reader.js';
import { toldRows } from './causes.js';

/** What of a run can cause a webhook: a call of the API, or something done beside it. */
export interface Call {
  /** Id of the operation or name of the trigger. */
  name: string;
  /** When it began, in milliseconds since the epoch. */
  at: number;
  /** `unknown`: nobody answered, or the answer was a failure of the server, so that it may have been done all the same. */
  outcome: 'done' | 'refused' | 'unknown';
  /** `asked`, `path` and `answered` of a call; `given` and `told` of a trigger. */
  view: Readonly<Record<string, unknown>>;
  ids: ReadonlySet<string>;
}

/** An answer that shows what is stored. */
export interface Read {
  operationId: string;
  /** When its answer had come, in milliseconds since the epoch. */
  at: number;
  exchange: ExchangeLine & Required<Pick<ExchangeLine, 'response'>>;
  /** Parts of its path. */
  path: readonly string[];
}

const causing: ReadonlySet<string> = new Set(
  toldRows.flatMap(({ causes }) =>
    causes.flatMap(({ operations = [], triggers = [] }) => [...operations, ...triggers]),
  ),
);
const showing: ReadonlySet<string> = new Set(agreements.map(({ operationId }) => operationId));

/** Members whose values name objects: `id`, `orderId`, `externalUserId`. */
const member = /"(?:id|\w*Id)"\s*:\s*(?:"([^"\\]+)"|(\d+))/g;

/** The ids that a body names, also one that is cut off. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(member)].map(([, text = '', number = '']) => text || number);
}

function partsOf(address: string): { path: string[]; query: URLSearchParams } {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return { path: pathname.split('/').map(percentDecoded), query: searchParams };
}

/** Statuses and codes of servers that failed: whether the call was done nobody knows. */
function isFailure({ status, body }: NonNullable<ExchangeLine['response']>): boolean {
  return status >= 500 || /"errorCode"\s*:\s*"P50\d"/.test(body);
}

function outcomeOf({ response }: ExchangeLine): Call['outcome'] {
  if (!response || isFailure(response)) return 'unknown';
  return response.status < 300 ? 'done' : 'refused';
}

function valuesInPath(path: readonly string[], template: string): Record<string, string> {
  const names = template.split('/');
  const from = path.length - names.length;
  return Object.fromEntries(
    names.flatMap((name, index) => (name.startsWith('{') ? [[name.slice(1, -1), path[from + index] ?? '']] : [])),
  );
}

/** What the cases and triggers of a run did and saw, as far as deliveries have to be explained by it. */
export class Calls {
  readonly #operations: ReadonlyMap<string, Pick<Operation, 'path'>>;
  readonly #calls = new Map<string, Call[]>();
  readonly #reads = new Map<string, Read[]>();
  /** Ids that anything of the run names. */
  readonly #named = new Set<string>();
  /** Ids that answers and triggers tell. */
  readonly #shown = new Set<string>();
  /** Ids of what the run made. */
  readonly #made = new Set<string>();

  readonly #origin: string;

  /** @param origin calls of other addresses are not looked at: two environments of one run may give equal ids */
  constructor(operations: ReadonlyMap<string, Pick<Operation, 'path'>>, origin = '') {
    this.#operations = operations;
    this.#origin = origin;
  }

  add({ exchanges }: Pick<CaseRecord, 'exchanges'>): void {
    for (const line of exchanges) if (line.request.url.startsWith(this.#origin)) this.#addExchange(line);
  }

  addTriggers(triggers: readonly TriggerLine[] = []): void {
    for (const { trigger, at, values, told } of triggers) {
      const given = new Set(Object.values(values));
      for (const id of given) this.#named.add(id);
      for (const id of Object.values(told)) {
        this.#named.add(id);
        this.#shown.add(id);
        if (!given.has(id)) this.#made.add(id);
      }
      this.#note({
        name: trigger,
        at: Date.parse(at),
        outcome: 'done',
        view: { given: values, told },
        ids: new Set([...given, ...Object.values(told)]),
      });
    }
  }

  #addExchange(line: ExchangeLine): void {
    const { operationId, request, response, startedAt, durationMs } = line;
    const { path, query } = partsOf(request.url);
    const asked = idsIn(request.body ?? '');
    const answered = idsIn(response?.body ?? '');
    for (const id of [...path, ...query.values(), ...asked, ...answered]) this.#named.add(id);
    const outcome = outcomeOf(line);
    if (outcome === 'done') for (const id of answered) this.#shown.add(id);
    const creation = creationOf({ operationId, request, ...(response ? { response } : {}) });
    if (creation) this.#made.add(creation.id);
    if (causing.has(operationId))
      this.#note({
        name: operationId,
        at: Date.parse(startedAt),
        outcome,
        view: {
          asked: losslessBody(request.body),
          path: valuesInPath(path, this.#operations.get(operationId)?.path ?? ''),
          answered: losslessBody(response?.body),
        },
        ids: new Set([...path, ...asked, ...answered]),
      });
    if (showing.has(operationId) && response) {
      const read = { operationId, at: Date.parse(startedAt) + durationMs, exchange: { ...line, response }, path };
      const known = this.#reads.get(operationId);
      if (known) known.push(read);
      else this.#reads.set(operationId, [read]);
    }
  }

  #note(call: Call): void {
    if (!causing.has(call.name)) return;
    const known = this.#calls.get(call.name);
    if (known) known.push(call);
    else this.#calls.set(call.name, [call]);
  }

  /** All calls of an operation, or all times that a trigger was pulled. */
  named(name: string): readonly Call[] {
    return this.#calls.get(name) ?? [];
  }

  /** All answers of an operation, in no order. */
  reads(operationId: string): readonly Read[] {
    return this.#reads.get(operationId) ?? [];
  }

  /** Whether anything of the run names an object. */
  knows(id: string): boolean {
    return this.#named.has(id);
  }

  /** Whether an accepted call or a trigger told of an object. */
  hasShown(id: string): boolean {
    return this.#shown.has(id);
  }

  /** Whether the run made an object. */
  hasMade(id: string): boolean {
    return this.#made.has(id);
  }
}

/** The text at a place of a call. */
export function textAt({ view }: Pick<Call, 'view'>, pointer: string): string | undefined {
  return textOf(valueAt(view, pointer));
}
