/** What the door may ask the database: two functions, and nothing else. There is no session here. */
import { z } from 'zod';

/** Fits a pg.Pool. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

const Question = z.object({
  question: z.string(),
  asker: z.string(),
  organisation: z.string(),
  phone: z.string().nullable(),
  answer_by: z.string(),
});
export type Question = z.infer<typeof Question>;

/** The question of a link that works, as long as it waits for its answer. */
export async function questionOf(pool: Queryable, token: string): Promise<Question | undefined> {
  const { rows } = await pool.query('select * from authz.partner_question($1)', [token]);
  return rows.length === 0 ? undefined : Question.parse(rows[0]);
}

export interface GivenAnswer {
  readonly answer: string;
  readonly by: string;
  readonly organisation: string;
  readonly phone: string | null;
  readonly because: string;
  readonly condition: string | null;
}

/** When the answer came, or undefined when the link does not work. */
export async function giveAnswer(
  pool: Queryable,
  token: string,
  given: GivenAnswer,
): Promise<string | undefined> {
  const { rows } = await pool.query(
    'select authz.answer_partner_question($1, $2, $3, $4, $5, $6, $7) as received_at',
    [token, given.answer, given.by, given.organisation, given.phone, given.because, given.condition],
  );
  const [row] = z.array(z.object({ received_at: z.string().nullable() })).parse(rows);
  return row?.received_at ?? undefined;
}
