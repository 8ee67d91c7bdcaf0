import { statePointer } from '../contracts/model/machines.js';
import type { ShownChange } from '../diff/result.js';
import type { Difference } from './behaviour/difference.js';
import type { Observation, Observations } from './behaviour/observations.js';
import { notSeen, notTestable, seen, type Runs, type Stands } from './stands.js';

/** A word that facts are about, and what it belongs to. */
interface FactWord {
  word: string;
  of: string;
}

/** How facts are written: `P412 at getUserBalances`, `AM for proofOfAddress`; `exchange COMPLETED`; `exchange PROCESSING → COMPLETED`. */
const writings: readonly ((text: string) => FactWord | undefined)[] = [
  (text) => wordIn(/^(?<word>\w+) (?:at|for) (?<of>\w+)$/, text),
  (text) => wordIn(/^(?<of>\S+) (?<word>\S+)$/, text),
  (text) => wordIn(/^(?<of>\S+) \S+ → (?<word>\S+)$/, text),
];

function wordIn(writing: RegExp, text: string): FactWord | undefined {
  const { word, of } = writing.exec(text)?.groups ?? {};
  return word !== undefined && of !== undefined ? { word, of } : undefined;
}

function factWords({ before, after }: ShownChange): FactWord[] {
  return [before, after].flatMap((text) => {
    if (typeof text !== 'string') return [];
    for (const read of writings) {
      const found = read(text);
      if (found) return [found];
    }
    return [];
  });
}

const tokensIn = (text: string): string[] => text.split(/[^\w]+/);

/** A code or a state that an answer shows, where it did not, or shows no more. */
function isShown(change: ShownChange, { subject, before, after, kind }: Difference): boolean {
  const told = kind === 'status' || kind === 'error-code' || kind === 'value' ? tokensIn(`${before} ${after}`) : [];
  return factWords(change).some(
    ({ word, of }) => subject.id.toLowerCase().includes(of.toLowerCase()) && told.includes(word),
  );
}

/** A currency that comes or goes: by its name as a member, in a list, or in what is asked for. */
function isNamed({ keyword, before, after }: ShownChange, difference: Difference): boolean {
  if (keyword !== 'currency') return false;
  const name = String(before ?? after);
  const { kind, place, requestPlace, items = [] } = difference;
  const isMember = kind === 'member-gone' || kind === 'member-new';
  return (isMember && tokensIn(place).includes(name)) || tokensIn(requestPlace).includes(name) || items.includes(name);
}

/** A fee or a limit that an answer shows, with the figures of before and after, at a place of what it is for. */
function isFigure({ before, after, at }: ShownChange, difference: Difference): boolean {
  if (difference.kind !== 'value' || before === undefined || after === undefined) return false;
  const said = (told: string, figure: unknown): boolean => told.replace(/^\w+ "?|"$/g, '') === String(figure);
  const places = tokensIn(difference.place);
  return (
    said(difference.before, before) &&
    said(difference.after, after) &&
    tokensIn(at).some((word) => places.includes(word))
  );
}

/** How well a change of facts explains a difference of behaviour; 0 where it does not. */
export function explainsFact(change: ShownChange, difference: Difference): number {
  return [isShown, isNamed, isFigure].some((fits) => fits(change, difference)) ? 3 : 0;
}

const isAbout = ({ operationId = '', webhookId = '' }: Observation, of: string): boolean =>
  `${operationId} ${webhookId}`.toLowerCase().includes(of.toLowerCase());

/** Whether answers or deliveries about something tell a state. */
function tells({ cases }: Observations, { word, of }: FactWord): boolean {
  return [...cases.values()].some(
    (one) =>
      isAbout(one, of) &&
      [...one.exchanges, ...one.deliveries].some(({ nodes }) =>
        nodes.some(({ pointer, value }) => pointer === statePointer && value === word),
      ),
  );
}

/** Where a change of facts stands of which no difference was seen. */
export function factStands(change: ShownChange, { from, crossed, own }: Runs): Stands {
  const [wanted] = factWords(change);
  if (!wanted || !/^(state|transition)-/.test(change.rule)) return notTestable('no case of this selection decides it');
  const said = `"${wanted.word}"`;
  const [before, after] = [tells(from, wanted), tells(crossed, wanted) || (own !== undefined && tells(own, wanted))];
  if (change.effect === 'narrows') {
    if (!before) return notTestable(`${said} did not come`);
    return after ? notSeen(`${said} still comes`) : seen(`${said} came from the old version alone`);
  }
  if (after)
    return before ? notTestable(`${said} comes from both versions`) : seen(`${said} comes from the new version alone`);
  return notTestable(`${said} did not come`);
}
