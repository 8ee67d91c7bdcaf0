import { principle } from '../contracts/model/ground.js';
import type { BaseRequest, Witness } from '../generators/cases/base.js';
import { caseId, type ObservationCase, type RequestCase } from '../generators/cases/case.js';
import { answered } from '../generators/cases/expectations.js';
import { changesStored, otherwise } from '../generators/cases/otherwise.js';
import type { CaseTemplate, Phase } from '../generators/cases/phase.js';
import { planRequest } from '../generators/cases/requests.js';
import { validRequestOf } from '../generators/cases/valid-requests.js';
import { branchesOf, type Data } from '../generators/data/data.js';
import { isSuccess, type Exchange } from './exchange.js';
import { createKit } from './kit.js';
import { Unprepared } from './provisions/provision.js';
import type { Obstacle } from './record/skip-causes.js';
import type { Session } from './session/session.js';
import { settle, unsettled } from './settle.js';
import { createShrinking, usualShrinking } from './shrinking.js';

export interface OperationRun {
  phases: readonly Phase[];
  /** Equal data give each case equal values, whichever other cases are carried out. */
  data: Data;
  /** Requests that may be sent to shrink failing random bodies; see `createShrinking`. */
  shrinking?: number;
  /** Whether a case is wanted; all are by default. */
  wanted?: (caseId: string) => boolean;
}

/** Carries out every case that the phases make of one operation. */
export async function runOperation(session: Session, operationId: string, run: OperationRun): Promise<void> {
  const { phases, wanted = () => true, shrinking = usualShrinking } = run;
  const { contract } = session.options;
  const operation = session.operation(operationId);
  const row = validRequestOf(operationId);
  const dataOf = branchesOf(run.data);
  const kit = createKit(session, dataOf('prepare'));
  const shrink = createShrinking(session, operation, shrinking);
  const prepared = await achieve(() => kit.prepare(operationId, `for.${operationId}`));
  const first = 'value' in prepared ? prepared.value : { parameters: placeholders(operation.path), query: {} };

  for (const phase of phases) {
    const templatesFor = (given: BaseRequest): CaseTemplate[] =>
      phase.templates({ contract, operation, base: given, data: dataOf(phase.id) }).filter(({ id }) => wanted(id));
    const usual = templatesFor(first);
    const isRefused = changesStored(operation) && !usual.some(({ accepted }) => accepted);
    // Where equal values are sent, a refused call that stores them all the same would not show.
    const base = isRefused ? otherwise(contract, operation, row, first, dataOf(`${phase.id}.other`)) : first;
    const templates = base === first ? usual : templatesFor(base);
    if ('obstacle' in prepared) {
      for (const template of templates) session.skip(template.build(base), prepared.obstacle);
      continue;
    }
    const mayChange = templates.some(({ accepted }) => accepted);
    const watched = mayChange ? [] : (row.witnesses ?? []);
    const owner = watched.every(({ open }) => open) ? undefined : ownerOf(base);
    const settled = owner === undefined || (await settle(session, owner));
    let before = await read(session, watched, base, `${operationId}.${phase.id}.before`);
    let accepted = 0;
    for (const template of templates) {
      if (template.impossible !== undefined) {
        session.skip(template.build(base), { cause: 'value-unmakeable', reason: template.impossible });
        continue;
      }
      const own =
        template.accepted && row.consumes
          ? await achieve(() => createKit(session, dataOf(template.id)).prepare(operationId, `for.${template.id}`))
          : { value: base };
      if ('obstacle' in own) {
        session.skip(template.build(base), own.obstacle);
        continue;
      }
      const planned = template.build(own.value);
      const { response } = await session.request(planned);
      if (before.length > 0 && response && isSuccess(response)) {
        // Taken although it had to be refused, which is a finding of its own: what it changed is not the refused ones' doing.
        accepted += 1;
        before = await read(session, watched, base, `${operationId}.${phase.id}.accepted.${accepted}`);
      }
      if (phase.id === 'fuzz') await shrink(planned);
    }
    if (before.length === 0) continue;
    const after = await read(session, watched, base, `${operationId}.${phase.id}.after`);
    const planned: ObservationCase = {
      kind: 'observation',
      id: caseId(operationId, phase.id, 'no-effect'),
      phase: phase.id,
      rule: 'no-effect',
      name: `${operation.object.summary}: refused calls change nothing`,
      operationId,
      relation: 'no-effect',
      ground: principle('no effect of a failed call'),
    };
    if (settled) session.observe(planned, { before, after });
    else session.skip(planned, unsettled);
  }
}

/** Whose money the reads of an operation show. */
function ownerOf({ parameters, body }: BaseRequest): string | undefined {
  const { sourceExternalUserId, externalUserId } = { ...body, ...parameters };
  const owner = sourceExternalUserId ?? externalUserId;
  return typeof owner === 'string' ? owner : undefined;
}

type Achieved<Value> = { value: Value } | { obstacle: Obstacle };

async function achieve<Value>(act: () => Promise<Value>): Promise<Achieved<Value>> {
  try {
    return { value: await act() };
  } catch (error) {
    if (error instanceof Unprepared) return { obstacle: error.obstacle };
    throw error;
  }
}

async function read(
  session: Session,
  witnesses: readonly Witness[] = [],
  base: BaseRequest,
  rule: string,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const { operationId, parameters = {}, open = false } of witnesses) {
    const operation = session.options.contract.operations.get(operationId);
    if (!operation) continue;
    const values = { ...base.body, ...base.parameters };
    const own = Object.fromEntries(
      (operation.object.parameters ?? [])
        .filter((one) => one.in === 'path')
        .map(({ name }) => [name, String(values[parameters[name] ?? name] ?? '')]),
    );
    const planned: RequestCase = {
      kind: 'request',
      id: caseId(operationId, 'witness', rule),
      phase: 'witness',
      rule,
      name: `${operation.object.summary}, read to compare`,
      operationId,
      request: planRequest(operation, own),
      authentication: 'valid',
      expect: open
        ? answered('whether it can be read in that state')
        : { kind: 'accepted', ground: { kind: 'evidence', evidence: operation.evidence } },
    };
    exchanges.push(await session.request(planned));
  }
  return exchanges;
}

function placeholders(path: string): Record<string, string> {
  return Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, name]));
}
