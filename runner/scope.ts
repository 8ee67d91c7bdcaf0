import { unreadCalls, unreadSubjects } from '../contracts/model/unread.js';
import type { Contract } from '../contracts/model/types.js';
import type { LeftOut, ScopeLine } from '../engine/record/format.js';
import { allPhases, flowPhases, selectOperations, usualSuites, type Selection } from '../engine/selection.js';
import { otherArea } from '../reports/digest/areas.js';
import { isPossible } from '../suites/flows/flow.js';
import { flows } from '../suites/flows/index.js';
import { counted } from '../text/counted.js';
import type { ChosenContract } from './contract.js';
import { rehearse } from './rehearsal.js';
import { allChecks } from './selection.js';

const ofFlows: readonly string[] = flowPhases.map(({ id }) => id);

/**
 * A selection of operations with the flows that call one of them by a step of their own, as a rehearsal shows. A phase or
 * suite that is named decides by itself which flows run.
 */
export async function withFlows(
  selection: Selection,
  { contract, identification }: ChosenContract,
): Promise<Selection> {
  const { operations, phases, suites: named } = selection;
  if (operations === undefined || phases !== undefined || named !== undefined || identification) return selection;
  const wanted = new Set(selectOperations(contract, selection).map(({ id }) => id));
  const { requests } = await rehearse({
    contract,
    unknownApi: false,
    selection: { suites: ['flows'] },
    seed: 1,
    sandbox: true,
    can: () => true,
    otherAccount: true,
  });
  const calling = new Set(
    requests.flatMap(({ planned }) =>
      planned.flow !== undefined && wanted.has(planned.operationId) ? [planned.flow] : [],
    ),
  );
  return { ...selection, flows: [...calling] };
}

function byOperations(contract: Contract, selection: Selection): string {
  const all = selectOperations(contract, {}).length;
  const left = all - selectOperations(contract, selection).length;
  const operations = `${left} of ${counted(all, 'operation')}`;
  const possible = flows.filter((flow) => isPossible(flow, contract)).length;
  if (selection.flows === undefined)
    return selection.excluded ? `${operations}, and what would call ${left === 1 ? 'it' : 'them'}` : operations;
  const calling = selection.flows.length;
  return `${operations}; ${counted(possible - calling, 'flow')} that call${possible - calling === 1 ? 's' : ''} none of them, while ${calling} run; and how webhooks are tried again (\`--suite requests,flows,webhooks\` asks for all)`;
}

/**
 * What the options of a run leave out, one sentence each.
 * @param unknownApi nothing but its document is known of the API: it has no flows
 */
export function leftOutBy(selection: Selection, contract: Contract, unknownApi: boolean): LeftOut[] {
  const { suites: named, phases, operations, filters, checks, shard } = selection;
  const phasesHere = allPhases.filter(({ id }) => id !== 'fuzz' && !(unknownApi && ofFlows.includes(id)));
  const missing = (all: readonly { id: string }[], wanted: readonly string[]): string =>
    all
      .filter(({ id }) => !wanted.includes(id))
      .map(({ id }) => id)
      .join(', ');
  const noSuites = named && !unknownApi ? missing(usualSuites, named) : '';
  const noPhases = phases ? missing(phasesHere, phases) : '';
  const noChecks = checks ? allChecks.length - checks.length : 0;
  return [
    ...(noSuites === '' ? [] : [{ option: `--suite ${named?.join(',')}`, what: `leaves out the suites ${noSuites}` }]),
    ...(noPhases === '' ? [] : [{ option: `--phases ${phases?.join(',')}`, what: `leaves out cases of ${noPhases}` }]),
    ...(operations || filters
      ? [
          {
            option: filters?.join(' ') ?? `--include-operation-id ${(operations ?? []).join(',')}`,
            what: `leaves out ${byOperations(contract, selection)}`,
          },
        ]
      : []),
    ...(noChecks > 0
      ? [
          {
            option: `--checks ${checks?.join(',')}`,
            what: `leaves out ${noChecks} of ${counted(allChecks.length, 'check')}`,
          },
        ]
      : []),
    ...(shard
      ? [
          {
            option: `--shard ${shard.index}/${shard.of}`,
            what: 'leaves out the tests of the other parts; `conformance merge` joins them',
          },
        ]
      : []),
  ];
}

/** What a run is asked to test, as its record says. */
export function scopeOf(
  selection: Selection,
  { contract, identification, leftOut = [] }: Pick<ChosenContract, 'contract' | 'identification' | 'leftOut'>,
): ScopeLine {
  const areas = new Map<string, string[]>();
  // Sequences alone hold answers against each other, not against what pages say of an area: they prove none.
  const isExploration = selection.suites?.every((id) => id === 'exploration') === true;
  const subjects = isExploration
    ? []
    : [
        ...selectOperations(contract, selection),
        // Deliveries are judged by flows, whatever operations are called.
        ...(selection.operations ? [] : contract.webhooks.values()),
      ];
  for (const { id, object } of subjects) {
    const name = object.tags?.[0] ?? otherArea;
    areas.set(name, [...(areas.get(name) ?? []), id]);
  }
  // Nothing of them can be carried out: as an area of its own it is never proven.
  const lost = unreadCalls(contract);
  if (lost.length > 0 && !isExploration) areas.set('What cannot be read', [...lost]);
  const unread = unreadSubjects(contract);
  return {
    type: 'scope',
    areas: [...areas].map(([name, ids]) => ({ name, subjects: ids })),
    ...(unread.length > 0 && { unread }),
    leftOut: [...leftOutBy(selection, contract, identification !== undefined), ...leftOut],
  };
}
