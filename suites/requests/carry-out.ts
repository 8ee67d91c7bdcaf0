import type { Contract, Operation } from '../../contracts/model/types.js';
import { costOf } from '../../engine/budget.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import { runOperation } from '../../engine/run-operation.js';
import type { RunContext } from '../../engine/run-context.js';
import { selectPhases } from '../../engine/selection.js';
import type { Session } from '../../engine/session/session.js';
import { usualShrinking } from '../../engine/shrinking.js';
import type { Data } from '../../generators/data/data.js';

/** Carries out all the cases that the phases of a run make of an operation. */
export function carryOutOperation(
  { session, data }: { session: Session; data: Data },
  { selection, unknownApi, care }: Pick<RunContext, 'selection' | 'unknownApi' | 'care'>,
  { facts }: Pick<Contract, 'facts'>,
  { id }: Pick<Operation, 'id'>,
): Promise<void> {
  const carryOut = unknownApi ? runAnyOperation : runOperation;
  // What calls cost at a real target is for cases that were foreseen.
  const shrinking = care && costOf(facts, id) !== undefined ? 0 : usualShrinking;
  return carryOut(session, id, { phases: selectPhases(selection), data, shrinking });
}
