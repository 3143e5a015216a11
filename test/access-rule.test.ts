/**
 * The access rule and the functions that write it, in sentences. Random worlds are compared elsewhere (npm run
 * proof:access); here stands what the rule means to people, on cases made the way the server makes them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { refusal, world, type Case, type Person, type World } from './world.ts';

let w: World;
before(async () => {
  w = await world();
});
after(() => w.close());

/** A case with a nurse who may read about money. */
async function caseWithNurse(): Promise<{
  kase: Case;
  nurse: Person;
  grant: Awaited<ReturnType<World['give']>>;
}> {
  const kase = await w.openCase();
  const nurse = await w.signIn('youth-nurse');
  const grant = await w.letIn(kase.lead, kase, nurse, {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  return { kase, nurse, grant };
}

const agreement = (kase: Case, part: string): [string, unknown[]] => [
  `insert into app.agreement (tenant_id, public_id, case_id, scope_id, kind, what, keeper_name, due_on)
   select s.tenant_id, $3, s.file_id, s.scope_id, 'help', 'Belt de school', 'moeder', authz.today()
     from app.scope s where s.file_id = $1 and coalesce(s.life_domain, s.kind) = $2`,
  [kase.number, part, randomUUID()],
];

describe('what comes with a function', () => {
  test('who signs in can write own messages; only the desk reads what came in', async () => {
    const desk = await w.signIn('intake-officer');
    const teacher = await w.signIn('attendance-officer');
    const { draftId, concernId } = await w.passOn(teacher, 'Sem');
    assert.equal(await desk.count('app.concern where public_id = $1', [concernId]), 1);
    assert.equal(await teacher.count('app.concern'), 0);
    assert.equal(
      await teacher.value('select state from app.concern_draft where public_id = $1', [draftId]),
      'sent',
    );
    assert.equal(await desk.count('app.concern_draft where public_id = $1', [draftId]), 0);
    assert.equal(await teacher.count('app.desk'), 0);
  });

  test('a desk of another municipality sees nothing of it', async () => {
    const { concernId } = await w.passOn();
    const other = await w.signIn('intake-officer', { tenant: 'veenrade' });
    assert.equal(await other.count('app.desk'), 1);
    assert.equal(await other.count('app.concern where public_id = $1', [concernId]), 0);
  });

  test('the application manager has no way to any content', async () => {
    await w.openCase();
    const manager = await w.signIn('application-manager');
    assert.deepEqual(await manager.rows('select * from authz.my_open'), []);
    assert.equal(await manager.count('app.case_file'), 0);
  });

  test('the end of a function ends its session and everything that came with it', async () => {
    const kase = await w.openCase();
    const manager = await w.signIn('application-manager');
    const held = await kase.lead.heldFunctionId();
    assert.equal(await kase.lead.levelOf(kase), 3);
    await manager.rows('select authz.end_function($1)', [held]);
    assert.equal(await kase.lead.isSignedIn(), false);
    assert.equal(await kase.lead.count('authz.my_open'), 0);
    // The grants stand, and open nothing in whatever function comes next.
    const back = await w.signIn('team-manager', { subject: kase.lead.subject });
    assert.equal(await back.isSignedIn(), true);
    assert.equal(await back.levelOf(kase), undefined);
    const told = await w.stage(
      `select 1 from app.notice where kind = 'lead-without-function' and subject = $1`,
      [kase.reference],
    );
    assert.equal(told.length, 1);
  });

  test('functions that the claims no longer give end at sign-in', async () => {
    const kase = await w.openCase();
    const back = await w.signIn('team-manager', { subject: kase.lead.subject });
    assert.equal(await back.levelOf(kase), undefined);
    assert.equal(await kase.lead.isSignedIn(), false);
  });

  test('a session that is idle, expired or ended opens nothing', async () => {
    const kase = await w.openCase();
    const { lead } = kase;
    const ended: readonly [string, string][] = [
      ['idle_until', 'now()'],
      ['expires_at', 'now()'],
      ['ended_at', 'now()'],
    ];
    for (const [column, value] of ended) {
      assert.equal(await lead.levelOf(kase), 3);
      await w.stage(
        `update authz.session set ${column} = ${value} where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [lead.token],
      );
      assert.equal(await lead.levelOf(kase), undefined, column);
      await w.stage(
        `update authz.session set ended_at = null, idle_until = now() + interval '10 minutes', expires_at = created_at + interval '8 hours'
          where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [lead.token],
      );
    }
  });
});

describe('a grant', () => {
  test('opens when the receiver has said that there is no private tie, and only the parts it names', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const grant = await w.give(kase.lead, kase, nurse, {
      basis: 'youth-family-permission',
      parts: { money: 'detail' },
    });
    assert.equal(await nurse.levelOf(kase), undefined);
    await nurse.accept(grant);
    assert.equal(await nurse.levelOf(kase), 1);
    assert.equal(await nurse.levelOf(kase, 'money'), 2);
    assert.equal(await nurse.levelOf(kase, 'school-work'), undefined);
    await w.addFact(kase, 'money', 'Er ligt een stapel post');
    await w.addFact(kase, 'school-work', 'Komt te laat');
    await w.addFact(kase, 'headline', 'Alles hangt samen');
    // The headline is that there is a case, not what is written in it.
    assert.deepEqual(
      await nurse.rows(`select words from app.fact where case_id = $1 and words <> 'Tekent graag'`, [
        kase.number,
      ]),
      [{ words: 'Er ligt een stapel post' }],
    );
  });

  test('opens only for its purpose', async () => {
    const { kase, nurse } = await caseWithNurse();
    const seen = (purposes: string[]): Promise<unknown[]> =>
      nurse.rows('select 1 from app.case_file where case_id = $1', [kase.number], purposes);
    assert.equal((await seen(['help-coordination'])).length, 1);
    assert.equal((await seen(['own-messages', 'intake'])).length, 0);
    assert.equal((await seen([])).length, 0);
  });

  test('that is revoked closes at once, and its receiver may give it back too', async () => {
    for (const who of ['lead', 'receiver'] as const) {
      const { kase, nurse, grant } = await caseWithNurse();
      const by = who === 'lead' ? kase.lead : nurse;
      await by.rows('select authz.revoke_access($1, 2, $2)', [grant.grantId, 'Niet meer nodig']);
      assert.equal(await nurse.levelOf(kase), undefined, who);
      assert.equal(
        await refusal(() => by.rows('select authz.revoke_access($1, 3, $2)', [grant.grantId, 'Nog eens'])),
        'already-ended',
      );
    }
  });

  test('that merely expires leaves reading days, and no writing', async () => {
    const kase = await w.openCase();
    const officer = await w.signIn('attendance-officer');
    const grant = await w.letIn(kase.lead, kase, officer, {
      basis: 'youth-attendance-in-plan',
      parts: { 'school-work': 'write' },
    });
    await officer.rows(...agreement(kase, 'school-work'));
    await w.expire(grant, 'still-readable');
    assert.equal(await officer.levelOf(kase, 'school-work'), 2);
    assert.equal(await refusal(() => officer.rows(...agreement(kase, 'school-work'))), '42501');
    await w.expire(grant, 'over');
    assert.equal(await officer.levelOf(kase, 'school-work'), undefined);
  });

  test('lets its receiver answer an agreement of his or her own, and not any more in the reading days', async () => {
    const { kase, nurse, grant } = await caseWithNurse();
    const agreementId = randomUUID();
    await kase.lead.rows(
      `insert into app.agreement (tenant_id, public_id, case_id, scope_id, kind, what, keeper_professional_id, keeper_held_function_id, due_on)
       select s.tenant_id, $2, s.file_id, s.scope_id, 'help', 'Weegt Noor', $3, (select held_function_id from app.held_function where public_id = $4), authz.today()
         from app.scope s where s.file_id = $1 and s.life_domain = 'money'`,
      [kase.number, agreementId, await nurse.professionalId(), await nurse.heldFunctionId()],
    );
    const answer = (who: Person, version: number): Promise<string | undefined> =>
      refusal(() =>
        who.rows(`select authz.answer_own_agreement($1, $2, 'kept', null)`, [agreementId, version]),
      );
    assert.equal(await answer(await w.signIn('youth-nurse'), 1), 'version-mismatch');
    assert.equal(await answer(kase.deputy, 1), 'version-mismatch');
    assert.equal(await answer(nurse, 1), undefined);
    await w.expire(grant, 'still-readable');
    assert.equal(await nurse.count('app.agreement where public_id = $1', [agreementId]), 1);
    assert.equal(await answer(nurse, 2), 'version-mismatch');
  });

  test('never has reading days beyond two weeks, nor a term beyond six months', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const until = Temporal.Now.instant().add({ hours: 24 });
    const given = (validUntil: Temporal.Instant, readUntil: Temporal.Instant): Promise<string | undefined> =>
      refusal(() =>
        w.give(kase.lead, kase, nurse, { basis: 'youth-family-permission', validUntil, readUntil }),
      );
    assert.equal(await given(until, until.add({ hours: 15 * 24 })), 'term-out-of-bounds');
    assert.equal(await given(until, until.subtract({ hours: 1 })), 'term-out-of-bounds');
    assert.equal(
      await given(until.add({ hours: 200 * 24 }), until.add({ hours: 200 * 24 })),
      'term-out-of-bounds',
    );
    assert.equal(await given(until, until.add({ hours: 7 * 24 })), undefined);
  });

  test('may last until the end of the day of the law, six months on, and no second longer', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const endOf = (day: Temporal.PlainDate): Temporal.Instant =>
      day.add({ days: 1 }).toZonedDateTime('Europe/Amsterdam').toInstant();
    const last = endOf(Temporal.Now.plainDateISO('Europe/Amsterdam').add({ months: 6 }));
    const given = (validUntil: Temporal.Instant): Promise<string | undefined> =>
      refusal(() =>
        w.give(kase.lead, kase, nurse, {
          basis: 'youth-family-permission',
          validUntil,
          readUntil: validUntil.add({ hours: 7 * 24 }),
        }),
      );
    assert.equal(await given(last.add({ seconds: 1 })), 'term-out-of-bounds');
    assert.equal(await given(last), undefined);
    // half past midnight in summer is still the day before in UTC, and the sixth month may end in winter
    const moved = (until: string): Promise<unknown> =>
      w.stage(
        `update app.access_grant set valid_from = '2027-07-14T22:30:00Z', valid_until = $2::timestamptz, read_until = $2::timestamptz
          where file_id = $1 and kind = 'team'`,
        [kase.number, until],
      );
    await assert.rejects(moved('2028-01-15T23:00:01Z'), /grant_at_most_six_months/);
    await moved('2028-01-15T23:00:00Z');
  });

  test('on a basis whose review lapses keeps running; on a basis that is ended it stops', async () => {
    const { kase, nurse } = await caseWithNurse();
    const basis = `where code = 'youth-family-permission' and tenant_id = ${kase.tenantId}`;
    await w.stage(`update app.access_grant set given_on = authz.today() - 10 where file_id = $1`, [
      kase.number,
    ]);
    await w.stage(`update app.legal_basis set review_by = authz.today() - 1 ${basis}`);
    assert.equal(await nurse.levelOf(kase, 'money'), 2);
    await w.stage(`update app.legal_basis set ended_on = authz.today() + 1 ${basis}`);
    assert.equal(await nurse.levelOf(kase, 'money'), 2);
    await w.stage(`update app.legal_basis set ended_on = authz.today() ${basis}`);
    assert.equal(await nurse.levelOf(kase, 'money'), undefined);
    await w.stage(`update app.legal_basis set ended_on = null, review_by = authz.today() + 100 ${basis}`);
  });

  test('does not open a sealed part, not even for the deputy; the lead is cleared for it', async () => {
    const kase = await w.openCase({ secret: true });
    assert.equal(await kase.lead.levelOf(kase, 'sealed'), 3);
    assert.equal(await kase.deputy.levelOf(kase), 3);
    assert.equal(await kase.deputy.levelOf(kase, 'sealed'), undefined);
    assert.equal(
      await kase.lead.count(
        'app.child_address a join app.case_child k using (tenant_id, child_id) where k.case_id = $1',
        [kase.number],
      ),
      1,
    );
    assert.equal(
      await kase.deputy.count(
        'app.child_address a join app.case_child k using (tenant_id, child_id) where k.case_id = $1',
        [kase.number],
      ),
      0,
    );
  });

  test('lives by the days of the Netherlands, whatever time zone a connection is in', async () => {
    const { nurse } = await caseWithNurse();
    const today = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const said = await nurse.act(async client => {
        await client.query(`select set_config('timezone', $1, true)`, [zone]);
        return (await client.query<{ today: string }>('select authz.today()::text as today')).rows[0]?.today;
      });
      assert.equal(said, today, zone);
    }
  });
});

describe('a conflict of interest', () => {
  test('beats every grant, also that of the lead, and the person gets no message', async () => {
    const kase = await w.openCase();
    const officer = await w.signIn('privacy-officer');
    await officer.rows('select authz.record_conflict($1, $2)', [
      await kase.lead.heldFunctionId(),
      kase.reference,
    ]);
    assert.equal(await kase.lead.levelOf(kase), undefined);
    assert.equal(await kase.lead.count('app.case_file where case_id = $1', [kase.number]), 0);
    assert.equal(await kase.deputy.levelOf(kase), 3);
    const told = await w.stage(
      `select function from app.notice where kind = 'lead-with-conflict' and subject = $1`,
      [kase.reference],
    );
    assert.deepEqual(told, [{ function: 'team-manager' }]);
  });

  test('is recorded by saying so, and then there is nothing to answer or to be given', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const options = { basis: 'youth-family-permission', parts: { money: 'detail' } } as const;
    const grant = await w.give(kase.lead, kase, nurse, options);
    assert.equal(await nurse.accept(grant, true), null);
    assert.equal(await refusal(() => nurse.accept(grant)), 'not-found');
    assert.equal(await refusal(() => w.give(kase.lead, kase, nurse, options)), 'colleague-not-eligible');
    // A conflict that was lifted may be recorded once more.
    await w.stage('update authz.conflict_of_interest set lifted_at = now() where file_id = $1', [
      kase.number,
    ]);
    const again = await w.give(kase.lead, kase, nurse, options);
    assert.equal(await nurse.accept(again, true), null);
    assert.equal(await nurse.levelOf(kase), undefined);
  });

  test('is for the privacy officer to record and for nobody to read', async () => {
    const kase = await w.openCase();
    const held = await kase.deputy.heldFunctionId();
    for (const who of [
      kase.lead,
      await w.signIn('data-protection-officer'),
      await w.signIn('application-manager'),
    ]) {
      assert.equal(
        await refusal(() => who.rows('select authz.record_conflict($1, $2)', [held, kase.reference])),
        'not-found',
      );
    }
    const officer = await w.signIn('privacy-officer');
    assert.equal(await refusal(() => officer.rows('select * from authz.conflict_of_interest')), '42501');
    const elsewhere = await w.signIn('privacy-officer', { tenant: 'veenrade' });
    assert.equal(
      await refusal(() => elsewhere.rows('select authz.record_conflict($1, $2)', [held, kase.reference])),
      'not-found',
    );
  });
});

describe('giving access', () => {
  test('is refused on a basis whose review has lapsed, or that does not fit the colleague', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const give = (basis: string, to = nurse): Promise<string | undefined> =>
      refusal(() => w.give(kase.lead, kase, to, { basis, parts: { money: 'detail' } }));
    assert.equal(await give('youth-second-reader'), 'basis-does-not-fit');
    assert.equal(await give('youth-appointment'), 'basis-does-not-fit');
    assert.equal(await give('no-such-basis'), 'basis-does-not-fit');
    await w.stage(
      `update app.legal_basis set review_by = authz.today() - 1 where code = 'youth-family-permission' and tenant_id = $1`,
      [kase.tenantId],
    );
    assert.equal(await give('youth-family-permission'), 'basis-review-lapsed');
    await w.stage(
      `update app.legal_basis set review_by = authz.today() where code = 'youth-family-permission' and tenant_id = $1`,
      [kase.tenantId],
    );
    assert.equal(await give('youth-family-permission'), undefined);
    await w.stage(
      `update app.legal_basis set review_by = authz.today() + 100 where code = 'youth-family-permission'`,
    );
  });

  test('is refused above what the law allows, on a part that is not there, and to someone of another municipality', async () => {
    const kase = await w.openCase();
    const nurse = await w.signIn('youth-nurse');
    const basis = 'youth-family-permission';
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, nurse, { basis, parts: { money: 'write' } })),
      'level-too-high',
    );
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, nurse, { basis, parts: { safety: 'detail' } })),
      'part-not-open',
    );
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, nurse, { basis, parts: { sealed: 'detail' } })),
      'part-not-open',
    );
    const elsewhere = await w.signIn('case-director', { tenant: 'veenrade' });
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, elsewhere, { basis })),
      'colleague-not-eligible',
    );
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, kase.lead, { basis: 'youth-second-reader' })),
      'basis-does-not-fit',
    );
  });

  test('is for lead and deputy; a team member, a stranger and a lead who has not accepted find no case', async () => {
    const { kase, nurse } = await caseWithNurse();
    const other = await w.signIn('youth-nurse');
    const basis = 'youth-family-permission';
    assert.equal(await refusal(() => w.give(nurse, kase, other, { basis })), 'not-found');
    assert.equal(await refusal(() => w.give(other, kase, nurse, { basis })), 'not-found');
    assert.equal(await refusal(() => w.give(kase.deputy, kase, other, { basis })), undefined);
    const fresh = await w.openCase({ accepted: false });
    assert.equal(await refusal(() => w.give(fresh.lead, fresh, other, { basis })), 'not-found');
    const lead = await w.signIn('case-director');
    assert.equal(await refusal(() => w.give(lead, kase, other, { basis })), 'not-found');
  });

  test('to another organisation writes a disclosure with its conditions; inside the own one it does not', async () => {
    const { kase, grant } = await caseWithNurse();
    const officer = await w.signIn('attendance-officer');
    await w.letIn(kase.lead, kase, officer, {
      basis: 'youth-attendance-in-plan',
      parts: { 'school-work': 'write' },
    });
    const written = await kase.lead.rows(
      `select o.code, d.family_told, d.what, length(d.conditions) > 20 as conditions, g.public_id
         from app.disclosure d join app.access_grant g using (tenant_id, grant_id)
         join app.organisation o on o.tenant_id = d.tenant_id and o.organisation_id = d.to_organisation_id where d.file_id = $1`,
      [kase.number],
    );
    assert.deepEqual(written, [
      {
        code: 'jgz-duinveen',
        family_told: 'Besproken met moeder',
        what: [{ part: 'money', level: 2 }],
        conditions: true,
        public_id: grant.grantId,
      },
    ]);
  });

  test('cannot be done beside the functions: no grant, session, conflict, scope or basis is written by the server', async () => {
    const kase = await w.openCase();
    const { lead } = kase;
    const statements = [
      `insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level) values (1, 1, 1, 1, 3)`,
      `insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason) values (1, 'director', 1, 1, 1, 1, 'x', 1, 'xxx')`,
      `update app.access_grant set revoked_at = null`,
      `update app.access_grant_line set level = 3, cleared = true`,
      `insert into app.scope (tenant_id, kind, frame_id, file_id, governing_scope_id) values (1, 'own', 1, 1, 1)`,
      `update app.scope set sealed = false`,
      `update authz.session set expires_at = now() + interval '8 hours'`,
      `select * from authz.session`,
      `delete from authz.conflict_of_interest`,
      `update app.legal_basis set max_level = 3`,
      `update app.frame_function set max_level = 3`,
      `select * from app.person_file`,
      `select * from app.professional`,
      `select authz.give_appointment(1, 'director', gen_random_uuid(), 1)`,
      `select authz.give_standing(1)`,
      `select authz.make_domain(1, 'money')`,
      `set role authz_owner`,
      `alter table app.fact disable row level security`,
      `create table app.copy as select 1`,
      `create temporary table copy as select 1`,
    ];
    for (const text of statements) assert.equal(await refusal(() => lead.rows(text)), '42501', text);
  });
});

describe('a case', () => {
  test('has a lead and a deputy at every instant, and two people they are', async () => {
    const kase = await w.openCase();
    const revoked = await refusal(() =>
      w.stage(
        `update app.access_grant set revoked_at = now() where grant_id = (select lead_grant_id from app.case_file where case_id = $1)`,
        [kase.number],
      ),
    );
    assert.equal(revoked, '23514');
    const sameAgain = await refusal(() =>
      w.stage('update app.case_file set deputy_grant_id = lead_grant_id where case_id = $1', [kase.number]),
    );
    assert.equal(sameAgain, '23514');
    const appoint = (role: string, who: Person): Promise<string | undefined> =>
      refusal(async () =>
        kase.lead.rows('select authz.appoint($1, 1, $2, $3)', [
          kase.caseId,
          role,
          await who.heldFunctionId(),
        ]),
      );
    assert.equal(await appoint('deputy', kase.lead), 'lead-is-deputy');
    assert.equal(await appoint('director', kase.deputy), 'lead-is-deputy');
    assert.equal(await appoint('deputy', await w.signIn('youth-nurse')), 'colleague-not-eligible');
    const one = await w.signIn('case-director');
    const opened = await refusal(() => w.openCase({ lead: one, deputy: one }));
    assert.equal(opened, 'lead-is-deputy');
  });

  test('passes from one lead to the next: the one before is out, the next begins by accepting', async () => {
    const kase = await w.openCase();
    const next = await w.signIn('case-director');
    await kase.lead.rows(`select authz.appoint($1, 1, 'director', $2)`, [
      kase.caseId,
      await next.heldFunctionId(),
    ]);
    assert.equal(await kase.lead.levelOf(kase), undefined);
    assert.equal(await next.levelOf(kase), undefined);
    await w.acceptAll(next, kase);
    assert.equal(await next.levelOf(kase), 3);
    assert.equal(await next.levelOf(kase, 'money'), 3);
    // The one before can neither give access any more nor accept again.
    const nurse = await w.signIn('youth-nurse');
    assert.equal(
      await refusal(() => w.give(kase.lead, kase, nurse, { basis: 'youth-family-permission' })),
      'not-found',
    );
  });

  test('is the only open one of a child in a municipality and frame, also when two desks open one at once', async () => {
    const childKey = randomBytes(32);
    const lead = await w.signIn('case-director');
    const deputy = await w.signIn('case-director');
    const desks = [await w.signIn('intake-officer'), await w.signIn('intake-officer')];
    const concerns = [await w.passOn(), await w.passOn()];
    const outcomes = await Promise.all(
      desks.map((desk, index) => {
        const concern = concerns[index];
        assert.ok(concern);
        return refusal(() => w.openCase({ desk, lead, deputy, concern, childKey, accepted: false }));
      }),
    );
    assert.deepEqual(new Set(outcomes), new Set(['child-has-open-case', undefined]));
    assert.equal(await refusal(() => w.openCase({ childKey })), 'child-has-open-case');
    const [desk] = desks;
    assert.equal((await desk?.rows('select * from authz.find_child($1, $2)', [childKey, 'test']))?.length, 1);
    // Another controller neither knows nor minds.
    const elsewhere = await w.signIn('intake-officer', { tenant: 'veenrade' });
    assert.deepEqual(await elsewhere.rows('select * from authz.find_child($1, $2)', [childKey, 'test']), []);
    assert.equal(await refusal(() => w.openCase({ tenant: 'veenrade', childKey })), undefined);
  });

  test('is not found by who may not look: the functions say no more than the rows do', async () => {
    const kase = await w.openCase();
    const desk = await w.signIn('intake-officer');
    for (const who of [
      desk,
      await w.signIn('case-director', { tenant: 'veenrade' }),
      await w.signIn('privacy-officer'),
    ]) {
      assert.equal(await who.count('app.case_file where public_id = $1', [kase.caseId]), 0);
      assert.equal(
        await refusal(() => who.rows(`select authz.open_life_domain($1, 'care')`, [kase.caseId])),
        'not-found',
      );
      assert.equal(
        await refusal(() => who.rows(`select authz.open_life_domain($1, 'care')`, [randomUUID()])),
        'not-found',
      );
      assert.equal(
        await refusal(async () =>
          who.rows(`select authz.appoint($1, 1, 'deputy', $2)`, [kase.caseId, await who.heldFunctionId()]),
        ),
        'not-found',
      );
    }
    assert.equal(
      await refusal(() => kase.lead.rows('select * from authz.find_child($1, $2)', [kase.childKey, 'test'])),
      'not-found',
    );
  });
});

describe('the journal', () => {
  const look = `insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, held_function_id, organisation_id, function`;

  test('says who looked in the word of the session, and takes no other', async () => {
    const { kase, nurse } = await caseWithNurse();
    const from = `from authz.my_open o join app.held_function h using (held_function_id) where o.case_id = $1 and o.kind = 'headline'`;
    const values = `h.tenant_id, 'opened', 'test', o.scope_id, o.case_id, o.grant_id, o.purpose, o.held_function_id, h.organisation_id, h.function`;
    const forged = await refusal(() =>
      nurse.rows(`${look}, professional_id) select ${values}, 1 ${from}`, [kase.number]),
    );
    assert.equal(forged, '42501');
    await nurse.rows(`${look}) select ${values} ${from}`, [kase.number]);
    const [row] = await w.stage(
      'select professional_id, trace_id from app.journal where file_id = $1 order by journal_id desc limit 1',
      [kase.number],
    );
    assert.deepEqual(row, { professional_id: await nurse.professionalId(), trace_id: 'test' });
    // Nor can one write that one looked at what is closed.
    const other = await w.openCase();
    const closed = await refusal(() =>
      nurse.rows(
        `${look}) select 1, 'opened', 'test', scope_id, file_id, 1, 'x', 1, 1, 'x' from unnest(array[$1::bigint], array[$1::bigint]) u (scope_id, file_id)`,
        [other.number],
      ),
    );
    assert.equal(closed, '42501');
  });

  test('is not changed and not shortened', async () => {
    const { lead } = await w.openCase();
    for (const text of [
      'update app.journal set act = act',
      'delete from app.journal',
      'truncate app.journal',
      'delete from app.journal_search',
    ]) {
      assert.equal(await refusal(() => lead.rows(text)), '42501', text);
    }
  });

  test('has a line for a search and for showing who is in an invitation', async () => {
    const kase = await w.openCase({ accepted: false });
    const [invited] = await kase.lead.invitations();
    assert.deepEqual(invited?.['children'], []);
    const [shown] = await kase.lead.rows('select * from authz.my_invitations($1, null, null, 1)', [
      invited?.['grant_public_id'],
    ]);
    assert.deepEqual(shown?.['children'], ['Noor Verhagen']);
    const looks = await w.stage(
      `select kind from app.journal where file_id = $1 and act = 'invitation' order by journal_id`,
      [kase.number],
    );
    assert.deepEqual(looks, [{ kind: 'listed' }, { kind: 'opened' }]);
    const officer = await w.signIn('privacy-officer');
    const found = await officer.rows('select reference, function from authz.looks_at_person($1, null, 10)', [
      kase.childKey,
    ]);
    assert.deepEqual(found[0], { reference: kase.reference, function: 'case-director' });
    assert.equal(
      await refusal(() =>
        kase.lead.rows('select * from authz.looks_at_person($1, null, 10)', [kase.childKey]),
      ),
      'not-found',
    );
  });
});

describe('what is hidden does not show sideways', () => {
  test('a foreign key says the same of a hidden case as of none', async () => {
    const mine = await w.openCase();
    const hidden = await w.openCase();
    const attach = (text: string, to: string): Promise<string | undefined> =>
      refusal(() => mine.lead.rows(text, [mine.number, to, randomUUID()]));
    const from = `from app.scope s where s.file_id = $1 and s.kind = 'headline'`;
    const goal = `insert into app.goal (tenant_id, public_id, case_id, scope_id, words, whose) select s.tenant_id, $3, $2, s.scope_id, 'x', 'kind' ${from}`;
    const plan = `insert into app.agreement (tenant_id, public_id, case_id, scope_id, kind, what, keeper_name, due_on)
                  select s.tenant_id, $3, $2, s.scope_id, 'help', 'x', 'moeder', authz.today() ${from}`;
    for (const text of [goal, plan]) {
      assert.equal(await attach(text, mine.number), undefined);
      assert.equal(await attach(text, hidden.number), '23503');
      assert.equal(await attach(text, '999999999'), '23503');
    }
    // And a goal of a hidden case is no more there than none.
    await hidden.lead.rows(goal, [hidden.number, hidden.number, randomUUID()]);
    const [other] = await w.stage('select goal_id from app.goal where case_id = $1', [hidden.number]);
    const toGoal = `insert into app.agreement (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_name, due_on)
                    select s.tenant_id, $3, s.file_id, s.scope_id, $2, 'help', 'x', 'moeder', authz.today() ${from}`;
    assert.equal(await attach(toGoal, String(other?.['goal_id'])), '23503');
    assert.equal(await attach(toGoal, '999999999'), '23503');
  });

  test('numbers cannot be tried out: not by inserting one, not by ON CONFLICT, not from a sequence', async () => {
    const { lead } = await w.openCase();
    const own = `select s.tenant_id, s.scope_id from app.scope s where s.kind = 'own' limit 1`;
    const statements = [
      `insert into app.concern_draft (tenant_id, scope_id, draft_id) overriding system value select x.*, 1 from (${own}) x`,
      `insert into app.concern_draft (tenant_id, scope_id, state) select x.*, 'sent' from (${own}) x`,
      `insert into app.concern_draft (tenant_id, scope_id, feedback) select x.*, 'received' from (${own}) x`,
      `insert into app.goal (tenant_id, case_id, scope_id, words, whose, goal_id) overriding system value values (1, 1, 1, 'x', 'x', 1)`,
      `insert into app.agreement (tenant_id, case_id, scope_id, kind, what, keeper_name, due_on, version) values (1, 1, 1, 'help', 'x', 'x', authz.today(), 2)`,
      `insert into app.concern_draft (tenant_id, scope_id, draft_id) overriding system value select x.*, 1 from (${own}) x on conflict do nothing`,
      `select last_value from app.scope_scope_id_seq`,
      `select nextval('app.file_seq')`,
      `select currval('app.file_seq')`,
    ];
    for (const text of statements) assert.equal(await refusal(() => lead.rows(text)), '42501', text);
    const numbers = await lead.rows(
      `select last_value from pg_sequences where schemaname in ('app', 'authz') and last_value is not null`,
    );
    assert.deepEqual(numbers, []);
    // Nor what PostgreSQL has counted about the values in the columns.
    await w.stage('analyze');
    assert.deepEqual(
      await lead.rows(`select tablename from pg_stats where schemaname in ('app', 'authz') and tablename in
      ('fact', 'case_file', 'case_child', 'concern', 'journal', 'access_grant', 'person_file', 'session')`),
      [],
    );
  });

  test('a condition of the reader is not tried on hidden rows', async () => {
    const kase = await w.openCase();
    const reader = await w.signIn('case-director');
    const [scope] = await w.stage(`select scope_id from app.scope where file_id = $1 and kind = 'headline'`, [
      kase.number,
    ]);
    const number = String(scope?.['scope_id']);
    // Each of these fails as soon as it is tried on the hidden scope.
    for (const text of [
      `select * from authz.my_open where 1 / (scope_id - ${number}) > 1000`,
      `select * from authz.my_open where case when kind = 'headline' then kind::int > 0 end`,
      `select * from authz.my_open where case when purpose = 'help-coordination' then purpose::int > 0 end`,
      `select * from app.scope where 1 / (scope_id - ${number}) > 1000`,
      `select * from app.case_file where case when headline like '%Noor%' then headline::int > 0 end`,
      `select * from app.fact where case when words like '%school%' then words::int > 0 end`,
    ]) {
      for (const plan of ['on', 'off']) {
        const told = await refusal(() =>
          reader.act(async client => {
            await client.query(
              `select set_config('enable_nestloop', $1, true), set_config('enable_indexscan', $1, true)`,
              [plan],
            );
            await client.query(text);
          }),
        );
        assert.equal(told, undefined, text);
      }
    }
  });

  test('a connection without a session, or with one that ended with its transaction, sees nothing', async () => {
    const kase = await w.openCase();
    assert.equal(await kase.lead.count('app.case_file'), 1);
    const client = new pg.Client({ connectionString: w.database.webUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query('select from authz.enter($1, $2, $3)', [
        kase.lead.token,
        'help-coordination',
        'test',
      ]);
      assert.equal((await client.query('select from app.case_file')).rowCount, 1);
      await client.query('commit');
      for (const table of ['app.case_file', 'app.scope', 'app.access_grant', 'authz.my_open']) {
        assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table);
      }
    } finally {
      await client.end();
    }
  });
});
