import { defineConfig } from './index.js';

export default defineConfig({
  apiVersion: 'test',
  target: 'sandbox',
  targets: {
    sandbox: { kind: 'sandbox', strictness: 'all' },
    // Called only when named: `npx conformance run --target staging`.
    staging: {
      kind: 'remote',
      baseUrl: 'https://partner-api-stage.p100.io',
      apiKey: { env: 'PARTNER_API_KEY' },
      webhookToken: { env: 'PARTNER_WEBHOOK_TOKEN' },
      sink: { host: '127.0.0.1', port: 8080 },
    },
  },
});
