/** Answers that have no end, or are far too much; each path is one kind. Tells its port to the process that started it. */
import { createServer, type Socket } from 'node:net';
import { Readable, pipeline } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const mebibyte = 1024 * 1024;
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** 1 GiB of blanks: members of a gzip stream may follow one another. */
const bomb = Buffer.concat(Array.from({ length: 1024 }, () => gzipSync(Buffer.alloc(mebibyte, 0x20))));

function* gibibyte(): Iterable<string | Buffer> {
  yield `${head}Content-Length: ${1024 * mebibyte}\r\n\r\n`;
  const part = Buffer.alloc(mebibyte, 0x20);
  for (let sent = 0; sent < 1024; sent += 1) yield part;
}

function* withoutEnd(first: string, part: string): Iterable<string> {
  yield first;
  for (;;) yield part;
}

const answers: Readonly<Record<string, () => Iterable<string | Buffer>>> = {
  '/gibibyte': gibibyte,
  '/body-without-end': () => withoutEnd(`${head}\r\n[0`, ',0'.repeat(mebibyte / 2)),
  '/head-without-end': () => withoutEnd(head, `X-Filler: ${'x'.repeat(1000)}\r\n`),
  '/bomb': () => [`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`, bomb],
  '/deep': () => [`${head}Content-Length: 200000\r\n\r\n`, '['.repeat(100_000), ']'.repeat(100_000)],
  '/deepest': () => [`${head}Content-Length: ${6 * mebibyte}\r\n\r\n`, '{"a":['.repeat(mebibyte)],
};

/** Sends a byte now and then, and never an end. */
function drip(socket: Socket): void {
  socket.write(`${head}\r\n`);
  const timer = setInterval(() => socket.write(' '), 20);
  socket.once('close', () => clearInterval(timer));
}

const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (request) => {
    const [, path = ''] = request.toString('latin1').split(' ');
    const parts = answers[path];
    if (parts) pipeline(Readable.from(parts()), socket, () => socket.destroy());
    else drip(socket);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
