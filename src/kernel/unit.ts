import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Purpose } from '#contract/common.ts';
import { isProblemCode } from '#contract/problem.ts';
import { mintPermit, type Actor, type Permit, type Policy, type Subject } from './authority.ts';
import {
  isDatabaseError,
  parseRows,
  sendTogether,
  type Batch,
  type Connection,
  type Pool,
  type ResultsOf,
  type Sent,
} from './database.ts';
import { actorOf, enter } from './reader.ts';
import { errorsIn, Fault, Refused } from './refusal.ts';

const AnsweredRow = z.object({
  route: z.string(),
  request_hash: z.instanceof(Uint8Array),
  status: z.int(),
  answer: z.unknown(),
});

/** What the request brings along; the reader is whoever the session token says, looked up by the database. */
export interface UnitContext {
  readonly token: string | undefined;
  readonly purposes: readonly Purpose[];
  readonly trace: string;
  readonly route: string;
  /** The action a permit must be minted for, when the route acts. */
  readonly action: string | undefined;
  readonly command: { readonly key: string; readonly requestHash: Uint8Array } | undefined;
}

/** A command that was answered before gets the first answer again. */
export class AlreadyAnswered extends Error {
  readonly status: number;
  readonly answer: unknown;
  constructor(status: number, answer: unknown) {
    super('already answered');
    this.status = status;
    this.answer = answer;
  }
}

/**
 * One unit of work: one transaction, in one trip (a look) or two (a command: load, save).
 * Nothing it read may leave before `finished` says that the commit was answered by COMMIT, and a unit commits only when
 * its looks are journaled and its acts permitted.
 */
export class Unit {
  readonly #pool: Pool;
  readonly #context: UnitContext;
  #connection: Connection | undefined;
  #actor: Actor | undefined;
  #permits: Permit[] = [];
  #committed = false;

  constructor(pool: Pool, context: UnitContext) {
    this.#pool = pool;
    this.#context = context;
  }

  get actor(): Actor {
    if (this.#actor === undefined) throw new Refused('not-signed-in');
    return this.#actor;
  }

  get trace(): string {
    return this.#context.trace;
  }

  /** Whether the transaction was committed; the shell lets no answer leave when it was not. */
  get finished(): boolean {
    return this.#committed;
  }

  /** Reads personal data and journals it, in one trip and one snapshot. */
  async look<B extends Batch>(batch: B): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    const statements = keys.map(key => at(batch, key));
    if (!statements.some(s => s.part === 'journals' || s.part === 'lists'))
      throw new Fault(`${this.#context.route}: a look without journal`);
    if (statements.some(s => s.part === 'writes'))
      throw new Fault(`${this.#context.route}: a look does not write`);
    const results = await this.#trip(
      [{ text: 'begin isolation level repeatable read' }, this.#enter(), ...statements, { text: 'commit' }],
      'commit',
    );
    this.#actor = actorOf(results[1]);
    const parsed = parseAll(batch, keys, results.slice(2));
    const journaled = statements.reduce(
      (count, s, i) => (s.part === 'journals' ? count + (results[i + 2]?.rows.length ?? 0) : count),
      0,
    );
    const left = statements.some((s, i) => s.part === 'reads' && (results[i + 2]?.rows.length ?? 0) > 0);
    if (left && journaled === 0) throw new Refused('not-found');
    this.#committed = true;
    return parsed;
  }

  /** Reads what is no family's data: one's own session, content, the staff directory. No journal, and no personal table is readable without grants anyway. */
  async consult<B extends Batch>(batch: B): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    const results = await this.#trip(
      [
        { text: 'begin isolation level repeatable read' },
        this.#enter(),
        ...keys.map(key => at(batch, key)),
        { text: 'commit' },
      ],
      'commit',
    );
    this.#actor = actorOf(results[1]);
    this.#committed = true;
    return parseAll(batch, keys, results.slice(2));
  }

  /** First trip of a command: context, an earlier answer to the same command, and what the decision needs. The transaction stays open. */
  async load<B extends Batch>(batch: B): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    const command = this.#context.command;
    const results = await this.#trip(
      [
        { text: 'begin' },
        this.#enter(),
        ...(command === undefined ? [] : earlierAnswer(command.key)),
        ...keys.map(key => at(batch, key)),
      ],
      'stay',
    );
    this.#actor = actorOf(results[1]);
    if (command === undefined) return parseAll(batch, keys, results.slice(2));
    this.#giveEarlierAnswer(command, results[3]);
    return parseAll(batch, keys, results.slice(4));
  }

  /** What else a command needs to decide, in the same open transaction. */
  async more<B extends Batch>(batch: B): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    if (this.#connection === undefined) throw new Fault(`${this.#context.route}: nothing was loaded`);
    return parseAll(
      batch,
      keys,
      await this.#trip(
        keys.map(key => at(batch, key)),
        'stay',
      ),
    );
  }

  /** Mints the permit for this route's action on this row; there is no other way to one. */
  permit<Action extends string>(policy: Policy<Action>, action: Action, subject: Subject): Permit<Action> {
    const permit = mintPermit(policy, action, this.actor, subject);
    this.#permits.push(permit);
    return permit;
  }

  /** Second trip of a command: writes, the answer to remember, commit. Every write must be for the row the permit was minted for. */
  async save<B extends Batch>(
    permit: Permit,
    batch: B,
    answer: { readonly status: number; readonly body: unknown },
  ): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    const statements = keys.map(key => at(batch, key));
    if (this.#connection === undefined) throw new Fault(`${this.#context.route}: nothing was loaded`);
    if (!this.#permits.includes(permit) || permit.action !== this.#context.action)
      throw new Fault(`${this.#context.route}: no permit for this action`);
    if (statements.some(s => s.part === 'writes' && s.subject !== permit.subject))
      throw new Fault(`${this.#context.route}: permit is for another row`);
    const command = this.#context.command;
    const results = await this.#trip(
      [
        ...statements,
        ...(command === undefined
          ? []
          : [
              {
                name: 'unit.remember',
                text: 'select authz.remember_answer($1, $2, $3, $4, $5)',
                values: [
                  command.key,
                  this.#context.route,
                  command.requestHash,
                  answer.status,
                  JSON.stringify(answer.body ?? null),
                ],
              },
            ]),
        { text: 'commit' },
      ],
      'commit',
    );
    this.#committed = true;
    return parseAll(batch, keys, results);
  }

  /** Gives the connection back; an open transaction is rolled back first. Called by the shell, always. */
  async close(): Promise<void> {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#connection = undefined;
    try {
      await connection.query('rollback');
      connection.release();
    } catch (error) {
      connection.release(error instanceof Error ? error : true);
    }
  }

  #enter() {
    return {
      name: 'unit.enter',
      text: enter,
      values: [this.#context.token ?? '', this.#context.purposes.join(','), this.#context.trace],
    };
  }

  #giveEarlierAnswer(command: { readonly requestHash: Uint8Array }, sent: Sent | undefined): void {
    const row = AnsweredRow.optional().parse(sent?.rows[0]);
    if (row === undefined) return;
    if (row.route !== this.#context.route || Buffer.compare(row.request_hash, command.requestHash) !== 0)
      throw new Refused('key-used-otherwise');
    throw new AlreadyAnswered(row.status, row.answer);
  }

  async #trip(
    statements: readonly {
      readonly name?: string;
      readonly text: string;
      readonly values?: readonly unknown[];
    }[],
    end: 'commit' | 'stay',
  ) {
    this.#connection ??= await this.#pool.connect();
    const connection = this.#connection;
    try {
      const results = await sendTogether(connection, statements);
      if (end === 'commit') {
        // A swallowed error answers ROLLBACK without an error: only the tag tells.
        if (results.at(-1)?.command !== 'COMMIT') throw new Fault('the transaction was not committed');
        this.#connection = undefined;
        connection.release();
      }
      return results;
    } catch (error) {
      if (isDatabaseError(error)) {
        await this.close();
        if (error.code === 'PF001' && isProblemCode(error.message))
          throw new Refused(error.message, errorsIn(error.detail));
      } else {
        // The connection's state is unknown: it must not serve anyone else.
        this.#connection = undefined;
        connection.release(true);
      }
      throw error;
    }
  }
}

/** The same command sent twice at once waits for the first one, and then finds its answer: it must not decide on what the first has changed. */
const earlierAnswer = (key: string) => [
  {
    name: 'unit.one-at-a-time',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [key],
  },
  { name: 'unit.answered', text: 'select * from authz.answered($1)', values: [key] },
];

const at = (batch: Batch, key: string) => {
  const statement = batch[key];
  if (statement === undefined) throw new Fault(`no statement ${key}`);
  return statement;
};

// The keys of the results are the keys of the batch; the compiler cannot follow Object.fromEntries.
const parseAll = <B extends Batch>(
  batch: B,
  keys: readonly string[],
  results: readonly Sent[],
): ResultsOf<B> =>
  Object.fromEntries(
    keys.map((key, i) => [key, parseRows(at(batch, key), results[i]?.rows ?? [])]),
  ) as ResultsOf<B>;

/** Hash by which a repeated command is recognised as the same one. */
export const hashRequest = (...parts: readonly unknown[]): Uint8Array =>
  createHash('sha256').update(JSON.stringify(parts)).digest();
