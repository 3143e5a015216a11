/** A lean load generator: HTTP/1.1 over connections that stay open, one request at a time on each. */
import { connect, type Socket } from 'node:net';
import { headersOf } from './capture.ts';
import type { HttpRequest, Operation } from './operations.ts';
import { Clock, type Round } from './round.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const headEnd = Buffer.from('\r\n\r\n');

export class HttpConnection {
  readonly #port: number;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting:
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#port = port;
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#settle();
    });
    const broken = (error?: Error): void => {
      this.#waiting?.reject(error ?? new Error('the server closed the connection'));
      this.#waiting = undefined;
    };
    this.#socket.on('error', broken);
    this.#socket.on('close', () => broken());
  }

  send(token: string, request: HttpRequest): Promise<Answer> {
    const headers = Object.entries(headersOf(token, request)).map(([name, value]) => `${name}: ${value}\r\n`);
    const body = request.body ?? '';
    this.#socket.write(
      `${request.method} /api/v1${request.path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\n${headers.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #settle(): void {
    const end = this.#received.indexOf(headEnd);
    if (end < 0 || this.#waiting === undefined) return;
    const head = this.#received.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined && status !== 204) {
      this.#waiting.reject(new Error('an answer without content-length'));
      return;
    }
    const total = end + headEnd.length + Number(length ?? 0);
    if (this.#received.length < total) return;
    const body = this.#received.toString('utf8', end + headEnd.length, total);
    this.#received = this.#received.subarray(total);
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve({ status, body });
  }
}

/** Does the operation over and over on every connection, for so long. Any other answer than the promised one ends the run. */
export async function httpRound(
  connections: readonly HttpConnection[],
  operation: Operation,
  tokens: readonly string[],
  seconds: number,
): Promise<Round> {
  const clock = new Clock(seconds);
  let next = 0;
  await Promise.all(
    connections.map(async connection => {
      while (clock.running) {
        const n = next++;
        const steps = operation.steps(n);
        const begin = performance.now();
        let last = begin;
        let answer: unknown;
        for (const [index, step] of steps.entries()) {
          const { status, body } = await connection.send(tokens[n % tokens.length] ?? '', step(answer));
          const now = performance.now();
          clock.step(index, now - last);
          last = now;
          if (status >= 300)
            throw new Error(`${operation.name} (step ${index + 1}) was answered ${status}: ${body}`);
          // reading the answer is the client's time, not the server's: only where the next step needs it, and as a sample
          if (index < steps.length - 1 || n % 50 === 0) answer = body === '' ? undefined : JSON.parse(body);
        }
        clock.done(performance.now() - begin);
        if (n % 50 === 0 && !operation.check(answer))
          throw new Error(`${operation.name} was answered with less than there is`);
      }
    }),
  );
  return clock.round();
}
