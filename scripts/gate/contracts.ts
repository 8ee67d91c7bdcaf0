import { compareBehaviour } from '../../gate/behaviour/compare.js';
import { join } from '../../gate/join.js';
import { diffContracts } from '../../diff/diff-contracts.js';
import { compiled } from '../faults/harness.js';
import { areas } from './areas.js';
import { contractChanges, type ContractChange, type Said } from './announced.js';
import { observe } from './observe.js';
import type { Answer, ShownRow, Verdict } from './task.js';

/** The version whose contract is changed, and which the sandbox goes on playing. */
const version = 'test';

/** What is carried out to see that nothing changed. */
const shown = ['users', 'balances', 'exchange', 'cards'] as const;

/** What is wrong with what the gate said of a change of the contract. */
function troublesOf({ id, subject }: ContractChange, rows: readonly ShownRow[]): string[] {
  const own = rows.filter((row) => row.standing !== 'unannounced');
  return [
    ...(own.length === 0 ? [`${id}: no row`] : []),
    ...own
      .filter((row) => row.standing !== 'not-seen' || !(row.subject === subject || row.subject === 'transition'))
      .map(({ standing, message }) => `${id}: ${standing}: ${message}`),
    ...rows.filter((row) => row.standing === 'unannounced').map(({ message }) => `${id}: not announced: ${message}`),
  ];
}

/** Changes the contract and not the sandbox, and tells what the gate says of each change. */
export async function contractChangesSeen(only?: readonly string[]): Promise<Pick<Answer, 'verdicts'>> {
  const errand = {
    operations: shown.flatMap((id) => areas[id].operations),
    flows: shown.flatMap((id) => areas[id].flows),
    contract: version,
    plays: version,
    seed: 1,
  } as const;
  const [first, again, crossed] = [await observe(errand), await observe(errand), await observe(errand)];
  const behaviour = compareBehaviour([first.observed, again.observed], crossed.observed);
  const { contract } = compiled(version);
  const verdictOn = (change: ContractChange): Verdict => {
    const said: Said = structuredClone({ document: contract.document, facts: contract.facts });
    change.edit(said, contract);
    const { changes } = diffContracts({ ...contract, name: version }, { ...said, name: change.id });
    const joined = join({ changes, behaviour, from: first.observed, crossed: crossed.observed });
    const rows = [
      ...joined.announced.map(({ standing, change: { rule, subject, at, message } }) => ({
        standing,
        rule,
        subject: subject.id,
        place: at,
        message,
      })),
      ...joined.unannounced.map(({ rule, subject, place, message }) => ({
        standing: 'unannounced',
        rule,
        subject: subject.id,
        place,
        message,
      })),
    ];
    return { id: change.id, rows, troubles: troublesOf(change, rows) };
  };
  return { verdicts: contractChanges.filter(({ id }) => only?.includes(id) ?? true).map(verdictOn) };
}
