/** Where somebody without an account answers one question: pages without script, cookie or session. Looking uses nothing up. */
import { page } from '#src/sign-in/index.ts';
import { judge, nothingTyped, readForm, type Typed } from './door-form.ts';
import { brokenPage, deadPage, elsewherePage, questionPage, receiptPage, type Shown } from './door-pages.ts';
import { giveAnswer, questionOf, type Queryable } from './door-store.ts';

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  readonly traceId: string;
}
interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
}

export interface PartnerDoor {
  readonly routes: readonly {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly handler: (request: Asked) => Promise<Answered>;
  }[];
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

const show = ({ status, title, body }: Shown): Answered => ({
  status,
  headers,
  cookies: [],
  body: page({ title, body }),
});

const tokenIn = (url: string): string => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
};

/** A form on our own page. Under no-referrer a browser gives the origin of our own form as "null". */
const isOwnForm = (request: Asked, publicOrigin: string): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin === undefined || origin === 'null' || origin === publicOrigin;
};

export function createPartnerDoor({
  pool,
  log,
  publicUrl,
}: {
  readonly pool: Queryable;
  readonly log: { error(fields: object, message: string): void };
  readonly publicUrl: string;
}): PartnerDoor {
  const publicOrigin = new URL(publicUrl).origin;

  /** What goes wrong on our side is logged by its name alone, and costs nobody what was typed. */
  const orApologise = async (
    request: Asked,
    typed: Typed | undefined,
    work: () => Promise<Shown>,
  ): Promise<Answered> => {
    try {
      return show(await work());
    } catch (error) {
      log.error(
        { trace: request.traceId, reason: error instanceof Error ? error.name : 'unknown' },
        'a question could not be shown or answered',
      );
      return show(brokenPage(typed));
    }
  };

  const look = (request: Asked): Promise<Answered> =>
    orApologise(request, undefined, async () => {
      const question = await questionOf(pool, tokenIn(request.url));
      return question === undefined ? deadPage(undefined) : questionPage(question, nothingTyped, {});
    });

  const answer = async (request: Asked): Promise<Answered> => {
    if (!isOwnForm(request, publicOrigin)) return show(elsewherePage());
    const typed = readForm(request.body);
    return orApologise(request, typed, async () => {
      const token = tokenIn(request.url);
      const judged = judge(typed);
      if ('lacking' in judged) {
        const question = await questionOf(pool, token);
        return question === undefined ? deadPage(typed) : questionPage(question, typed, judged.lacking);
      }
      const receivedAt = await giveAnswer(pool, token, judged.given);
      return receivedAt === undefined ? deadPage(typed) : receiptPage(receivedAt);
    });
  };

  return {
    routes: [
      { method: 'GET', path: '/vraag/:token', handler: look },
      { method: 'POST', path: '/vraag/:token', handler: answer },
    ],
  };
}
