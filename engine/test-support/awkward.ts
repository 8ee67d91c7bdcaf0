import fc from 'fast-check';

/** Characters that JSON, URLs, forms and HTML escape, each in its own way, beside plain ones. */
export const awkward = fc.constantFrom(...'aZ09 "\\/\'%&+<>=?#-_.:\n\t\u0000żŁ€ß\u0301\u{1F600}');
