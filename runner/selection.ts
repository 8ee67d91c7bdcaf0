import type { Contract } from '../contracts/model/types.js';
import { checksOfPartnerApi } from '../engine/checks-of-partner-api.js';
import { deliveryChecks, exchangeChecks, observationChecks } from '../engine/checks/index.js';
import { UsageError } from '../engine/config.js';
import {
  allPhases,
  flowPhases,
  selectPhases,
  suites,
  unmatchedPatterns,
  wantsFlow,
  type Selection,
  type Shard,
} from '../engine/selection.js';
import { namedIn } from './option-values.js';
import type { RunOptions } from './options.js';

/** Every check, whatever it looks at. */
export const allChecks = [...exchangeChecks, ...deliveryChecks, ...observationChecks];

/** @throws UsageError where it is not of the form `1/4` */
export function parseShard(text: string): Shard {
  const [, index = '', of = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (of === '' || Number(index) > Number(of))
    throw new UsageError(`--shard ${text}: should be part/parts, such as 1/4, the part being one of the parts`);
  return { index: Number(index), of: Number(of) };
}

/**
 * What the options choose of all cases of a contract.
 * @throws UsageError where an option names what there is not
 */
export function selectionOf(
  {
    suite,
    phases,
    includeOperationId: operations,
    checks,
    shard,
    slow,
  }: Pick<RunOptions, 'suite' | 'slow' | 'phases' | 'includeOperationId' | 'checks' | 'shard'>,
  contract: Contract,
): Selection {
  const [unmatched] = unmatchedPatterns(contract, operations ?? []);
  if (unmatched !== undefined)
    throw new UsageError(
      `--include-operation-id ${unmatched}: fits no operation of version ${contract.version}; \`conformance list operations\` shows them`,
    );
  const selection: Selection = {
    ...(suite ? { suites: namedIn(suites, suite, '--suite').map(({ id }) => id) } : {}),
    ...(phases ? { phases: namedIn(allPhases, phases, '--phases').map(({ id }) => id) } : {}),
    ...(operations ? { operations } : {}),
    ...(checks ? { checks: namedIn(allChecks, checks, '--checks').map(({ id }) => id) } : {}),
    ...(shard === undefined ? {} : { shard: parseShard(shard) }),
    ...(slow ? { slow } : {}),
  };
  const isEmpty = selectPhases(selection).length === 0 && !flowPhases.some(({ id }) => wantsFlow(selection, id));
  if (suite && phases && isEmpty)
    throw new UsageError(
      `--suite ${suite.join(',')}: has no cases of --phases ${phases.join(',')}; leave one of them out`,
    );
  return selection;
}

/**
 * Of an API of which nothing but its document is known, what needs no more than that.
 * @throws UsageError where scenarios of the Partner API are asked for
 */
export function withoutKnowledge(selection: Selection): Selection {
  const ofFlows = flowPhases.map(({ id }): string => id);
  const suite = selection.suites?.find((id) => id !== 'requests');
  if (suite !== undefined)
    throw new UsageError(`--suite ${suite}: its scenarios are of the Partner API; --contract names another document`);
  const asked = selection.phases?.find((id) => ofFlows.includes(id));
  if (asked !== undefined)
    throw new UsageError(`--phases ${asked}: its scenarios are of the Partner API; --contract names another document`);
  return {
    ...selection,
    phases: selection.phases ?? allPhases.map(({ id }) => id).filter((id) => id !== 'fuzz' && !ofFlows.includes(id)),
    checks: selection.checks ?? allChecks.map(({ id }) => id).filter((id) => !checksOfPartnerApi.includes(id)),
  };
}
