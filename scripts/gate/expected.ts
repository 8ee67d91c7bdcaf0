/** What a gate has to say where it is known beforehand, and what is wrong with what it says. */
import type { GateReport, GateRow } from '../../reports/gate/model.js';

const described = ({ standing, subject, message }: GateRow): string => `${standing}: ${subject}: ${message}`;

/** Of a version against itself: safe, with no row. */
export function troublesOfSelf({ verdict, rows, compared, reasons, oldClient }: GateReport): string[] {
  const why = reasons.filter(({ kind }) => kind !== 'note').map(({ text }) => text);
  return [
    ...(verdict === 'safe' ? [] : [`${verdict} instead of safe: ${why.join('; ')}`]),
    ...oldClient.map(({ caseId, check, message }) => `${caseId} ${check}: ${message}`),
    ...(compared.requests > 0 ? [] : ['nothing was compared']),
    ...rows.map(described),
  ];
}

/** Of a version and the next, played by sandboxes that keep their contracts: what is announced is seen, and nothing else is. */
export function troublesOfMove({ rows, runs }: GateReport): string[] {
  const wrong = rows.filter(({ standing }) => standing === 'unannounced' || standing === 'not-seen');
  const cut = runs.filter(({ verdict }) => verdict === 'incomplete' || verdict === 'unusable');
  return [
    ...(rows.some(({ standing }) => standing === 'seen') ? [] : ['no change was seen']),
    ...cut.map(({ role, verdict }) => `the run "${role}" is ${verdict}`),
    ...wrong.map(described),
  ];
}
