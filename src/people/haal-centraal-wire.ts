import { z } from 'zod';
import { RegisterError, type RegisterCall } from './population-register.ts';

/** Asking Haal Centraal over HTTP: address, headers, time, and what every status means. Logs nothing. */
export interface Connection {
  /** Up to and including `/haalcentraal/api/brp`, or whatever the supplier has before `/personen`. */
  readonly url: string;
  /** Sent as `X-API-KEY`. Suppliers that know us by certificate need none. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** Organisation number (OIN) by controller, sent as `x-origin-oin` where known. */
  readonly oins?: Readonly<Record<string, string>> | undefined;
}

const DEFAULT_TIMEOUT_MS = 5_000;
const MAX_HEADER_LENGTH = 242;

type Question =
  | {
      readonly type: 'RaadpleegMetBurgerservicenummer';
      readonly burgerservicenummer: readonly [string];
      readonly fields: readonly string[];
    }
  | {
      readonly type: 'ZoekMetGeslachtsnaamEnGeboortedatum';
      readonly geslachtsnaam: string;
      readonly voorvoegsel?: string;
      readonly geboortedatum: string;
      readonly inclusiefOverledenPersonen: true;
      readonly fields: readonly string[];
    };

const Problem = z.object({ code: z.string().regex(/^[a-zA-Z0-9]{1,25}$/) });

export function connect(config: Connection): (call: RegisterCall, question: Question) => Promise<unknown> {
  const url = toUrl(config.url);
  const timeoutMs = config.timeoutMs ?? DEFAULT_TIMEOUT_MS;

  return async (call, question) => {
    const oin = config.oins?.[call.tenant];
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      ...(config.key === undefined ? {} : { 'x-api-key': config.key }),
      'x-doelbinding': toHeader(call.purpose),
      'x-verwerking': toHeader(call.legalBasis),
      'x-tenant': toHeader(call.tenant),
      'x-request-id': toHeader(call.traceId),
      ...(oin === undefined ? {} : { 'x-origin-oin': toHeader(oin) }),
    };
    let status: number;
    let text: string;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(question),
        // A redirect would carry the question, and the key, to somebody else.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') {
        throw new RegisterError('timeout', `The population register did not answer within ${timeoutMs} ms.`);
      }
      throw new RegisterError('unavailable', 'The population register cannot be reached.');
    }
    const body = parseJson(text);
    if (status === 200) {
      if (body === undefined) throw unexpected('it is not JSON');
      return body;
    }
    const problem = Problem.safeParse(body);
    const code = problem.success ? problem.data.code : 'no code';
    if (status === 400 && code === 'tooManyResults') return 'too-many';
    const said = `The population register answered ${status} (${code}).`;
    if (status === 401 || status === 403) throw new RegisterError('refused', said);
    if (status === 429 || status >= 500) throw new RegisterError('unavailable', said);
    throw new RegisterError('unexpected-answer', said);
  };
}

function toUrl(base: string): URL {
  const url = new URL(base.endsWith('/personen') ? base : `${base.replace(/\/+$/, '')}/personen`);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new Error('The address of the population register must begin with https.');
  }
  return url;
}

/** A header takes one line of plain characters. */
function toHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, MAX_HEADER_LENGTH);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `why` names fields at most, never what stood in them. */
export function unexpected(why: string): RegisterError {
  return new RegisterError(
    'unexpected-answer',
    `The answer of the population register is not as agreed: ${why}.`,
  );
}
