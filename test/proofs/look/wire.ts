/** PostgreSQL's wire protocol, as far as somebody has to know it who cuts it at a chosen message. */

/** Cuts a stream of bytes into whole messages. The first one of a client has no letter before its length. */
export class Messages {
  #rest: Buffer = Buffer.alloc(0);
  #greeting: boolean;

  constructor(side: 'client' | 'database') {
    this.#greeting = side === 'client';
  }

  *read(chunk: Buffer): Generator<Buffer> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const letter = this.#greeting ? 0 : 1;
      if (this.#rest.length < letter + 4) return;
      const length = letter + this.#rest.readInt32BE(letter);
      if (this.#rest.length < length) return;
      const message = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      this.#greeting = false;
      yield message;
    }
  }
}

const letterOf = (message: Buffer): string => String.fromCharCode(message[0] ?? 0);
const textFrom = (message: Buffer, at: number): string =>
  message.toString('utf8', at, message.indexOf(0, at));

/** Each of these is answered by one "ready". */
export const asksForReady = (message: Buffer): boolean => ['Q', 'S'].includes(letterOf(message));
export const isReady = (message: Buffer): boolean => letterOf(message) === 'Z';
export const isRow = (message: Buffer): boolean => letterOf(message) === 'D';
export const isCommit = (message: Buffer): boolean =>
  letterOf(message) === 'Q' && textFrom(message, 5).toLowerCase() === 'commit';

/** 'COMMIT', 'ROLLBACK', 'SELECT 3'. */
export const completedBy = (message: Buffer): string | undefined =>
  letterOf(message) === 'C' ? textFrom(message, 5) : undefined;

/** Which process of the database answers here. */
export const processIn = (message: Buffer): number | undefined =>
  letterOf(message) === 'K' ? message.readInt32BE(5) : undefined;

/** The SQLSTATE of an error. */
export const errorIn = (message: Buffer): string | undefined => {
  if (letterOf(message) !== 'E') return undefined;
  for (let at = 5; (message[at] ?? 0) !== 0; at = message.indexOf(0, at) + 1)
    if (message[at] === 'C'.charCodeAt(0)) return textFrom(message, at + 1);
  return undefined;
};

/** The trace with which a transaction is entered: the last value of that statement. */
export const traceIn = (message: Buffer): string | undefined => {
  if (letterOf(message) !== 'B') return undefined;
  const portal = message.indexOf(0, 5);
  const statement = message.indexOf(0, portal + 1);
  if (message.toString('utf8', portal + 1, statement) !== 'unit.enter') return undefined;
  let at = statement + 1;
  at += 2 + 2 * message.readInt16BE(at);
  let value = '';
  for (let left = message.readInt16BE(at), next = at + 2; left > 0; left -= 1) {
    const length = Math.max(message.readInt32BE(next), 0);
    value = message.toString('utf8', next + 4, next + 4 + length);
    next += 4 + length;
  }
  return value;
};

export const statement = (text: string): Buffer => {
  const message = Buffer.alloc(text.length + 6);
  message.write('Q', 0);
  message.writeInt32BE(text.length + 5, 1);
  message.write(text, 5);
  return message;
};
