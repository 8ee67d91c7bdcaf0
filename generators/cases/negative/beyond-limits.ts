import { mutantRule } from './mutant-rule.js';

/** The invalid side of every limit that a schema states. */
export const beyondLimits = [
  mutantRule({
    id: 'too-short',
    about: 'a text below its least length',
    told: (name) => `with ${name} too short`,
  }),
  mutantRule({
    id: 'too-long',
    about: 'a text beyond its greatest length',
    told: (name) => `with ${name} too long`,
  }),
  mutantRule({
    id: 'too-few-items',
    about: 'a list with too few items',
    told: (name) => `with too few ${name}`,
  }),
  mutantRule({
    id: 'too-many-items',
    about: 'a list with too many items',
    told: (name) => `with too many ${name}`,
  }),
  mutantRule({
    id: 'too-small',
    about: 'a number below its least value',
    told: (name) => `with ${name} too small`,
  }),
  mutantRule({
    id: 'too-large',
    about: 'a number beyond its greatest value',
    told: (name) => `with ${name} too large`,
  }),
] as const;
