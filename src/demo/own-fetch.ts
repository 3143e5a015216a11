import { createServer, request, type RequestListener } from 'node:http';
import { duplexPair } from 'node:stream';
import type { CustomFetch } from 'openid-client';

/**
 * A fetch that ends at a handler in this process. The server is its own identity provider in the demo, and behind a
 * proxy or in a container it need not be able to reach itself at its public address.
 */
export function fetchFrom(handler: RequestListener): CustomFetch {
  const server = createServer(handler);
  return (address, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const text = body instanceof URLSearchParams ? body.toString() : (body ?? undefined);
      if (text !== undefined && typeof text !== 'string')
        throw new TypeError('Only text and forms are sent here.');
      const [near, far] = duplexPair();
      server.emit('connection', far);
      const url = new URL(address);
      const outgoing = request({
        createConnection: () => near,
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, host: url.host, connection: 'close' },
        ...(signal === undefined ? {} : { signal }),
      });
      outgoing.once('error', reject);
      outgoing.once('response', incoming => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => {
          const answer = new Headers();
          for (const [name, values] of Object.entries(incoming.headersDistinct)) {
            for (const value of values ?? []) answer.append(name, value);
          }
          resolve(
            new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 500, headers: answer }),
          );
        });
      });
      outgoing.end(text);
    });
}
