import type { Rule } from './rule.js';
import { brokenFormat } from './rules/broken-format.js';
import { missingRequired } from './rules/missing-required.js';
import { nullValue } from './rules/null-value.js';
import { outOfRange } from './rules/out-of-range.js';
import { stringNumberAmount } from './rules/string-number-amount.js';
import { unknownEnumValue } from './rules/unknown-enum-value.js';
import { wrongLength } from './rules/wrong-length.js';
import { wrongScale } from './rules/wrong-scale.js';
import { wrongType } from './rules/wrong-type.js';

/** Every way in which values are broken on purpose. */
export const rules: readonly Rule[] = [
  missingRequired,
  wrongType,
  unknownEnumValue,
  stringNumberAmount,
  brokenFormat,
  wrongScale,
  wrongLength,
  outOfRange,
  nullValue,
];
