/** A scalar of a JSON text, where it stands, and what it is called. */
export interface PlacedScalar {
  /** That of the nearest member. */
  name: string;
  /** Names of the objects around it, the outermost first. */
  around: readonly string[];
  value: string;
  /** A text; otherwise a number. */
  quoted: boolean;
  start: number;
  end: number;
}

const token = /"((?:[^"\\]|\\[^])*)"|[{}[\],]|-?\d[\d.eE+-]*/g;

interface Frame {
  object: boolean;
  /** The member that is being read. */
  key: string;
}

function unescaped(written: string): string {
  if (!written.includes('\\')) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

/** Where JSON begins in a text: at once, or behind what somebody wrote before it. */
function beginning(text: string): number {
  const found = /^\s*\[|\{\s*"/.exec(text);
  return found ? found.index : -1;
}

/** Every scalar of the JSON in a text with its place; what is cut off or no JSON is read as far as it goes. */
export function placedScalars(text: string): PlacedScalar[] {
  const found: PlacedScalar[] = [];
  const start = beginning(text);
  if (start < 0) return found;
  const frames: Frame[] = [];
  let expectsKey = false;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [all, written] = match;
    const top = frames.at(-1);
    if (all === '{' || all === '[') {
      frames.push({ object: all === '{', key: '' });
      expectsKey = all === '{';
    } else if (all === '}' || all === ']') {
      frames.pop();
      expectsKey = false;
    } else if (all === ',') expectsKey = top?.object ?? false;
    else if (written !== undefined && expectsKey && top) {
      top.key = unescaped(written);
      expectsKey = false;
    } else {
      const names = frames.flatMap(({ key }) => (key === '' ? [] : [key]));
      const quotes = written === undefined ? 0 : 1;
      found.push({
        name: names.at(-1) ?? '',
        around: names.slice(0, -1),
        value: written === undefined ? all : unescaped(written),
        quoted: written !== undefined,
        start: match.index + quotes,
        end: match.index + all.length - quotes,
      });
    }
  }
  return found;
}

/** Whether a text is JSON from its first character on, whole or cut. */
export function beginsAsJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
