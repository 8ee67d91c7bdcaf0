import { noFilter, type Filter } from './filter.js';

/** A filter, and the id of the place that the reader is led to; empty where there is none. */
export interface Address extends Filter {
  at: string;
}

/**
 * Reads the fragment of the page's address: `case-3` leads to a place, `show=fail&q=amount&at=case-3` is a filter, with or
 * without a place.
 * @param known states that the report has
 */
export function readFragment(fragment: string, known: readonly string[]): Address {
  if (!fragment.includes('=')) return { ...noFilter, at: fragment };
  const values = new URLSearchParams(fragment);
  return {
    q: values.get('q') ?? '',
    states: (values.get('show') ?? '').split(',').filter((state) => known.includes(state)),
    at: values.get('at') ?? '',
  };
}

/** The fragment that {@link readFragment} reads; empty where nothing is filtered and no place is meant. */
export function fragmentOf({ q, states, at }: Address): string {
  const values: string[] = [];
  if (states.length > 0) values.push(`show=${states.join(',')}`);
  if (q !== '') values.push(`q=${encodeURIComponent(q)}`);
  if (values.length === 0) return at;
  if (at !== '') values.push(`at=${at}`);
  return values.join('&');
}
