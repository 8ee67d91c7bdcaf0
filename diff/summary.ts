import { counted } from '../text/counted.js';
import type { DiffResult } from './result.js';

/** What a result says as a whole, what could not be compared first. */
export function summaryLines({ changes, counts, coverage, judged }: DiffResult): string[] {
  const { nodes, compared, carried, assumed } = coverage;
  const unknown = [
    ...(carried > 0 ? [`${carried.toLocaleString('en')} were carried over`] : []),
    ...(assumed > 0 ? [`${assumed.toLocaleString('en')} are assumed`] : []),
  ];
  const scope =
    unknown.length === 0
      ? []
      : [
          `Of ${counted(nodes, 'node')} ${compared.toLocaleString('en')} are compared, ${unknown.join(', ')}: whether those changed is unknown.`,
        ];
  const open =
    judged.undecided === 0
      ? []
      : [
          `UNDECIDED: ${counted(judged.undecided, 'pair')} of schemas could not be judged by values, for they are nested too deep: whether ${counted(counts.undecided, 'change')} in them ${counts.undecided === 1 ? 'breaks' : 'break'} is unknown.`,
        ];
  const left =
    judged.givenUp === 0
      ? []
      : [
          `${counted(judged.givenUp, 'pair')} of schemas ${judged.givenUp === 1 ? 'has' : 'have'} more values than were judged: breaks that no rule names may be missing there.`,
        ];
  if (changes.length === 0) return [...scope, ...open, ...left, left.length > 0 ? 'No change found.' : 'No change.'];
  const { fail, warn, info } = counts.byLevel;
  const concerned = changes.filter(({ concerns }) => concerns === true).length;
  const concern = changes.some(({ concerns }) => concerns !== undefined)
    ? [`${counted(concerned, 'change')} of them ${concerned === 1 ? 'concerns' : 'concern'} you.`]
    : [];
  return [
    ...scope,
    ...open,
    `${counted(changes.length, 'change')}: ${fail} fail, ${warn} warn, ${info} info; ${counts.proven} proven by a value, ${counts.argued} argued, ${counts.refuted} refuted${counts.givenUp === 0 ? '' : `, ${counts.givenUp.toLocaleString('en')} given up`}.`,
    ...left,
    ...concern,
    `${counted(judged.schemas, 'pair')} of schemas, ${judged.same.toLocaleString('en')} of them written alike.`,
  ];
}
