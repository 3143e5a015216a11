/**
 * A door between the server and PostgreSQL that can be slammed: everything the server says to the database passes here
 * message by message, and a request that was picked out loses its connection, its backend or its commit at the message
 * that was chosen for it. What really happened to a request is kept, so that nobody counts a fault that did not fire.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  asksForReady,
  completedBy,
  errorIn,
  isCommit,
  isReady,
  isRow,
  Messages,
  processIn,
  statement,
  traceIn,
} from './wire.ts';

/** What can happen to a connection, and when. */
export interface Blow {
  readonly what: 'cut' | 'stall' | 'end-backend' | 'roll-back' | 'client-leaves';
  readonly when: 'before-commit' | 'after-commit' | 'in-rows';
  /** The how many-th commit, or row, of the request. */
  readonly nth: number;
  /** Rudely, without saying goodbye. */
  readonly reset: boolean;
}

export interface Door {
  readonly port: number;
  /** The next time this request comes by, once. `leave` hangs up for whoever asked. */
  expect(trace: string, blow: Blow, leave: () => void): void;
  /** What this request met: 'blow', and the SQLSTATE of every error. */
  metBy(trace: string): ReadonlySet<string>;
  /** Nobody gets through, and whoever is inside is thrown out. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

interface Planned {
  readonly blow: Blow;
  readonly leave: () => void;
  commits: number;
  rows: number;
}

export interface DoorOptions {
  /** Where PostgreSQL listens: the path of its socket. */
  readonly to: string;
  readonly endBackend: (process: number) => Promise<void>;
}

const STALL_MS = 150;

class Passage {
  #trace: string | undefined;
  #process = 0;
  #unanswered = 0;
  #quiet: (() => void)[] = [];
  #silenced = false;
  readonly #server: Socket;
  readonly #database: Socket;
  readonly #planned: Map<string, Planned>;
  readonly #note: (trace: string, what: string) => void;
  readonly #options: DoorOptions;

  constructor(
    server: Socket,
    planned: Map<string, Planned>,
    note: (trace: string, what: string) => void,
    options: DoorOptions,
  ) {
    this.#server = server;
    this.#database = connect(options.to);
    this.#planned = planned;
    this.#note = note;
    this.#options = options;
    server.setNoDelay(true);
    for (const socket of [this.#server, this.#database]) socket.on('error', () => undefined);
  }

  async run(): Promise<void> {
    await Promise.allSettled([this.#toDatabase(), this.#toServer()]);
  }

  cut(reset: boolean): void {
    if (reset) this.#server.resetAndDestroy();
    else this.#server.destroy();
    this.#database.destroy();
    this.#answered(0);
  }

  async #toDatabase(): Promise<void> {
    const messages = new Messages('client');
    try {
      for await (const chunk of this.#server) {
        for (const message of messages.read(chunk as Buffer)) {
          const passes = await this.#fromServer(message);
          if (this.#database.destroyed || !this.#database.writable) return;
          if (passes !== undefined) this.#database.write(passes);
        }
      }
    } finally {
      this.#database.end();
    }
  }

  async #toServer(): Promise<void> {
    const messages = new Messages('database');
    try {
      for await (const chunk of this.#database) {
        for (const message of messages.read(chunk as Buffer)) {
          const passes = await this.#fromDatabase(message);
          if (this.#server.destroyed || !this.#server.writable) return;
          if (passes !== undefined) this.#server.write(passes);
        }
      }
    } finally {
      this.#answered(0);
      this.#server.end();
    }
  }

  async #fromServer(message: Buffer): Promise<Buffer | undefined> {
    this.#trace = traceIn(message) ?? this.#trace;
    let passes: Buffer | undefined = message;
    if (isCommit(message)) {
      const planned = this.#plannedFor();
      if (planned !== undefined) planned.commits += 1;
      if (planned?.blow.when === 'before-commit' && planned.commits === planned.blow.nth) {
        // by now the server has every row, and only the commit is missing
        await new Promise<void>(resolve => {
          this.#quiet.push(resolve);
          this.#answered(this.#unanswered);
        });
        passes = await this.#strike(planned, message);
      }
    }
    if (passes !== undefined && asksForReady(passes)) this.#unanswered += 1;
    return passes;
  }

  async #fromDatabase(message: Buffer): Promise<Buffer | undefined> {
    this.#process = processIn(message) ?? this.#process;
    const error = errorIn(message);
    if (error !== undefined && this.#trace !== undefined) this.#note(this.#trace, error);
    const planned = this.#plannedFor();
    const tag = completedBy(message);
    let passes: Buffer | undefined = this.#silenced && error === undefined ? undefined : message;
    if (planned !== undefined) {
      if (isRow(message)) planned.rows += 1;
      const { when, nth } = planned.blow;
      if (when === 'in-rows' && isRow(message) && planned.rows === nth)
        passes = await this.#strike(planned, message);
      if (when === 'after-commit' && tag === 'COMMIT' && planned.commits === nth)
        passes = await this.#strike(planned, message);
    }
    if (tag === 'COMMIT' || tag === 'ROLLBACK') this.#trace = undefined;
    if (isReady(message)) this.#answered(this.#unanswered - 1);
    return passes;
  }

  #plannedFor(): Planned | undefined {
    return this.#trace === undefined ? undefined : this.#planned.get(this.#trace);
  }

  #answered(left: number): void {
    this.#unanswered = Math.max(left, 0);
    if (this.#unanswered > 0) return;
    for (const tell of this.#quiet.splice(0)) tell();
  }

  /** Does it, and says what passes of this message. */
  async #strike({ blow, leave }: Planned, message: Buffer): Promise<Buffer | undefined> {
    const trace = this.#trace ?? '';
    this.#planned.delete(trace);
    if (this.#database.destroyed) return undefined;
    this.#note(trace, 'blow');
    switch (blow.what) {
      case 'roll-back':
        return statement('rollback');
      case 'client-leaves':
        leave();
        await sleep(10);
        return message;
      case 'end-backend':
        // what it still says but for its last word is lost with it
        this.#silenced = true;
        await this.#options.endBackend(this.#process);
        return blow.when === 'before-commit' ? message : undefined;
      case 'stall':
        await sleep(STALL_MS);
        this.cut(blow.reset);
        return undefined;
      case 'cut':
        if (blow.when === 'in-rows') this.#server.write(message.subarray(0, message.length >> 1));
        this.cut(blow.reset);
        return undefined;
    }
  }
}

export async function hangDoor(options: DoorOptions): Promise<Door> {
  const planned = new Map<string, Planned>();
  const met = new Map<string, Set<string>>();
  const passages = new Set<Passage>();
  let isShut = false;
  const note = (trace: string, what: string): void => {
    met.set(trace, (met.get(trace) ?? new Set()).add(what));
  };
  const listener = createServer(socket => {
    if (isShut) {
      socket.on('error', () => undefined);
      socket.resetAndDestroy();
      return;
    }
    const passage = new Passage(socket, planned, note, options);
    passages.add(passage);
    void passage.run().finally(() => passages.delete(passage));
  });
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
  const throwOut = (): void => {
    for (const passage of passages) passage.cut(true);
  };
  return {
    port: (listener.address() as AddressInfo).port,
    expect: (trace, blow, leave) => void planned.set(trace, { blow, leave, commits: 0, rows: 0 }),
    metBy: trace => met.get(trace) ?? new Set(),
    shut: () => {
      isShut = true;
      throwOut();
    },
    open: () => {
      isShut = false;
    },
    close: async () => {
      throwOut();
      await new Promise(resolve => listener.close(resolve));
    },
  };
}
