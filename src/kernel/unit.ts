import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Purpose } from '#contract/common.ts';
import { isProblemCode, type Overtaken as StandsNow } from '#contract/problem.ts';
import { mintPermit, type Actor, type Permit, type Policy, type Subject } from './authority.ts';
import {
  isDatabaseError,
  sendTogether,
  type Batch,
  type Connection,
  type Pool,
  type ResultsOf,
  type Sent,
} from './database.ts';
import { actorOf, enter } from './reader.ts';
import { errorsIn, Fault, Overtaken, Refused } from './refusal.ts';
import { at, earlierAnswer, journaledBy, parseAll } from './unit-batch.ts';

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
  /** How many rows of the journal a command has written by what it loaded. */
  #journaled = 0;

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
    if (command !== undefined) this.#giveEarlierAnswer(command, results[3]);
    const own = results.slice(command === undefined ? 2 : 4);
    this.#journaled += journaledBy(batch, keys, own);
    return parseAll(batch, keys, own);
  }

  /** What else a command needs to decide, in the same open transaction. */
  async more<B extends Batch>(batch: B): Promise<ResultsOf<B>> {
    const keys = Object.keys(batch);
    if (this.#connection === undefined) throw new Fault(`${this.#context.route}: nothing was loaded`);
    const results = await this.#trip(
      keys.map(key => at(batch, key)),
      'stay',
    );
    this.#journaled += journaledBy(batch, keys, results);
    return parseAll(batch, keys, results);
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
    this.#judge(permit);
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

  /**
   * Somebody was first. To tell what stands there now is a look: only who may do this act gets it, and what the loading
   * journaled is committed before it leaves. Nothing else of this unit is.
   */
  async overtaken(permit: Permit, now: StandsNow): Promise<never> {
    this.#judge(permit);
    if (this.#journaled === 0) throw new Fault(`${this.#context.route}: a look without journal`);
    await this.#trip([{ text: 'commit' }], 'commit');
    this.#committed = true;
    throw new Overtaken(now);
  }

  /** Of this unit, and for what this route does. */
  #judge(permit: Permit): void {
    if (!this.#permits.includes(permit) || permit.action !== this.#context.action)
      throw new Fault(`${this.#context.route}: no permit for this action`);
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

/** Hash by which a repeated command is recognised as the same one. */
export const hashRequest = (...parts: readonly unknown[]): Uint8Array =>
  createHash('sha256').update(JSON.stringify(parts)).digest();
