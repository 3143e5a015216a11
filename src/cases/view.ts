import type { Case, CaseRow as CaseRowView } from '#contract/cases.ts';
import type { z } from 'zod';
import { isBefore } from '#kernel/clock.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { levelName } from '#kernel/levels.ts';
import { one } from '#kernel/refusal.ts';
import { toColleague } from '#src/session/index.ts';
import { partOf, partTitle } from './parts.ts';
import { age } from './rules.ts';
import { missedBy, termsOf } from './view-agreement.ts';
import { toTakingPart } from './view-taking-part.ts';
import type * as family from './store-family.ts';
import type { ListRow } from './store-lists.ts';
import type * as plan from './store-plan.ts';
import type { ownNumber } from './store-own-number.ts';
import type * as store from './store.ts';
import { toOwnNumber } from './view-own-number.ts';

export interface CaseReads {
  readonly file: ReturnType<typeof store.caseRow>;
  readonly ownNumber: ReturnType<typeof ownNumber>;
  readonly openings: ReturnType<typeof store.openings>;
  readonly children: ReturnType<typeof store.children>;
  readonly standings: ReturnType<typeof family.childStandings>;
  readonly people: ReturnType<typeof family.people>;
  readonly facts: ReturnType<typeof store.facts>;
  readonly goals: ReturnType<typeof plan.goals>;
  readonly agreements: ReturnType<typeof plan.agreements>;
  readonly consents: ReturnType<typeof plan.consents>;
  readonly takingPart: ReturnType<typeof plan.takingPart>;
  readonly team: ReturnType<typeof store.team>;
}

type Rows = ResultsOf<{ [K in keyof CaseReads]: CaseReads[K] }>;

/** Detail: what one may at most in a case that is closed. */
const readingLevel = 2;

const childName = (row: z.infer<typeof store.ChildRow>) =>
  [row.given_names, row.surname_prefix, row.surname].filter(part => part !== null && part !== '').join(' ');

/** The last answer of each kind about a child. A version of 1: nothing is recorded, or it is not for this reader. */
const standingOf = (rows: Rows['standings'], childId: string) => {
  const last = (kind: 'authority' | 'residence') => {
    const found = rows.find(row => row.child_public_id === childId && row.kind === kind);
    if (found === undefined) return { recorded: null, version: 1 };
    const { answer, words, source, known_on: knownOn, version } = found;
    return { recorded: { answer, words, source, knownOn }, version };
  };
  const [authority, residence] = [last('authority'), last('residence')];
  return {
    authority: authority.recorded,
    authorityVersion: authority.version,
    residence: residence.recorded,
    residenceVersion: residence.version,
  };
};

/** The case as this reader's grants show it. Rows that are not open never came here. */
export const toCase = (rows: Rows, today: Temporal.PlainDate, askFromGoals: number | null): Case => {
  const file = one(rows.file);
  const title = (part: string) => partTitle(part, file.domains);
  const parts = new Map<string, { part: string; level: number }>();
  for (const opening of rows.openings) {
    const part = partOf(opening.kind, opening.life_domain);
    const known = parts.get(opening.scope_id);
    parts.set(opening.scope_id, { part, level: Math.max(known?.level ?? 0, opening.level) });
  }
  const partOfScope = (scope: string) => parts.get(scope)?.part ?? 'headline';
  // in a closed case everybody reads and nobody writes
  const closed = file.state === 'closed';
  const capped = (level: number) => (closed ? Math.min(level, readingLevel) : level);
  const levelOf = (scope: string) => capped(parts.get(scope)?.level ?? 0);
  const directs = rows.openings.some(
    o =>
      !closed && (o.grant_id === file.lead_grant_id || o.grant_id === file.deputy_grant_id) && o.level >= 3,
  );
  const appointed = (grantId: string) => {
    const member = rows.team.find(m => m.grant_id === grantId);
    return member === undefined ? null : toColleague(member);
  };
  const goalIds = new Map(rows.goals.map(goal => [goal.goal_id, goal.public_id]));
  const grants = [...new Set(rows.openings.map(o => o.grant_id))];

  return {
    caseId: file.public_id,
    reference: file.reference,
    ownNumber: toOwnNumber(rows.ownNumber[0]),
    headline: file.headline,
    frame: {
      code: file.frame,
      title: file.frame_title,
      controller: file.controller,
      contactPoint: file.contact_point,
    },
    phase: file.phase,
    phaseTitle: file.phase_title ?? '',
    phaseName: file.phase_name ?? '',
    state: file.state,
    line: file.line,
    openedAt: file.opened_at,
    nextLookBackOn: file.next_look_back_on,
    directing: file.directing,
    takingPart: levelOf(file.scope_id) >= 2 ? toTakingPart(rows.takingPart) : null,
    parentsInformed: file.parents_informed,
    parentsInformedOn: file.parents_informed_on,
    parentsTold: file.tell_by === null && file.parents_informed !== 'postponed',
    lead: appointed(file.lead_grant_id),
    leadRole: file.lead_role,
    deputy: appointed(file.deputy_grant_id),
    children: rows.children.map(child => {
      const birthDate = { year: child.birth_year, month: child.birth_month, day: child.birth_day };
      return {
        childId: child.public_id,
        name: childName(child),
        birthDate,
        age: age(birthDate, today),
        municipality: child.municipality,
        secret: child.secret,
        hasAddress: child.has_address,
        lastSeenOn: child.last_seen_on,
        lastSeenBy: child.last_seen_by,
        lastSeenAlone: child.last_seen_alone,
        standing: levelOf(file.scope_id) >= 2 ? standingOf(rows.standings, child.public_id) : null,
        version: child.version,
      };
    }),
    people: rows.people.map(person => ({
      personId: person.public_id,
      name: person.name,
      role: person.role,
      household: person.household,
      safeContact: person.safe_contact,
      telephone: person.telephone,
      supporter: person.supporter,
      wish: person.wish,
      gone: person.gone,
      version: person.version,
    })),
    parts: [...parts.values()]
      .filter(({ part }) => part !== 'sealed')
      .map(({ part, level }) => ({ part, title: title(part), myLevel: levelName(capped(level)) })),
    facts: rows.facts.map(fact => ({
      factId: fact.public_id,
      part: partOfScope(fact.scope_id),
      side: fact.side,
      kind: fact.kind,
      words: fact.words,
      observer: fact.observer,
      observedWhen: fact.observed_when,
      sourceOrganisation: fact.source_organisation,
      sourceShielded: fact.source_shielded,
      sourceConditions: fact.source_conditions,
      views: fact.views.map(({ who, words, said_on: saidOn }) => ({ who, words, saidOn })),
      version: fact.version,
    })),
    goals: rows.goals.map(goal => ({
      goalId: goal.public_id,
      part: partOfScope(goal.scope_id),
      words: goal.words,
      whose: goal.whose,
      term: goal.term,
      scores: goal.scores.map(each => ({
        score: each.score,
        givenBy: each.given_by,
        givenOn: each.given_on,
      })),
    })),
    askFromGoals,
    agreements: rows.agreements.map(agreement => ({
      agreementId: agreement.public_id,
      part: partOfScope(agreement.scope_id),
      goalId: agreement.goal_id === null ? null : (goalIds.get(agreement.goal_id) ?? null),
      kind: agreement.kind,
      what: agreement.what,
      keeper:
        agreement.keeper_name ?? `${agreement.keeper_label ?? ''}, ${agreement.keeper_organisation ?? ''}`,
      keptBy: agreement.keeper === null ? null : { heldFunctionId: agreement.keeper },
      keeperPhone: agreement.keeper_phone,
      keeperOrganisation: agreement.keeper_organisation,
      mine: agreement.mine,
      dueOn: agreement.due_on,
      state: agreement.state,
      note: agreement.note,
      overdue: agreement.state === 'open' && isBefore(agreement.due_on, today),
      mayAnswer: (!closed && agreement.may_keep) || levelOf(agreement.scope_id) >= 3,
      mayCheck:
        agreement.kind === 'safety' &&
        agreement.state === 'open' &&
        !closed &&
        (agreement.may_watch || levelOf(agreement.scope_id) >= 3),
      mayChange: levelOf(agreement.scope_id) >= 3,
      mayCorrect: !closed && levelOf(agreement.scope_id) >= 3 && agreement.may_move,
      ...termsOf(agreement, rows.agreements),
      version: agreement.version,
    })),
    missed: missedBy(rows.agreements),
    consents: rows.consents.map(each => ({
      consentId: each.public_id,
      kind: each.kind,
      person: each.person,
      givenOn: each.given_on,
      note: each.note,
      lifted:
        each.lifted_for === null || each.lifted_what === null || each.lifted_until === null
          ? null
          : { by: each.lifted_for, about: each.lifted_what, until: each.lifted_until },
      withdrawn: each.withdrawn_on === null ? null : { on: each.withdrawn_on, note: each.withdrawn_note },
      version: each.version,
    })),
    team: rows.team.map(member => ({
      grantId: member.public_id,
      role: member.role,
      colleague: toColleague(member),
      parts: member.lines
        .filter(line => parts.has(line.scope_id) && partOfScope(line.scope_id) !== 'sealed')
        .map(line => ({
          part: partOfScope(line.scope_id),
          title: title(partOfScope(line.scope_id)),
          level: levelName(capped(line.level)),
        })),
      basis: member.article,
      reason: directs || member.mine ? member.reason : null,
      validUntil: member.valid_until,
      state: member.state,
      mine: member.mine,
      away: member.away,
      disclosed: member.disclosed,
      version: member.version,
    })),
    why: grants.flatMap(grantId => {
      const mine = rows.openings.filter(o => o.grant_id === grantId);
      const [first] = mine;
      if (first === undefined) return [];
      return [
        {
          role: first.role,
          function: first.label,
          purpose: first.purpose,
          basisArticle: first.article,
          basisNecessity: first.necessity,
          basisReviewLapsed: isBefore(first.review_by, today),
          reason: first.reason,
          givenBy: first.given_by,
          since: first.since,
          until: first.until,
          parts: mine
            .map(o => ({ part: partOf(o.kind, o.life_domain), level: levelName(o.level) }))
            .map(({ part, level }) => ({ part, title: title(part), level })),
        },
      ];
    }),
    may: {
      giveAccess: directs,
      appoint: directs,
      openPart: directs,
      change: directs,
      consent: levelOf(file.scope_id) >= 3,
    },
    version: file.version,
  };
};

export const toRow = (row: ListRow): z.input<typeof CaseRowView> => ({
  caseId: row.public_id,
  reference: row.reference,
  headline: row.headline,
  children: row.children,
  phase: row.phase,
  phaseTitle: row.phase_title ?? '',
  closed: row.closed,
  nextLookBackOn: row.next_look_back_on,
  myRole: row.role,
});
