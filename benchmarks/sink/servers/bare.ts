/** The least that a receiver can do: reads the body, parses it, answers 200 with `null`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerMeasurements } from './measurements.js';

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    JSON.parse(Buffer.concat(parts).toString());
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4' }).end('null');
  });
});
server.listen(0, '127.0.0.1', () => {
  answerMeasurements(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
