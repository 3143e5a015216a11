/** Somebody with a link to one question, or without: it is answered once, and says nothing but the question. */
import type { InjectOptions } from 'fastify';
import type { Family } from './families.ts';
import type { Field } from './field.ts';
import { newToken, type Answer } from './house.ts';

const said = {
  answer: 'Ja, vanaf maandag',
  by: 'Medewerker',
  organisation: 'School',
  phone: '(0990) 55 00 00',
  reason: 'agrees',
  reasonWords: '',
  condition: '',
};

/** What stands in the way of a link, as the administrator would put it there. */
const broken: Readonly<Record<string, string>> = {
  'taken back': `update app.partner_question set state = 'withdrawn' where public_id = $1`,
  over: `update app.partner_question set answer_by = '2001-01-01' where public_id = $1`,
};

export async function linkAttacks(field: Field): Promise<void> {
  const { house, families } = field;
  const linked = async (): Promise<{ family: Family; token: string }> => {
    const family = await families.make();
    const token = newToken();
    await house.admin.query(
      `update app.partner_question set token_hash = sha256(convert_to($2, 'UTF8')), answer_by = authz.today() + 7 where public_id = $1`,
      [family.ids.question, token],
    );
    return { family, token };
  };
  const look = (token: string) => field.send({ method: 'GET', url: `/vraag/${token}` });
  const give = (token: string, changed: Partial<typeof said> = {}, headers: InjectOptions['headers'] = {}) =>
    field.send({
      method: 'POST',
      url: `/vraag/${token}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      payload: new URLSearchParams({ ...said, ...changed }).toString(),
    });
  const kept = async ({ ids }: Family): Promise<unknown> => {
    const { rows } = await house.admin.query(
      'select state, answer, answered_by from app.partner_question where public_id = $1',
      [ids.question],
    );
    return JSON.stringify(rows);
  };
  const judge = (detail: string, answer: Answer, family: Family | undefined, wanted: number): void => {
    const kinds = new Set(['asked'] as const);
    const mayShow = family && { n: family.n, kinds, desk: false, team: false };
    field.judge(
      'links',
      detail,
      { ...answer, status: Math.min(answer.status, 399) },
      mayShow ? { mayShow } : {},
    );
    if (answer.status !== wanted) fault(`${detail}: ${answer.status} instead of ${wanted}`);
  };
  const fault = (words: string): void => void field.attacks.faults.push(`links: ${words}`);

  const { family, token } = await linked();
  const nobodys = await look(newToken());
  const nobodysAnswer = await give(newToken());
  judge('a link of nobody', nobodys, undefined, nobodys.status);
  if (nobodys.status < 400 || nobodysAnswer.status < 400) fault('a link of nobody works');
  const shown = await look(token);
  judge('looking', shown, family, 200);
  if (!shown.body.includes(`Kanarie-asked-${family.n}`))
    fault('vacuous: the link does not show its question');
  judge('looking twice', await look(token), family, 200);
  const before = await kept(family);
  const elsewhere = await give(token, {}, { 'sec-fetch-site': 'cross-site' });
  if (elsewhere.status < 400 || (await kept(family)) !== before) fault('answered from another site');
  judge('answering', await give(token), undefined, 200);
  const first = await kept(family);
  if (first === before) fault('vacuous: an answer changes nothing');
  judge('the same answer from a second tap', await give(token), undefined, 200);
  for (const [name, changed] of [
    ['another answer', { answer: 'Nee' }],
    ['another name', { by: 'Iemand anders' }],
  ] as const) {
    const again = await give(token, changed);
    judge(name, again, undefined, nobodysAnswer.status);
    if ((await kept(family)) !== first) fault(`${name} came in place of the first`);
  }
  same('looking after the answer', await look(token), nobodys);
  for (const [name, text] of Object.entries(broken)) {
    const other = await linked();
    await house.admin.query(text, [other.family.ids.question]);
    const stood = await kept(other.family);
    same(`a link that is ${name}`, await look(other.token), nobodys);
    same(`an answer by a link that is ${name}`, await give(other.token), nobodysAnswer);
    if ((await kept(other.family)) !== stood) fault(`a link that is ${name} was answered`);
  }
  const closed = await linked();
  await families.bringTo(closed.family, 'closed');
  same('a link of a closed case', await look(closed.token), nobodys);
  same('an answer in a closed case', await give(closed.token), nobodysAnswer);

  function same(detail: string, answer: Answer, as: Answer): void {
    judge(detail, answer, undefined, as.status);
    if (answer.body !== as.body) fault(`${detail} differs from a link of nobody`);
  }
}
