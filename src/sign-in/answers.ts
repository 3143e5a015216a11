import { problems } from '#contract/problem.ts';
import { IssuerRefused, IssuerUnreachable } from './issuer.ts';
import { html, type Html } from '#kernel/html.ts';
import { page } from './page.ts';
import type { SignInLog, SignInRequest, SignInResponse } from './types.ts';

export type Refused =
  'stronger-sign-in-needed' | 'unknown-organisation' | 'organisation-ended' | 'unknown-function';

/** The identity provider's own words for "not with a means this weak". */
const TOO_WEAK = new Set(['unmet_authentication_requirements', 'insufficient_user_authentication']);

export const seeOther = (location: string, cookies: readonly string[]): SignInResponse => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  cookies,
  body: '',
});

export const document = (
  status: number,
  content: { readonly title: string; readonly body: Html; readonly refresh?: string },
): SignInResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  },
  cookies: [],
  body: page(content),
});

/** "anew": the identity provider must not answer from memory, or the next answer is the one we just had. */
export const again = (returnTo: string): Html => {
  const query = new URLSearchParams({ return: returnTo, anew: '1' }).toString();
  return html`<p><a class="act" href="/auth/sign-in?${query}">Opnieuw aanmelden</a></p>`;
};

/** A page that sends the browser on by itself; not a redirect, see where it is used. */
export const passOn = (title: string, to: string, words: string): SignInResponse =>
  document(200, {
    title,
    refresh: to,
    body: html`<p>${words}</p>
      <p><a href="${to}">Gaat het niet vanzelf? Ga dan hier verder.</a></p>`,
  });

/** The pages on which a sign-in ends without a session. */
export class Refusals {
  readonly #log: SignInLog;

  constructor(log: SignInLog) {
    this.#log = log;
  }

  crossSite(request: SignInRequest): SignInResponse {
    return document(problems['cross-site'].status, {
      title: problems['cross-site'].title,
      body: html`<p>U bent niet afgemeld. Meld u af in Perspectief zelf.</p>
        ${trace(request)}`,
    });
  }

  expired(request: SignInRequest): SignInResponse {
    return document(400, {
      title: 'Meld u opnieuw aan',
      body: html`<p>Het aanmelden duurde te lang, of het is in een ander venster begonnen.</p>
        ${again('/')}${trace(request)}`,
    });
  }

  refused(request: SignInRequest, problem: Refused, returnTo: string): SignInResponse {
    this.#log.info({ problem, trace: request.traceId }, 'a sign-in was refused');
    return document(problems[problem].status, {
      title: problems[problem].title,
      body: html`<p>${whatToDo[problem]}</p>
        ${again(returnTo)}${trace(request)}`,
    });
  }

  unreachable(request: SignInRequest, returnTo: string, error: IssuerUnreachable): SignInResponse {
    this.#log.warn(
      { reason: reasonOf(error), trace: request.traceId },
      'the identity provider is not reachable',
    );
    return document(problems.unavailable.status, {
      title: 'Aanmelden lukt nu even niet',
      body: html`<p>Het aanmeldsysteem van uw organisatie is niet bereikbaar.</p>
        <p>
          Probeer het over een paar minuten opnieuw. Is er haast bij? Bel dan uw collega's. Is een kind nu in
          gevaar? Bel 112.
        </p>
        ${again(returnTo)}${trace(request)}`,
    });
  }

  broken(request: SignInRequest, error: unknown): SignInResponse {
    this.#log.error({ reason: reasonOf(error), trace: request.traceId }, 'signing in or out broke');
    return document(problems['server-error'].status, {
      title: problems['server-error'].title,
      body: html`<p>Probeer het over een paar minuten opnieuw.</p>
        ${again('/')}${trace(request)}`,
    });
  }

  /** For whatever went wrong between the answer of the identity provider and its claims. */
  failed(request: SignInRequest, returnTo: string, error: unknown): SignInResponse {
    if (error instanceof IssuerUnreachable) return this.unreachable(request, returnTo, error);
    const stopped = error instanceof IssuerRefused;
    if (stopped && TOO_WEAK.has(error.reason))
      return this.refused(request, 'stronger-sign-in-needed', returnTo);
    this.#log.warn({ reason: reasonOf(error), trace: request.traceId }, 'a sign-in was not accepted');
    return document(stopped ? 403 : 400, {
      title: 'Het aanmelden is niet gelukt',
      body: html`<p>
          ${
            stopped
              ? 'Het aanmeldsysteem van uw organisatie heeft het aanmelden gestopt.'
              : 'Het antwoord van het aanmeldsysteem klopte niet.'
          }
        </p>
        ${again(returnTo)}${trace(request)}`,
    });
  }
}

const whatToDo: Readonly<Record<Refused, string>> = {
  'stronger-sign-in-needed':
    'Perspectief gaat over kinderen en gezinnen. Daarom is een wachtwoord alleen niet genoeg: kies bij het aanmelden een tweede middel, zoals een pas, een sleutel of een app van uw organisatie.',
  'unknown-organisation':
    'Uw aanmelding is gelukt, maar uw organisatie werkt hier (nog) niet mee. Vraag de functioneel beheerder van uw gemeente wat er nodig is.',
  'organisation-ended':
    'Uw aanmelding is gelukt, maar uw organisatie werkt hier niet meer mee. Vraag de functioneel beheerder van de gemeente of dit klopt. Is een kind nu in gevaar? Bel 112.',
  'unknown-function':
    'Uw aanmelding is gelukt, maar bij uw account hoort hier (nog) geen functie. Vraag de functioneel beheerder van uw gemeente wat er nodig is.',
};

const trace = (request: SignInRequest): Html =>
  html`<p class="quiet">Komt u er niet uit? Geef de helpdesk dit nummer: <code>${request.traceId}</code></p>`;

/** Names of errors only: their messages can quote what was in a token. */
export function reasonOf(error: unknown): string {
  const names: string[] = [];
  for (let one = error; one instanceof Error && names.length < 5; one = one.cause) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : undefined;
    names.push(one instanceof IssuerRefused ? `refused:${one.reason}` : (code ?? one.name));
  }
  return names.join(' < ') || 'unknown';
}
