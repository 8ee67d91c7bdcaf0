import { isObject } from '../../../contracts/model/json-value.js';
import { tenantOf } from '../../tenant-of.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import type { SepaLevel } from './state.js';

const allLevels: readonly SepaLevel[] = [1, 2];

/** Grants a partner levels of SEPA transfers in place of those it had. */
export const grantSepaLevels: Trigger = {
  method: 'PUT',
  path: '/sepa-levels',
  handle({ store }, { plainBody, query }) {
    const given = isObject(plainBody) ? plainBody.levels : undefined;
    const levels = allLevels.filter((level) => Array.isArray(given) && given.includes(level));
    if (!Array.isArray(given) || levels.length === 0 || levels.length !== given.length)
      throw new TriggerError(400, 'The body must be {"levels": [1]}, {"levels": [2]} or {"levels": [1, 2]}.');
    tenantOf(store, query.tenant).sepa.levels = levels;
    return { levels: [...levels] };
  },
};
