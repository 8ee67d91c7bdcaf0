import type { CaseRule } from '../phase.js';
import { amountRules } from './amounts.js';
import { beyondLimits } from './beyond-limits.js';
import { brokenFormat } from './broken-format.js';
import { emptyBody } from './empty-body.js';
import { fileRules } from './files.js';
import { fraction } from './fraction.js';
import { impossibleAddress } from './impossible-address.js';
import { malformedJson } from './malformed-json.js';
import { malformedPath } from './malformed-path.js';
import { missingRequired } from './missing-required.js';
import { nullValue } from './null-value.js';
import { oversizeBody } from './oversize-body.js';
import { queryRules } from './query.js';
import { severalAtOnce } from './several-at-once.js';
import { swappedType } from './swapped-type.js';
import { unknownCurrency } from './unknown-currency.js';
import { unknownEnumValue } from './unknown-enum-value.js';
import { unknownObject } from './unknown-object.js';
import { wrongContentType } from './wrong-content-type.js';
import { wrongMethod } from './wrong-method.js';
import { wrongScale } from './wrong-scale.js';
import { wrongType } from './wrong-type.js';

/** Every way in which a request is broken on purpose; each must be refused. */
export const negativeRules: readonly CaseRule[] = [
  missingRequired,
  nullValue,
  wrongType,
  fraction,
  swappedType,
  unknownEnumValue,
  brokenFormat,
  wrongScale,
  ...beyondLimits,
  ...amountRules,
  unknownCurrency,
  impossibleAddress,
  unknownObject,
  malformedPath,
  ...queryRules,
  ...fileRules,
  severalAtOnce,
  malformedJson,
  emptyBody,
  wrongContentType,
  wrongMethod,
  oversizeBody,
];
