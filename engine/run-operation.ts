import { principle } from '../contracts/model/ground.js';
import type { BaseRequest, Witness } from '../generators/cases/base.js';
import { caseId, type RequestCase } from '../generators/cases/case.js';
import type { Phase } from '../generators/cases/phase.js';
import { planRequest } from '../generators/cases/requests.js';
import { validRequestOf } from '../generators/cases/valid-requests.js';
import type { Data } from '../generators/data/data.js';
import type { Exchange } from './exchange.js';
import { createKit } from './kit.js';
import { Unprepared } from './provisions/provision.js';
import type { Session } from './session.js';

export interface OperationRun {
  phases: readonly Phase[];
  data: Data;
  /** Whether a case is wanted; all are by default. */
  wanted?: (caseId: string) => boolean;
}

/** Carries out every case that the phases make of one operation. */
export async function runOperation(session: Session, operationId: string, run: OperationRun): Promise<void> {
  const { phases, data, wanted = () => true } = run;
  const { contract } = session.options;
  const operation = session.operation(operationId);
  const row = validRequestOf(operationId);
  const kit = createKit(session, data);
  const prepared = await attempt(() => kit.prepare(operationId, `for.${operationId}`));
  const base = prepared.value ?? { parameters: placeholders(operation.path), query: {} };

  for (const phase of phases) {
    const templates = phase.templates({ contract, operation, base, data }).filter(({ id }) => wanted(id));
    if (prepared.reason !== undefined) {
      for (const template of templates) session.skip(template.build(base), prepared.reason);
      continue;
    }
    const mayChange = templates.some(({ accepted }) => accepted);
    const before = mayChange ? [] : await read(session, row.witnesses, base, `${operationId}.${phase.id}.before`);
    for (const template of templates) {
      const own =
        template.accepted && row.consumes
          ? await attempt(() => kit.prepare(operationId, `for.${template.id}`))
          : { value: base };
      if (own.value) await session.request(template.build(own.value));
      else session.skip(template.build(base), own.reason ?? 'nothing was prepared');
    }
    if (before.length === 0) continue;
    const after = await read(session, row.witnesses, base, `${operationId}.${phase.id}.after`);
    session.observe(
      {
        kind: 'observation',
        id: caseId(operationId, phase.id, 'no-effect'),
        phase: phase.id,
        rule: 'no-effect',
        name: `${operation.object.summary}: refused calls change nothing`,
        operationId,
        relation: 'no-effect',
        ground: principle('no effect of a failed call'),
      },
      { before, after },
    );
  }
}

interface Attempted<Value> {
  value?: Value;
  reason?: string;
}

async function attempt<Value>(act: () => Promise<Value>): Promise<Attempted<Value>> {
  try {
    return { value: await act() };
  } catch (error) {
    if (error instanceof Unprepared) return { reason: error.message };
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
  for (const { operationId, parameters = {} } of witnesses) {
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
      expect: { kind: 'accepted', ground: { kind: 'evidence', evidence: operation.evidence } },
    };
    exchanges.push(await session.request(planned));
  }
  return exchanges;
}

function placeholders(path: string): Record<string, string> {
  return Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, name]));
}
