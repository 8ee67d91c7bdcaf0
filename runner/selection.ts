import type { Contract } from '../contracts/model/types.js';
import { checksOfPartnerApi } from '../engine/checks-of-partner-api.js';
import { deliveryChecks, exchangeChecks, observationChecks } from '../engine/checks/index.js';
import { UsageError } from '../engine/config.js';
import {
  allPhases,
  flowPhases,
  selectPhases,
  suites,
  wantsFlow,
  type ExploreBounds,
  type Selection,
  type Shard,
} from '../engine/selection.js';
import { filtered } from './filters.js';
import { namedIn } from './option-values.js';
import type { RunOptions, TargetOptions } from './options.js';

/** Every check, whatever it looks at. */
export const allChecks = [...exchangeChecks, ...deliveryChecks, ...observationChecks];

/** @throws UsageError where it is not of the form `1/4` */
export function parseShard(text: string): Shard {
  const [, index = '', of = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (of === '' || Number(index) > Number(of))
    throw new UsageError(`--shard ${text}: should be part/parts, such as 1/4, the part being one of the parts`);
  return { index: Number(index), of: Number(of) };
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };
const mostSteps = 10_000_000;
const mostMilliseconds = 24 * 3_600_000;

/** @throws UsageError where it is neither a number of steps, as `500`, nor a time, as `2m` */
export function parseExplore(text: string | number): ExploreBounds {
  const [, number = '', unit = ''] = /^([1-9]\d{0,7})([smh]?)$/.exec(String(text)) ?? [];
  const amount = Number(number) * (units[unit] ?? 1);
  if (number === '' || amount > (unit === '' ? mostSteps : mostMilliseconds))
    throw new UsageError(
      `--explore ${text}: should be a number of steps up to ${mostSteps}, such as 500, or a time up to 24h, such as 90s or 2m`,
    );
  return unit === '' ? { steps: amount } : { milliseconds: amount };
}

/** @throws UsageError where it is no time, as `90s` or `20m` */
export function parseTimeLimit(text: string): number {
  const [, number = '', unit = ''] = /^([1-9]\d{0,7})([smh])$/.exec(text) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? 0);
  if (number !== '' && milliseconds <= mostMilliseconds) return milliseconds;
  throw new UsageError(`--time-limit ${text}: should be a time up to 24h, such as 90s or 20m`);
}

/** Steps where only the suite is named. */
const usualExploration: ExploreBounds = { steps: 500 };

/** How long is explored: only where the suite or the bound is named. */
function explorationOf({ suite, explore }: Pick<RunOptions, 'suite' | 'explore'>): ExploreBounds | undefined {
  const isNamed = suite?.includes('exploration') === true;
  if (explore === undefined) return isNamed ? usualExploration : undefined;
  if (suite && !isNamed)
    throw new UsageError(
      `--explore ${explore}: --suite ${suite.join(',')} leaves exploration out; add exploration there, or leave --explore out`,
    );
  return parseExplore(explore);
}

/**
 * What the options choose of all cases of a contract.
 * @throws UsageError where an option names what there is not
 */
export function selectionOf(options: Omit<Partial<RunOptions>, keyof TargetOptions>, contract: Contract): Selection {
  const { suite, phases, checks, shard, slow, explore } = options;
  const chosen = filtered(options, contract);
  const explored = explorationOf({ ...(suite && { suite }), ...(explore !== undefined && { explore }) });
  const selection: Selection = {
    ...(suite ? { suites: namedIn(suites, suite, '--suite').map(({ id }) => id) } : {}),
    ...(phases ? { phases: namedIn(allPhases, phases, '--phases').map(({ id }) => id) } : {}),
    ...chosen,
    ...(checks ? { checks: namedIn(allChecks, checks, '--checks').map(({ id }) => id) } : {}),
    ...(shard === undefined ? {} : { shard: parseShard(shard) }),
    ...(slow ? { slow } : {}),
    ...(explored ? { explore: explored } : {}),
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
  if (selection.explore && !selection.suites)
    throw new UsageError('--explore: its model is of the Partner API; --contract names another document');
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
