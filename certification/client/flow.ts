import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import type { FlowEnd, FlowLine } from '../record/format.js';
import { writtenReader } from '../written-file.js';

/** Something that is done to the answers of an operation. */
export interface Plant {
  /** What is done; a code stands for its error. */
  plant: string;
  /** Id of the operation. */
  at: string;
  /** How many answers; one where it is left out. */
  times?: number;
  /** Of the plant `value`: the member and what it says. */
  member?: string;
  value?: string;
}

/** What a client is asked to do. */
export interface Flow {
  id: string;
  profile: string;
  action: string;
  text: string;
  parameters: Record<string, string | string[]>;
  /** Id of the operation without which nothing was done. */
  does: string;
  /** Ids of the others without which a version has nothing of the kind. */
  uses?: string[];
  plants?: Plant[];
  shows: string[];
  ends: FlowEnd[];
}

/** Flows with the text that they were read from: its hash says which ones they are. */
export interface Flows {
  flows: Flow[];
  text: string;
  hash: string;
}

const folder = path.join(packageRoot, 'certification/client');

const readFlows = writtenReader<Flow[]>(
  JSON.parse(readFileSync(path.join(folder, 'flow.schema.json'), 'utf8')) as object,
);

/**
 * Flows of a text.
 * @throws CertificationInputError with the line where it doesn't fit the schema
 */
export function parseFlows(text: string, file: string): Flows {
  return { flows: readFlows(text, file), text, hash: createHash('sha256').update(text).digest('hex') };
}

/** The flows that a certification has where nobody gives others. */
export function packagedFlows(): Flows {
  const file = path.join(folder, 'flows.yaml');
  return parseFlows(readFileSync(file, 'utf8'), file);
}

/** Who stands for the placeholders of the parameters. */
export interface Subjects {
  /** A verified user with money. */
  user: string;
  /** Begins the ids of users that are made. */
  fresh: string;
}

/** The parameters of a flow with its subjects in the place of placeholders. */
export function parametersOf({ id, parameters }: Flow, { user, fresh }: Subjects): Flow['parameters'] {
  const put = (text: string): string => text.replace('{user}', user).replace('{new}', `${fresh}-${id}`);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'string' ? put(value) : value.map(put)]),
  );
}

/** Amounts that a flow asks to move. */
export function amountsOf({ parameters: { amounts = [] } }: Flow): string[] {
  return [amounts].flat();
}

/** The first operation that a flow can't do without and a version does not have; `undefined` where it has them all. */
export function lackedBy({ does, uses = [] }: Flow, offers: (operationId: string) => boolean): string | undefined {
  return [does, ...uses].find((id) => !offers(id));
}

/** What a record says of a flow before it is carried out. */
export function factsOf(flow: Flow): Omit<FlowLine, 'ended'> {
  return {
    type: 'flow',
    profile: flow.profile,
    flow: flow.id,
    shows: flow.shows,
    plants: (flow.plants ?? []).map(({ plant }) => plant),
    ends: flow.ends,
    amounts: amountsOf(flow),
    does: flow.does,
  };
}
