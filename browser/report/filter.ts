import { wordsOf } from '../shared/search.js';

/** What of a report is shown: all that has the words, and one of the states. */
export interface Filter {
  q: string;
  states: readonly string[];
}

export const noFilter: Filter = { q: '', states: [] };

/** A filter as lists apply it. */
export interface Matcher {
  /** It leaves something out. */
  active: boolean;
  /** @param has whether a word, in lower case, is in the text of what has these states */
  matches(states: readonly string[], has: (word: string) => boolean): boolean;
}

export function matcherOf(filter: Filter): Matcher {
  const words = wordsOf(filter.q);
  return {
    active: words.length > 0 || filter.states.length > 0,
    matches: (states, has) =>
      (filter.states.length === 0 || filter.states.some((state) => states.includes(state))) && words.every(has),
  };
}
