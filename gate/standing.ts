import { generalise } from '../contracts/model/pointer.js';
import { relation } from '../diff/match.js';
import type { ShownChange } from '../diff/result.js';
import type { Node } from './behaviour/nodes.js';
import type { Observation, Observations } from './behaviour/observations.js';
import { placesOf } from './explains.js';
import { factStands } from './facts.js';
import { notSeen, notTestable, type Runs, type Stands } from './stands.js';

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function casesOf({ cases }: Observations, operationId: string): Observation[] {
  return [...cases.values()].filter((one) => one.operationId === operationId);
}

function successes(run: Observations, operationId: string): number {
  return casesOf(run, operationId).filter(({ exchanges }) => exchanges.some(({ status }) => isSuccess(status))).length;
}

/** Bodies that a change of answers or deliveries is about. */
function bodiesOf({ cases }: Observations, { direction, subject, part }: ShownChange): (readonly Node[])[] {
  if (direction === 'webhook')
    return [...cases.values()].flatMap(({ deliveries }) =>
      deliveries.filter(({ webhookId }) => webhookId === subject.id).map(({ nodes }) => nodes),
    );
  const [listed = ''] = part.split(' ');
  const fits = (status: number): boolean =>
    listed === String(status) || listed.toUpperCase() === `${String(status)[0]}XX`;
  return [...cases.values()]
    .filter(({ operationId }) => operationId === subject.id)
    .flatMap(({ exchanges }) => exchanges.filter(({ status }) => fits(status)).map(({ nodes }) => nodes));
}

function nodesAt(bodies: readonly (readonly Node[])[], place: string): Node[] {
  return bodies.flat().filter(({ pointer }) => relation(place, pointer) === 'same');
}

function typesOf(schema: unknown): string[] {
  return typeof schema === 'string' ? [schema] : Array.isArray(schema) ? schema.map(String) : [];
}

/** Of what is sent to clients: whether the bodies of both sides would look otherwise if the change were made. */
function ofSent(change: ShownChange, { from, crossed }: Runs): Stands {
  const [before, after] = [bodiesOf(from, change), bodiesOf(crossed, change)];
  const what = change.direction === 'webhook' ? 'delivery' : 'answer';
  if (before.length === 0) return notTestable(`no such ${what} came from the old version`);
  if (after.length === 0) return notTestable(`no such ${what} came from the new version`);
  const [old, fresh] = [nodesAt(before, change.at), nodesAt(after, change.at)];
  const { keyword, at } = change;
  if (/^(required-)?property-added$/.test(keyword)) {
    if (fresh.length > 0) return notTestable('both versions have it');
    return keyword.startsWith('required')
      ? notSeen(`${after.length} ${what}s of the new version do not have ${at}`)
      : notTestable('it may be left out, and was');
  }
  if (old.length === 0) return notTestable(`no ${what} of the old version has ${at === '' ? 'a body' : at}`);
  if (keyword.startsWith('propert') || keyword === 'required-property-removed')
    return fresh.length > 0
      ? notSeen(`${fresh.length} of the new version's ${what}s still have ${placesOf(change)[0]}`)
      : notTestable('where it stood, nothing was compared');
  if (keyword === 'type' || keyword === 'retyped') {
    const [was, is] = [typesOf(change.before), typesOf(change.after)];
    const told = new Set(fresh.map(({ type }) => type));
    if (fresh.length > 0 && is.length > 0 && [...told].every((type) => was.includes(type) && !is.includes(type)))
      return notSeen(`the new version still sends ${[...told].join(', ')}`);
  }
  if (keyword === 'enum-value' && change.effect === 'narrows') {
    const gone = [change.before].flat().map(String);
    const still = [...new Set(fresh.map(({ value }) => value))].filter((value) => gone.includes(value));
    if (still.length > 0) return notSeen(`the new version still sends ${still.join(', ')}`);
  }
  return notTestable(`what came at ${at === '' ? 'the whole' : at} fits both versions`);
}

/** Of what clients send: the old version's own requests are the counterexamples, and they were sent. */
function ofReceived(change: ShownChange, { crossed }: Runs): Stands {
  const cases = casesOf(crossed, change.subject.id);
  if (!change.part.startsWith('body')) return notTestable('parameters are not told apart in what was sent');
  const touching = (nodes: readonly Node[]): boolean =>
    nodes.some(({ pointer }) => placesOf(change).some((at) => relation(at, generalise(pointer)) === 'same'));
  const wantsLacking = change.keyword === 'required' || change.keyword === 'required-property-added';
  const sent = cases
    .filter(({ valid }) => valid === true)
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ requestNodes }) => touching(requestNodes) !== wantsLacking);
  const taken = sent.filter(({ status }) => isSuccess(status)).length;
  if (change.effect === 'widens') {
    const refused = cases.filter(({ valid, pointer }) => valid === false && placesOf(change).includes(pointer));
    return refused.length > 0
      ? notSeen(`${refused.length} requests that it would allow are refused as before`)
      : notTestable('no request was sent that it would newly allow');
  }
  return taken > 0
    ? notSeen(`${taken} requests that break it were sent, and taken`)
    : notTestable('no request that breaks it got as far as being judged');
}

function ofCalls({ keyword, subject: { kind, id }, effect }: ShownChange, { from, crossed, own }: Runs): Stands {
  if (kind === 'webhook') {
    const count = (run: Observations): number =>
      [...run.cases.values()].flatMap(({ deliveries }) => deliveries).filter(({ webhookId }) => webhookId === id)
        .length;
    if (count(from) === 0) return notTestable('no delivery of it came');
    if (effect === 'narrows' && count(crossed) > 0)
      return notSeen(`${count(crossed)} deliveries came from the new version`);
    return notTestable('what causes it could not be done at the new version');
  }
  if (effect === 'widens') {
    if (!own) return notTestable("the new version's own cases were not run");
    if (successes(own, id) > 0) return { standing: 'seen', why: `${successes(own, id)} cases of it succeed` };
    return casesOf(own, id).length > 0
      ? notSeen(`none of ${casesOf(own, id).length} cases of it succeeds`)
      : notTestable('no case of it was run');
  }
  if (successes(from, id) === 0) return notTestable('no case of it succeeded at the old version');
  if (successes(crossed, id) > 0 && keyword === 'operation')
    return notSeen(`${successes(crossed, id)} cases of it succeed at the new version`);
  return notTestable('its answers show nothing of it');
}

/** Where a change stands of which so many differences were seen. */
export function standingOf(change: ShownChange, seen: number, runs: Runs): Stands {
  if (seen > 0) return { standing: 'seen', why: `${seen} ${seen === 1 ? 'difference shows' : 'differences show'} it` };
  if (change.subject.kind === 'facts') return factStands(change, runs);
  if (change.direction === 'api') return ofCalls(change, runs);
  if (change.direction === 'request') return ofReceived(change, runs);
  return ofSent(change, runs);
}
