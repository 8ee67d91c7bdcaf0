import { toPointer } from '../../../contracts/model/pointer.js';
import type { CaseRule } from '../phase.js';
import { isFreeText } from '../names.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

const kinds = [
  { rule: 'control-characters', name: 'with control characters', text: 'line\u0000one\u0007\r\n\ttwo\u001b[0m\u202e' },
  { rule: 'long-text', name: 'with 10,000 characters', text: 'x'.repeat(10_000) },
  { rule: 'markup', name: 'with markup and quotes', text: `<b>o'neil</b> "${'${1+1}'}" -- {{7*7}}` },
] as const;

/** Texts that nobody forbids and that careless servers fail on: in the first free text of a body. */
export const unusualText: CaseRule = {
  id: 'unusual-text',
  about: 'control characters, very long texts and markup, which may be refused but must not break anything',
  templates(input) {
    const { contract, operation, base } = input;
    const free = (bodyShape(contract, operation)?.members ?? []).find(
      ({ name, schema }) => isFreeText(name, schema) && typeof base.body?.[name] === 'string',
    );
    if (!free) return [];
    return kinds.flatMap(({ rule, name, text }) =>
      variation(input, {
        rule,
        pointer: toPointer([free.name]),
        name: `${name} in ${free.name}`,
        change: (given) => withBody(given, (body) => ({ ...body, [free.name]: text })),
        open: 'which texts are accepted',
      }),
    );
  },
};
