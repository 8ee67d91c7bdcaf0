/** No value deeper than this is ever built: what walks over values does so by recursion. */
export const deepest = 1000;

/** Whether lists and objects stand in one another deeper than that, in a text that may be JSON. Builds nothing. */
export function isDeeperThan(text: string, depth: number): boolean {
  if (text.length <= depth) return false;
  let open = 0;
  for (let at = 0; at < text.length; at += 1)
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        break;
      case 0x5b:
      case 0x7b:
        open += 1;
        if (open > depth) return true;
        break;
      case 0x5d:
      case 0x7d:
        open -= 1;
        break;
    }
  return false;
}

/** Where the string that begins at `start` ends: at its closing quote, or at the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
