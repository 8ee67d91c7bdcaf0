import { levels } from '../../contracts/model/levels.js';
import type { GateReason, GateReport, GateRow, GateStanding, GateVerdict } from './model.js';

/** What a standing is called, and what it means to a reader. */
export const standingWords: Readonly<Record<GateStanding, { title: string; meaning: string }>> = {
  unannounced: {
    title: 'Seen, not announced',
    meaning: 'The new version behaves otherwise, and neither contract says so.',
  },
  seen: { title: 'Announced and seen', meaning: 'The contracts differ, and the new version behaves as they say.' },
  'not-seen': {
    title: 'Announced, not seen',
    meaning: 'The contracts differ, and the new version still behaves as before.',
  },
  'not-testable': {
    title: 'Not testable here',
    meaning: 'The contracts differ, and nothing that was sent or came decides whether the new version does.',
  },
};

/** What a verdict answers. */
export const answers: Readonly<Record<GateVerdict, string>> = {
  safe: 'Yes: you may move',
  'safe for your usage': 'Yes, for what you use',
  'not safe': 'No, not yet',
  unproven: 'Nobody can say yet',
};

export const reasonWords: Readonly<Record<GateReason['kind'], string>> = {
  blocks: 'In the way',
  unproven: 'Not proven',
  note: 'Good to know',
};

/** Rows of a standing: what concerns the reader first, then the loudest. */
export function rowsWith({ rows }: Pick<GateReport, 'rows'>, standing: GateStanding): GateRow[] {
  const weight = ({ concerns, waived, known, level }: GateRow): number =>
    levels.indexOf(level) + (concerns === false ? -10 : 0) + (waived || known ? -5 : 0);
  return rows.filter((row) => row.standing === standing).sort((a, b) => weight(b) - weight(a));
}

/** Marks of a row beside its level. */
export function marksOf({ concerns, waived, known }: GateRow): string[] {
  return [
    ...(concerns === true ? ['concerns you'] : concerns === false ? ['not used by you'] : []),
    ...(waived ? [`accepted by ${waived.owner} until ${waived.expires}: ${waived.reason}`] : []),
    ...(known ? ['known'] : []),
  ];
}

/** Whether a row fails the gate. */
export function isBlocking(
  { level, concerns, waived, known }: GateRow,
  { failOn }: Pick<GateReport, 'failOn'>,
): boolean {
  return levels.indexOf(level) >= levels.indexOf(failOn) && concerns !== false && !waived && known !== true;
}
