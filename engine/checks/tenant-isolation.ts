import { refusalCheck } from './refusal.js';

export const tenantIsolation = refusalCheck({
  id: 'tenant-isolation',
  breach: 'tenant',
  title: "Another tenant's objects are out of reach",
  about:
    "A key opened an object that belongs to another partner's key: reading or changing it must look as if it did not exist. Stop the release.",
  restsOn: 'The principle of isolation of tenants.',
  accepted: "another tenant's object answered",
});
