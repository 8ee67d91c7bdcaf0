import { readFileSync } from 'node:fs';
import { runLine } from '../../../engine/test-support/lines.js';

const yaml = `openapi: 3.0.1
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    get:
      summary: Get order
      x-run-in-apidog: https://app.apidog.com/web/project/1/apis/api-123456-run
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Order'}
components:
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}, parent: {$ref: '#/components/schemas/Order'}}}
`;

const har = {
  log: {
    version: '1.2',
    entries: [1, 2].map((id) => ({
      startedDateTime: '2026-01-01T00:00:00Z',
      time: 1,
      request: {
        method: 'POST',
        url: `https://api.example.org/orders/${id}?key=secret-${id}`,
        headers: [{ name: 'Authorization', value: 'Bearer topsecret' }],
        postData: { mimeType: 'application/json', text: '{"amount":"1.50"}' },
      },
      response: {
        status: 200,
        headers: [{ name: 'content-type', value: 'application/json' }],
        content: { mimeType: 'application/json', text: `{"id":${id}${id === 1 ? ',"note":"private words"' : ''}}` },
      },
    })),
  },
};

const postman = {
  info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  auth: { type: 'bearer' },
  variable: [{ key: 'base', value: 'https://api.example.org/v1' }],
  item: [
    {
      name: 'Orders',
      item: [
        {
          name: 'Create order',
          request: {
            method: 'POST',
            url: { raw: '{{base}}/shops/:shop/orders?dry=1' },
            body: { mode: 'raw', raw: '{"amount": "1.50"}' },
          },
          response: [{ code: 201, header: [], body: '{"id": "a"}' }],
        },
      ],
    },
  ],
};

const exchange = {
  type: 'exchange',
  id: 'e1',
  request: { method: 'GET', url: 'http://127.0.0.1:1/orders/1', headers: {} },
  response: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":1}' },
};

const delivery = {
  sequence: 1,
  inbox: 'shop',
  method: 'POST',
  path: '/hooks/order',
  headers: [['content-type', 'application/json']],
  bodyBase64: Buffer.from('{"orderId":1}').toString('base64'),
};

/** One source of each kind that can be read, by the id of its importer. */
export const sources: Readonly<Record<string, string>> = {
  openapi: yaml,
  markdown: `# Get order\n\n\`\`\`yaml\n${yaml}\`\`\`\n`,
  har: JSON.stringify(har),
  postman: JSON.stringify(postman),
  record: `${JSON.stringify(runLine())}\n${JSON.stringify(exchange)}\n`,
  journal: `${JSON.stringify(delivery)}\n`,
  llms: '# Shop\n\n- [Get order](./order.md): reads one\n',
  page: readFileSync(new URL('./webhook-page.txt', import.meta.url), 'utf8'),
};
