import { principle } from '../contracts/model/ground.js';
import { keyLacking } from '../contracts/model/identification.js';
import type { Operation } from '../contracts/model/types.js';
import { baseRequest, type BaseRequest } from '../generators/cases/base.js';
import { caseId } from '../generators/cases/case.js';
import { pathParameters } from '../generators/cases/requests.js';
import { createData } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { idIn, probe, type Values } from './any-api-objects.js';
import { isSuccess, type Exchange } from './exchange.js';
import { withGiven } from './given-values/given.js';
import type { Session } from './session/session.js';

/** Phase of which the life of an object is a case. */
export const lifePhase = 'coverage';

/** What creates an object, and how plain requests of that operation are made. */
interface Creation {
  /** Values of the parameters of its path. */
  values: Values;
  fresh(values: Values, label: string): BaseRequest;
}

/** What a document has for the objects of one collection. */
interface Life {
  /** Name of the last parameter of the detail's path. */
  parameter: string;
  detail: Operation;
  list?: Operation;
  removal?: Operation;
}

/** The life of what a POST to a collection makes: it can be read where a path with one more segment, an id, is a GET. */
function lifeOf({ options: { contract, identification } }: Session, creation: Operation): Life | undefined {
  if (creation.method !== 'POST') return undefined;
  const usable = [...contract.operations.values()].filter(
    (one) => !identification || keyLacking(identification, one) === undefined,
  );
  const at = (method: string, path: string): Operation | undefined =>
    usable.find((one) => one.method === method && one.path === path);
  const detail = usable.find(
    ({ method, path }) =>
      method === 'GET' &&
      path.startsWith(`${creation.path}/`) &&
      /^\{[^/{}]+\}$/.test(path.slice(creation.path.length + 1)),
  );
  const parameter = detail && pathParameters(detail).at(-1);
  if (!detail || parameter === undefined) return undefined;
  const [list, removal] = [at('GET', creation.path), at('DELETE', detail.path)];
  return { parameter, detail, ...(list && { list }), ...(removal && { removal }) };
}

/**
 * Makes something twice, reads it, looks at its list, deletes it and reads it again, by what the document of an API shows of the
 * paths; whether each had the effect that its answer confirmed is one case of the creation. Nothing where the document
 * has no such paths, or the answer of the creation tells no id.
 */
export async function runLife(session: Session, creation: Operation, { values, fresh }: Creation): Promise<void> {
  const life = lifeOf(session, creation);
  if (!life) return;
  const { detail, list, removal, parameter } = life;
  const { contract, given = [] } = session.options;
  const send = async (operation: Operation, base: BaseRequest, purpose: string): Promise<Exchange> => {
    const planned = probe(operation, base, `life.${creation.id}.${purpose}`);
    const { valid: _valid, ...whatever } = planned;
    // What is gone need not be found.
    return session.request(purpose === 'gone' ? whatever : planned);
  };
  const ask = async (operation: Operation | undefined, known: Values, purpose: string): Promise<Exchange[]> => {
    const made =
      operation &&
      madeOrReason(() => baseRequest(contract, operation, {}, known, createData(0, operation.id, purpose)));
    return operation && made && 'value' in made
      ? [await send(operation, withGiven(made.value, operation, given), purpose)]
      : [];
  };

  const created: Exchange[] = [];
  for (const purpose of ['first', 'second']) {
    const made = madeOrReason(() => fresh(values, `life.${purpose}`));
    if ('reason' in made) return;
    created.push(await send(creation, made.value, purpose));
  }
  const last = created.at(-1);
  const id = last?.response && isSuccess(last.response) ? idIn(last, parameter) : undefined;
  if (id === undefined) return;
  const own = { ...values, [parameter]: id };
  const read = await ask(detail, own, 'read');
  const listed = await ask(list, values, 'list');
  const deleted = await ask(removal, own, 'deleted');
  const gone = deleted.length > 0 ? await ask(detail, own, 'gone') : [];
  const rule = 'effect';
  session.observe(
    {
      kind: 'observation',
      id: caseId(creation.id, lifePhase, rule),
      phase: lifePhase,
      rule,
      name: `What ${creation.object.summary} makes is there, and is gone after its deletion`,
      operationId: creation.id,
      relation: 'written-and-read',
      ground: principle('effect of a confirmed call'),
    },
    { created, read, list: listed, deleted, gone },
  );
}
