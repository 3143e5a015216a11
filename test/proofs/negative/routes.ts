/**
 * Faults for proof:routes: a line of the code or of the database as somebody in a hurry might write it. Each run asks
 * only where the fault should show, and must find it there.
 */
import type { TestDatabase } from '../../database.ts';
import type { Fault, Verdict } from '../negative.ts';
import { runChild } from '../planting/child.ts';
import { faultsFor, functionWith, matrix, ruleWith, viewWith } from '../planting/faults.ts';

export const proof = 'proof:routes';
export const atOnce = 2;
export const costly = true;

const directors = ['case-director', 'attendance-officer', 'team-manager'];

/** With nothing planted: every part, for those functions that matter most below. */
export const run = (database: TestDatabase): Promise<Verdict> =>
  runChild({
    proof,
    args: [],
    database,
    focus: {
      parts: ['kernel', 'matrix', 'sites', 'keys', 'versions', 'references', 'shadow'],
      functions: directors,
    },
  });

const { codeFault, sqlFault } = faultsFor(proof);

export const faults: readonly Fault[] = [
  codeFault('acting on a case open to any function', matrix('cases.change'), {
    file: 'src/cases/policy.ts',
    from: `functions: ['case-director'],`,
    to: `functions: 'any',`,
  }),
  codeFault('a team member may act as the lead does', matrix('cases.open-part'), {
    file: 'src/cases/standing.ts',
    from: `...(row.is_lead ? (['lead'] as const) : []),`,
    to: `'lead' as const,`,
  }),
  codeFault('who is refused is told so, also of what is hidden', matrix('administration.review-standing'), {
    file: 'src/kernel/authority.ts',
    from: `related ? 'not-allowed' : 'not-found'`,
    to: `'not-allowed'`,
  }),
  codeFault('what is hidden is forbidden instead of absent', matrix('cases.open'), {
    file: 'src/kernel/refusal.ts',
    from: `throw new Refused('not-found')`,
    to: `throw new Refused('not-allowed')`,
  }),
  codeFault('everybody in the team reads why the others have access', matrix('cases.open'), {
    file: 'src/cases/view.ts',
    from: `directs || member.mine ? member.reason : null`,
    to: `member.reason`,
  }),
  codeFault('a refusal may be kept by a cache', matrix('cases.open'), {
    file: 'src/kernel/http/version.ts',
    from: `'cache-control': 'no-store',`,
    to: ``,
  }),
  codeFault('an error tells which row it was about', matrix('cases.open'), {
    file: 'src/cases/view.ts',
    from: `const file = one(rows.file);`,
    to: `if (rows.file.length === 0) throw new Error('no such case'); const file = one(rows.file);`,
  }),
  codeFault(
    'requests from other sites are welcome',
    { parts: ['sites'], routes: ['cases.change'] },
    {
      file: 'src/kernel/http/serve.ts',
      from: `if (unsafe(route.method)) refuseOtherSites(serving.publicOrigin, request);`,
      to: ``,
    },
  ),
  codeFault(
    'a draft is saved whatever version was seen',
    { parts: ['versions'], routes: ['concerns.save-draft'] },
    {
      file: 'src/concerns/draft-handlers.ts',
      from: `if (found.version !== seen) throw new Refused('version-mismatch');`,
      to: ``,
    },
  ),
  codeFault('the barrier model for any function', matrix('barrier-model.get'), {
    file: 'src/barrier-model/policy.ts',
    from: `functions: ['intake-officer', 'behavioural-expert'],`,
    to: `functions: 'any',`,
  }),
  codeFault(
    'a concern is coded whatever version was seen',
    { parts: ['versions'], routes: ['concerns.code'] },
    {
      file: 'src/concerns/coding-handlers.ts',
      from: `if (found.version !== ifMatch) throw new Refused('version-mismatch');`,
      to: `const seen = found.version;`,
    },
    {
      file: 'src/concerns/coding-handlers.ts',
      from: `store.code(id, id, ifMatch,`,
      to: `store.code(id, id, seen,`,
    },
  ),
  codeFault('who reads along is not told that a note is not theirs to correct', matrix('contacts.correct'), {
    file: 'src/contacts/handlers.ts',
    from: `if (note.level < 3) throw new Refused('not-allowed');`,
    to: ``,
  }),
  sqlFault(
    'the headline of a case says who is around the child',
    matrix('cases.open'),
    `alter policy opened on app.case_person using ((select true from authz.my_open o where o.scope_id = case_person.scope_id and o.level >= 1 limit 1))`,
  ),
  codeFault('a letter is sent by anybody who writes in the case', matrix('letters.send'), {
    file: 'src/letters/handlers.ts',
    from: `if (relations.length === 0) throw new Refused('not-allowed');`,
    to: `if (relations.length === 0) relations.push('lead');`,
  }),
  codeFault(
    'a letter is withdrawn whatever version was seen',
    { parts: ['versions'], routes: ['letters.withdraw'] },
    {
      file: 'src/letters/handlers.ts',
      from: `if (found.version !== ifMatch) throw new Refused('version-mismatch');\n      await`,
      to: `await`,
    },
    {
      file: 'src/letters/handlers.ts',
      from: `store.withdraw(may.subject, may.subject, ifMatch)`,
      to: `store.withdraw(may.subject, may.subject, found.version)`,
    },
  ),
  codeFault(
    'a key may be used again for something else',
    { parts: ['keys'], routes: ['grants.give', 'cases.open-part'] },
    {
      file: 'src/kernel/unit.ts',
      from: `row.route !== this.#context.route || Buffer.compare(row.request_hash, command.requestHash) !== 0`,
      to: `row.route === ''`,
    },
  ),
  codeFault(
    'a write need not be to the row of the permit',
    { parts: ['kernel'], routes: [] },
    {
      file: 'src/kernel/unit.ts',
      from: `s.part === 'writes' && s.subject !== permit.subject`,
      to: `s.part === 'writes' && s.subject === ''`,
    },
  ),
  codeFault(
    'somebody else’s permit will do',
    { parts: ['kernel'], routes: [] },
    {
      file: 'src/kernel/unit.ts',
      from: `!this.#permits.includes(permit) || permit.action`,
      to: `permit.action`,
    },
  ),
  codeFault(
    'nobody judges the routes, and one says nothing',
    { parts: ['kernel'], routes: [] },
    {
      file: 'src/kernel/http/app.ts',
      from: `  judgeRoutes(app);\n`,
      to: ``,
    },
  ),
  codeFault(
    'a route that the contract does not know',
    { parts: ['kernel'], routes: [] },
    {
      file: 'src/kernel/http/app.ts',
      from: `app.get('/healthz',`,
      to: `app.get('/api/v1/cases/all', { config: { access: { public: 'For a moment' } } }, () => parts.pool.query('select 1')); app.get('/healthz',`,
    },
  ),
  codeFault(
    'a child that was found is anybody’s to open a case with',
    { parts: ['references'], routes: [] },
    {
      file: 'src/concerns/opening.ts',
      from: '`child-ref:${concernId}:${professionalId}`',
      to: '`child-ref:${concernId.length}:${professionalId.length}`',
    },
  ),
  sqlFault(
    'a conflict of interest that does not matter',
    matrix('cases.open', 'concerns.open'),
    ruleWith('(c.lifted_at IS NULL)', 'false'),
  ),
  sqlFault(
    'a grant that was revoked goes on',
    matrix('cases.open'),
    ruleWith('(g.revoked_at IS NULL)', 'true'),
  ),
  sqlFault(
    'an address shows with the headline',
    matrix('cases.reveal-address'),
    `alter policy opened on app.child_address using ((select true from authz.my_open o where o.scope_id = child_address.scope_id and o.level >= 1 limit 1))`,
  ),
  sqlFault(
    'a concern is read at any level of any desk',
    matrix('concerns.list', 'concerns.open'),
    `alter policy opened on app.concern using (true)`,
  ),
  sqlFault(
    'an invitation to the team is anybody’s to answer',
    matrix('grants.answer'),
    viewWith(
      'authz.my_invited',
      'security_invoker, security_barrier',
      '(g.professional_id = ( SELECT authz.actor() AS actor))',
      `(g.kind = ''team'' OR g.professional_id = ( SELECT authz.actor() AS actor))`,
    ),
  ),
  sqlFault(
    'an invitation to what would not open',
    matrix('grants.invitation'),
    viewWith('authz.my_invited', 'security_invoker, security_barrier', '(ff.function = h.function)', 'true'),
  ),
  {
    ...sqlFault(
      '',
      { parts: [] },
      functionWith(
        'authz.answer_own_agreement(uuid,integer,text,text)',
        'and (g.valid_until is null or now() < g.valid_until) limit 1',
        'limit 1',
      ),
    ),
    name: 'a keeper answers in the days that are for reading',
    run: database =>
      runChild({
        proof,
        args: [],
        database,
        changes: [
          {
            file: 'src/cases/store.ts',
            from: 'and o.level >= 2 and (g.valid_until is null or now() < g.valid_until) limit 1',
            to: 'and o.level >= 2 limit 1',
          },
        ],
        focus: matrix('plans.answer-agreement'),
      }),
  },
  sqlFault(
    'somebody weighs the concern that they passed on',
    matrix('concerns.weigh', 'concerns.code'),
    functionWith(
      'authz.concern_to_weigh(uuid,integer)',
      'and h.professional_id = authz.actor()',
      'and false',
    ),
  ),
  sqlFault(
    'the first answer to a key is given to anybody',
    { parts: ['keys'], routes: ['plans.add-goal'] },
    functionWith('authz.answered(uuid)', 'a.professional_id = authz.actor() and ', ''),
  ),
  sqlFault(
    'an administrator of one controller ends functions of another',
    matrix('administration.end-function'),
    functionWith('authz.end_function(uuid)', 'h.tenant_id = me.tenant_id and ', ''),
  ),
  sqlFault(
    'a count of all cases beside a list',
    { parts: ['shadow'], routes: [] },
    functionWith(
      'authz.standing_access()',
      'h.label',
      `h.label || ' ' || (select count(*) from app.case_file)::text`,
    ),
  ),
];
