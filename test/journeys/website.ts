import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './house.ts';

export const openFolder = fileURLToPath(new URL('../../web/dist-open/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** The plainest website there is, of a municipality, with the public pages in a folder of it. */
export async function openWebsite(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const place = '/jeugd/zorgen';
  const server = createServer((request, response) => {
    const file = join(openFolder, (request.url ?? '').replace(`${place}/`, ''));
    const pressed = existsSync(`${file}.gz`);
    if (!pressed && !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        ...(pressed ? { 'content-encoding': 'gzip' } : {}),
      })
      .end(readFileSync(pressed ? `${file}.gz` : file));
  });
  const port = await freePort();
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${port}${place}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
