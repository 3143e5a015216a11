/** Somebody with a browser: one request, and every byte that came back, also when there was no end to it. */
import { Agent, request } from 'node:http';

export interface Reply {
  /** 0 when there was no answer, or only part of one. */
  readonly status: number;
  readonly body: string;
  /** Headers and body, as far as they came. */
  readonly bytes: string;
}

export interface Knock {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

export interface Client {
  /** `leave` hangs up. */
  knock(knock: Knock): { readonly reply: Promise<Reply>; readonly leave: () => void };
  close(): void;
}

const PATIENCE_MS = 20_000;

export function startClient(port: number): Client {
  const agent = new Agent({ keepAlive: true });
  const knock: Client['knock'] = ({ method, path, headers, payload }) => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    let status = 0;
    let head = '';
    let body = '';
    const end = (whole: boolean): void =>
      resolve({ status: whole ? status : 0, body, bytes: `${head}\n${body}` });
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path,
        headers: {
          ...headers,
          ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
        },
        timeout: PATIENCE_MS,
      },
      response => {
        status = response.statusCode ?? 0;
        head = response.rawHeaders.join('\n');
        response.setEncoding('utf8');
        response.on('data', (part: string) => (body += part));
        response.on('error', () => end(false));
        response.on('close', () => end(response.complete));
      },
    );
    asked.on('error', () => end(false));
    asked.on('timeout', () => asked.destroy());
    asked.end(payload);
    return { reply: promise, leave: () => void asked.destroy() };
  };
  return { knock, close: () => agent.destroy() };
}
