import type { CaseRule } from '../phase.js';
import { again } from './again.js';
import { duplicateKey } from './duplicate-key.js';
import { eitherType } from './either-type.js';
import { enumValue } from './enum-value.js';
import { foreignMembersRule } from './foreign-members.js';
import { headers } from './headers.js';
import { hugeAmount } from './huge-amount.js';
import { limits } from './limits.js';
import { minimal } from './minimal.js';
import { mostDecimals } from './most-decimals.js';
import { nullable } from './nullable.js';
import { optionalAlone } from './optional-alone.js';
import { query } from './query.js';
import { unicode } from './unicode.js';
import { unknownField } from './unknown-field.js';
import { unusualText } from './unusual-text.js';
import { whole } from './whole.js';

/** Every kind of request that should be accepted, or at least answered. */
export const coverageRules: readonly CaseRule[] = [
  whole,
  again,
  minimal,
  optionalAlone,
  enumValue,
  limits,
  mostDecimals,
  eitherType,
  nullable,
  query,
  headers,
  unknownField,
  foreignMembersRule,
  unicode,
  unusualText,
  hugeAmount,
  duplicateKey,
];
