/** Files for the browser: the client of the workplace, and the public pages. Neither holds anything about anybody. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const webFolder = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
/** The public pages, as they would stand on any website. */
const openFolder = fileURLToPath(new URL('../../../web/dist-open/', import.meta.url));

export async function servePages(app: FastifyInstance): Promise<void> {
  if (existsSync(openFolder)) await serveOpenDoor(app);
  if (existsSync(webFolder)) await serveWeb(app);
}

/** The web client: one page for every address that is not the API's; assets carry their hash and may be kept. */
const serveWeb = async (app: FastifyInstance): Promise<void> => {
  const access = { public: 'The web client holds no data' };
  await app.register(async web => {
    web.addHook('onRoute', route => {
      route.config = { ...route.config, access };
    });
    await web.register(fastifyStatic, {
      root: webFolder,
      wildcard: false,
      index: false,
      preCompressed: true,
      // what is compressed is chosen by what the browser accepts, and is no address that somebody can ask for
      globIgnore: ['**/*.{br,gz}'],
      cacheControl: false,
      setHeaders: (response, path) =>
        void response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
    web.get('/*', (request, reply) =>
      request.url.startsWith('/api/') ||
      request.url.startsWith('/auth/') ||
      request.url.startsWith('/assets/')
        ? reply.callNotFound()
        : reply.header('cache-control', 'no-cache').sendFile('index.html'),
    );
  });
};

/**
 * A page that is shown at any depth: its links begin at the top. A place on the page itself and what is no page at all,
 * a number to call above all, stay as they are.
 */
export const atAnyDepth = (page: string, root: string): string =>
  page.replaceAll(/(href|src|data-root)="(?!#|\/|[a-z][a-z\d+.-]*:)/g, `$1="${root}`);

/**
 * The open door: files and nothing else, without a session and without the database, so that it answers when those do not.
 * Fetched again each time, since law changes; the answer is short when nothing did.
 */
const serveOpenDoor = async (app: FastifyInstance): Promise<void> => {
  const access = { public: 'The public pages hold no personal data' };
  const root = '/open/';
  const notFoundIn = (folder: string): string =>
    atAnyDepth(readFileSync(join(openFolder, folder, '404.html'), 'utf8'), root + folder);
  const [dutch, english] = [notFoundIn(''), notFoundIn('en/')];
  app.get('/open', { config: { access } }, (_request, reply) => reply.redirect(root));
  await app.register(
    async open => {
      open.addHook('onRoute', route => {
        // a whole school behind one address must always be able to read whom to call
        route.config = { ...route.config, access, rateLimit: false };
      });
      await open.register(fastifyStatic, {
        root: openFolder,
        redirect: true,
        preCompressed: true,
        decorateReply: false,
        cacheControl: false,
        dotfiles: 'ignore',
        setHeaders: response => void response.header('cache-control', 'no-cache'),
      });
      open.setNotFoundHandler((request, reply) =>
        reply
          .code(404)
          .type('text/html; charset=utf-8')
          .send(request.url.startsWith(`${root}en/`) ? english : dutch),
      );
    },
    { prefix: root },
  );
};
