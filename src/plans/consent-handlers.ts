import { randomUUID } from 'node:crypto';
import * as contract from '#contract/plans.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import { subjectOfRow, writeIn, yearFrom } from './standing.ts';
import * as store from './store.ts';

/** Three separate ticks, each given and taken back by itself. */
export const consentHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.recordConsent, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, 'headline', 'plan.consent');
    const today = deps.clock.today();
    const givenOn = unlessRefused(rules.pastDay(body.givenOn, today.toString(), 'givenOn'));
    const lifted =
      body.kind === 'secrecy'
        ? [body.by, body.about, unlessRefused(rules.dueDate(body.until, yearFrom(today), 'until'))]
        : [null, null, null];
    const consentId = randomUUID();
    const answer = { consentId };
    await unit.save(
      may,
      {
        consent: store.insertConsent(
          may.subject,
          standing.tenant_id,
          standing.case_id,
          part.scope_id,
          consentId,
          body.kind,
          body.person,
          givenOn,
          body.note === '' ? null : body.note,
          ...lifted,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.withdrawConsent, async (unit, { params, body, ifMatch }) => {
    const { consents } = await unit.load({
      consents: store.consent(params.consentId),
      opened: store.consentOpened(params.consentId),
    });
    const consent = one(consents);
    const may = unit.permit(policy, 'plan.consent', subjectOfRow(consent));
    if (consent.withdrawn) throw new Refused('already-ended');
    if (consent.version !== ifMatch) throw new Refused('version-mismatch');
    const on = unlessRefused(rules.pastDay(body.withdrawnOn, deps.clock.today().toString(), 'withdrawnOn'));
    if (on < consent.given_on)
      throw new Refused('term-out-of-bounds', [
        { field: 'withdrawnOn', message: 'Kies een dag vanaf de dag waarop dit is gegeven' },
      ]);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        withdrawn: store.withdrawConsent(
          may.subject,
          may.subject,
          on,
          body.note === '' ? null : body.note,
          ifMatch,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
