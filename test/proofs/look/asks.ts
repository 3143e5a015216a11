/** What is asked, by whom and of which family: every route that gives personal data, and commands that answer with some. */
import { randomUUID } from 'node:crypto';
import { routes } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import type { Random } from '../access/random.ts';
import { birthYear, surnameOf, word, type Family } from '../routes/families.ts';
import { aCoding, aFact, aMeeting, aWeighing, anAttachment, heard, pdfSaying } from '../routes/template.ts';
import type { Call, Person } from '../routes/house.ts';
import {
  answers,
  asked,
  doesNotHold,
  fiveLines,
  inDays,
  known,
  said,
  somebody,
  restated,
  stated,
  toParent,
} from '../routes/requests.ts';
import { grantTo, type Scene } from './scene.ts';

/** Something that was searched for, and under which act the journal has it. */
export interface Search {
  readonly act: string;
  /** Not known beforehand when it depends on who is found. */
  readonly asked?: string;
}

export interface Ask {
  readonly variant: string;
  readonly route: Route;
  readonly by: Person;
  readonly token: string;
  readonly call: Call;
  readonly searches: readonly Search[];
}

interface Setting {
  readonly scene: Scene;
  readonly random: Random;
  readonly lane: number;
}

export interface Variant {
  readonly name: string;
  readonly route: Route;
  /** Autosaves of one's own draft are no looks. */
  readonly autosave: boolean;
  make(setting: Setting): Promise<Ask>;
}

type Aim = Pick<Ask, 'call'> & Partial<Pick<Ask, 'searches'>>;

const routeOf = (id: string): Route => {
  const route = routes.find(each => each.id === id);
  if (route === undefined) throw new Error(`no such route: ${id}`);
  return route;
};

const variant = (
  name: string,
  who: keyof Scene['people'],
  aim: (setting: Setting) => Aim | Promise<Aim>,
): Variant => {
  const route = routeOf(name.split('#')[0] ?? '');
  const searching = 'look' in route.access && route.access.look === 'searched';
  return {
    name,
    route,
    autosave: 'may' in route.access && route.access.may === 'concern.draft',
    make: async setting => {
      const { people, freshToken } = setting.scene;
      const by = people[who];
      const { call, searches = [] } = await aim(setting);
      // one session may search thirty times a minute, and no more
      const token = searching ? await freshToken(by) : by.token;
      return { variant: name, route, by, token, call, searches };
    },
  };
};

const any = ({ scene, random }: Setting): Family => random.pickAny(scene.read);
/** A family of which the team has grants. */
const teams = ({ scene, random }: Setting): Family =>
  random.pickAny(scene.read.filter((_, i) => i % 2 === 0));
const own = ({ scene, lane }: Setting): Family => at(scene.work, lane);
const at = <T>(from: readonly T[], place: number): T => {
  const found = from[place];
  if (found === undefined) throw new Error('no family for this lane');
  return found;
};

const opening = (family: Family): Aim => ({ call: { params: { caseId: family.ids.case } } });
const byReference = ({ reference }: Family): Aim => ({
  call: { body: { reference } },
  searches: [{ act: 'cases.search-own', asked: reference }],
});
const byOwnNumber = ({ n }: Family): Aim => ({
  call: { body: { reference: word('foreign', n) } },
  searches: [{ act: 'cases.search-own', asked: word('foreign', n) }],
});
const byName = ({ n }: Family): Aim => ({
  call: { body: { surname: surnameOf(n), birthYear } },
  searches: [{ act: 'cases.search-own', asked: `${surnameOf(n)}|${birthYear}` }],
});
const ofPerson = ({ bsn }: Family): Aim => ({
  call: { body: { bsn } },
  searches: [{ act: 'looks-at-person', asked: bsn }],
});
const address = (family: Family, child: 'child' | 'secretChild'): Aim => ({
  call: { params: { caseId: family.ids.case, childId: family.ids[child] } },
});
const nothing = (): Aim => ({ call: {} });

const reading: readonly Variant[] = [
  variant('work.mine#lead', 'lead', nothing),
  variant('work.mine#few', 'relief', nothing),
  variant('work.mine#desk', 'desk', nothing),
  variant('work.mine#keeper', 'nurse', nothing),
  variant('work.mine#invited', 'invited', nothing),
  variant('concerns.list-drafts', 'sender', nothing),
  variant('concerns.get-draft', 'sender', s => ({ call: { params: { draftId: any(s).ids.draft } } })),
  variant('concerns.get-draft#sent', 'sender', s => ({ call: { params: { draftId: any(s).ids.sent } } })),
  variant('concerns.list', 'desk', nothing),
  variant('concerns.list#second', 'secondReader', nothing),
  variant('concerns.by-sender', 'desk', nothing),
  variant('concerns.by-sender#second', 'secondReader', nothing),
  variant('concerns.open', 'desk', s => ({ call: { params: { concernId: any(s).ids.waiting } } })),
  variant('concerns.open#weighed', 'secondReader', s => ({
    call: { params: { concernId: any(s).ids.concern } },
  })),
  variant('concerns.to-read', 'desk', nothing),
  variant('concerns.to-read#second', 'secondReader', nothing),
  variant('work.mine#second', 'secondReader', nothing),
  variant('concerns.find-child', 'desk', s => {
    const { bsn } = any(s);
    return {
      call: { params: { concernId: any(s).ids.waiting }, body: { bsn } },
      searches: [
        { act: 'concerns.search-register', asked: bsn },
        { act: 'concerns.find-child', asked: bsn },
      ],
    };
  }),
  variant('concerns.find-child#name', 'desk', s => ({
    call: { params: { concernId: any(s).ids.waiting }, body: { surname: 'Kuipers', birthYear: 2020 } },
    searches: [{ act: 'concerns.search-register', asked: 'Kuipers|2020|' }, { act: 'concerns.find-child' }],
  })),
  variant('cases.list', 'lead', nothing),
  variant('cases.list#few', 'relief', nothing),
  variant('cases.list#team', 'twoHats', nothing),
  variant('cases.search', 'lead', s => byReference(any(s))),
  variant('cases.search#own-number', 'nurse', s => byOwnNumber(teams(s))),
  variant('cases.search#name', 'nurse', s => byName(teams(s))),
  variant('cases.open', 'lead', s => opening(any(s))),
  variant('cases.open#deputy', 'deputy', s => opening(any(s))),
  variant('cases.open#partner', 'partner', s => opening(any(s))),
  variant('cases.open#nurse', 'nurse', s => opening(teams(s))),
  variant('cases.open#glance', 'glance', s => opening(teams(s))),
  variant('cases.open#two-hats', 'twoHats', s => opening(teams(s))),
  variant('cases.reveal-address', 'deputy', s => address(any(s), 'child')),
  variant('cases.reveal-address#secret', 'lead', s => address(any(s), 'secretChild')),
  variant('cases.looks', 'lead', s => opening(any(s))),
  variant('cases.looks#two-hats', 'twoHats', s => opening(teams(s))),
  variant('contacts.list', 'lead', s => opening(any(s))),
  variant('contacts.list#partner', 'partner', s => opening(any(s))),
  variant('contacts.list#glance', 'glance', s => opening(teams(s))),
  variant('contacts.list#two-hats', 'twoHats', s => opening(teams(s))),
  variant('attachments.open', 'lead', s => ({ call: { params: { attachmentId: any(s).ids.attachment } } })),
  variant('attachments.open#deputy', 'deputy', s => ({
    call: { params: { attachmentId: any(s).ids.attachment } },
  })),
  variant('windows.open', 'lead', s => opening(any(s))),
  variant('windows.open#partner', 'partner', s => opening(any(s))),
  variant('windows.open#glance', 'glance', s => opening(teams(s))),
  variant('voices.list', 'lead', s => opening(any(s))),
  variant('voices.list#partner', 'partner', s => opening(any(s))),
  variant('voices.list#deputy', 'deputy', s => opening(any(s))),
  variant('voices.list#glance', 'glance', s => opening(teams(s))),
  variant('course.open', 'lead', s => opening(any(s))),
  variant('course.open#glance', 'glance', s => opening(teams(s))),
  variant('course.open#nurse', 'nurse', s => opening(teams(s))),
  variant('statements.list', 'lead', s => opening(any(s))),
  variant('statements.list#partner', 'partner', s => opening(any(s))),
  variant('statements.list#glance', 'glance', s => opening(teams(s))),
  variant('statements.list#two-hats', 'twoHats', s => opening(teams(s))),
  variant('letters.list', 'lead', s => opening(any(s))),
  variant('letters.list#glance', 'glance', s => opening(teams(s))),
  variant('letters.open', 'deputy', s => ({ call: { params: { letterId: any(s).ids.letter } } })),
  variant('letters.pdf', 'lead', s => ({ call: { params: { letterId: any(s).ids.sentLetter } } })),
  variant('handover.list', 'deputy', s => opening(any(s))),
  variant('handover.list#glance', 'glance', s => opening(teams(s))),
  variant('meetings.list', 'lead', s => opening(any(s))),
  variant('meetings.list#partner', 'partner', s => opening(any(s))),
  variant('meetings.list#glance', 'glance', s => opening(teams(s))),
  variant('meetings.preview', 'lead', s => {
    const { ids } = any(s);
    return { call: { params: { meetingId: ids.meeting }, body: { attendeeId: ids.attendee } } };
  }),
  variant('meetings.pdf', 'deputy', s => ({ call: { params: { copyId: any(s).ids.meetingCopy } } })),
  variant('papers.list', 'lead', s => opening(any(s))),
  variant('papers.list#glance', 'glance', s => opening(teams(s))),
  variant('papers.preview', 'lead', s => {
    const { ids } = any(s);
    return {
      call: {
        params: { caseId: ids.case },
        body: toParent({ ...ids, childId: ids.child, personId: ids.person }),
      },
    };
  }),
  variant('papers.open', 'deputy', s => ({ call: { params: { paperId: any(s).ids.paper } } })),
  variant('papers.pdf', 'deputy', s => ({ call: { params: { paperId: any(s).ids.paper } } })),
  variant('own-file.open', 'lead', s => opening(any(s))),
  variant('own-file.open#partner', 'partner', s => opening(any(s))),
  variant('own-file.open#two-hats', 'twoHats', s => opening(teams(s))),
  variant('own-file.open#glance', 'glance', s => opening(teams(s))),
  variant('own-file.pdf', 'partner', s => opening(any(s))),
  variant('corrections.list', 'lead', s => opening(any(s))),
  variant('corrections.list#partner', 'partner', s => opening(any(s))),
  variant('corrections.list#glance', 'glance', s => opening(teams(s))),
  variant('grants.invitations', 'invited', nothing),
  variant('grants.invitations#two-hats', 'twoHats', nothing),
  variant('grants.invitation', 'invited', s => ({ call: { params: { grantId: any(s).ids.invitedGrant } } })),
  variant('pool.open', 'poolReader', s => ({ call: { params: { poolReadingId: any(s).ids.poolReading } } })),
  variant('course.open-closing-reading', 'secondReader', s => ({
    call: { params: { closingReadingId: any(s).ids.closingReading } },
  })),
  variant('oversight.disclosures', 'privacyOfficer', nothing),
  variant('oversight.disclosures#overseer', 'overseer', nothing),
  variant('oversight.postponements', 'privacyOfficer', nothing),
  variant('oversight.looks', 'privacyOfficer', s => ofPerson(any(s))),
  variant('oversight.looks#overseer', 'overseer', s => ofPerson(any(s))),
];

/** As somebody would see it who has just opened the page. */
async function versionOf({ scene }: Setting, table: string, publicId: string): Promise<number> {
  const { rows } = await scene.admin.query<{ version: number }>(
    `select version from app.${table} where public_id = $1`,
    [publicId],
  );
  return rows[0]?.version ?? 0;
}

/** Where the child with the secret address lives, as the lead has just read it. */
async function residenceOf(setting: Setting): Promise<number> {
  const { rows } = await setting.scene.admin.query<{ version: number }>(
    `select max(t.version) as version from app.child_standing t join app.case_child k using (tenant_id, child_id)
      where k.public_id = $1 and t.kind = 'residence'`,
    [own(setting).ids.secretChild],
  );
  return rows[0]?.version ?? 1;
}

/** How often the case was weighed, counted as versions. */
async function weighedIn(setting: Setting): Promise<number> {
  const { rows } = await setting.scene.admin.query<{ version: number }>(
    'select max(version) as version from app.weighing where case_id = $1',
    [own(setting).case],
  );
  return rows[0]?.version ?? 1;
}

/** How often it was said whether the family takes part, counted as versions. */
async function saidInPart(setting: Setting): Promise<number> {
  const { rows } = await setting.scene.admin.query<{ version: number | null }>(
    'select max(version) as version from app.taking_part where case_id = $1',
    [own(setting).case],
  );
  return rows[0]?.version ?? 1;
}

async function newGrant(setting: Setting, accepted: boolean): Promise<string> {
  const { scene } = setting;
  const { guest, lead } = scene.people;
  const grantId = randomUUID();
  const grant = grantTo(guest, 'youth-family-permission', [{ part: 'headline', level: 2 }], accepted);
  await scene.admin.query('select proof.plant_grant($1, $2)', [
    own(setting).case,
    JSON.stringify({
      ...grant,
      publicId: grantId,
      professional: Number(guest.professionalId),
      heldFunction: Number(guest.heldFunctionId),
      givenBy: Number(lead.heldFunctionId),
      reason: 'Kanarie-guest',
      revoked: false,
      from: '-1 days',
      until: '60 days',
      readUntil: '70 days',
    }),
  ]);
  return grantId;
}

/** One concern, which can be weighed once. */
async function weighing(setting: Setting, body: Readonly<Record<string, unknown>>): Promise<Aim> {
  const { ids } = await setting.scene.families.make();
  return {
    call: { params: { concernId: ids.waiting }, ifMatch: 1, body: { reason: 'Kanarie-weighed', ...body } },
  };
}

const commands: readonly Variant[] = [
  variant('concerns.start-draft', 'sender', () => ({ call: { body: { childName: 'Kanarie-started' } } })),
  variant('concerns.save-draft', 'sender', async s => ({
    call: {
      params: { draftId: own(s).ids.draft },
      body: { ...answers, childName: 'Kanarie-saved' },
      ifMatch: await versionOf(s, 'concern_draft', own(s).ids.draft),
    },
  })),
  variant('concerns.code', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return { call: { params: { concernId: ids.waiting }, ifMatch: 1, body: aCoding } };
  }),
  variant('concerns.look-at-safety', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.waiting },
        ifMatch: 1,
        body: { outcome: 'act-now', words: 'Kanarie-looked' },
      },
    };
  }),
  variant('concerns.call-first', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        body: {
          concerns: [{ concernId: ids.waiting, version: 1 }],
          callerHeldFunctionId: s.scene.people.desk.heldFunctionPublicId,
          on: inDays(0),
        },
      },
    };
  }),
  variant('concerns.open-call', 'desk', s => ({ call: { params: { callId: any(s).ids.call } } })),
  variant('concerns.hear-sender', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { callId: ids.call },
        body: { heard: [{ concernId: ids.waiting, version: 1, words: 'Kanarie-heard' }] },
      },
    };
  }),
  variant('concerns.not-reached', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return { call: { params: { callId: ids.call }, ifMatch: 1 } };
  }),
  variant('concerns.read', 'secondReader', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.waiting },
        ifMatch: 1,
        body: { stage: 'before', advice: 'case-opened', words: 'Kanarie-advice' },
      },
    };
  }),
  variant('concerns.read#after', 'secondReader', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.concern },
        ifMatch: 4,
        body: { stage: 'after', agrees: false, words: 'Kanarie-disagrees' },
      },
    };
  }),
  variant('concerns.answer-shield', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.waiting },
        ifMatch: 1,
        body: { agrees: true, words: 'Kanarie-shield' },
      },
    };
  }),
  variant('concerns.tell-parents', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.concern },
        ifMatch: 4,
        body: { on: inDays(0), whom: 'Kanarie-whom', byWhom: 'Kanarie-by' },
      },
    };
  }),
  variant('concerns.tell-later', 'desk', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { concernId: ids.concern },
        ifMatch: 4,
        body: { ground: 'not-reached', because: 'Kanarie-later', until: inDays(5) },
      },
    };
  }),
  variant('concerns.weigh', 'desk', s => weighing(s, { outcome: 'no-follow-up' })),
  variant('concerns.weigh#join', 'desk', s =>
    weighing(s, { outcome: 'joined-to-case', caseReference: own(s).reference }),
  ),
  variant('concerns.weigh#open', 'desk', s =>
    weighing(s, {
      outcome: 'case-opened',
      headline: 'Kanarie-opened',
      children: [
        {
          givenNames: 'Kanarie-opened',
          surnamePrefix: null,
          surname: 'Kanarie-opened',
          birthDate: { year: 2011, month: null, day: null },
        },
      ],
      lifeDomains: ['school-work'],
      leadHeldFunctionId: s.scene.people.lead.heldFunctionPublicId,
      deputyHeldFunctionId: s.scene.people.deputy.heldFunctionPublicId,
      parentsInformed: 'by-first-contact',
      parentsInformedOn: inDays(2),
      parentsPostponedBecause: null,
    }),
  ),
  variant('cases.change', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { headline: 'Kanarie-changed' },
      ifMatch: await versionOf(s, 'case_file', own(s).ids.case),
    },
  })),
  variant('cases.record-seen', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case, childId: own(s).ids.child },
      body: { seenOn: inDays(-1), seenBy: 'Kanarie-seen', alone: true },
      ifMatch: await versionOf(s, 'case_child', own(s).ids.child),
    },
  })),
  variant('plans.add-goal', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { part: 'money', words: 'Kanarie-goal', whose: 'Kanarie-whose' },
    },
  })),
  variant('plans.score-goal', 'lead', s => ({
    call: {
      params: { goalId: own(s).ids.goal },
      body: { score: 5, givenBy: 'Kanarie-given', givenOn: inDays(-1) },
    },
  })),
  variant('plans.change-agreement', 'lead', async s => ({
    call: {
      params: { agreementId: own(s).ids.moneyAgreement },
      body: { watcherHeldFunctionId: null, ifNot: 'Kanarie-if-not', lookBackOn: null, offerId: null },
      ifMatch: await versionOf(s, 'agreement', own(s).ids.moneyAgreement),
    },
  })),
  variant('plans.correct-agreement', 'lead', async s => ({
    call: {
      params: { agreementId: own(s).ids.moneyAgreement },
      body: {
        what: 'Kanarie-mended',
        keeper: { name: 'Kanarie-keeper' },
        dueOn: inDays(9),
        reason: 'Kanarie-because',
      },
      ifMatch: await versionOf(s, 'agreement', own(s).ids.moneyAgreement),
    },
  })),
  variant('plans.wait-for-place', 'lead', async s => ({
    call: {
      params: { agreementId: own(s).ids.moneyAgreement },
      body: { organisation: 'Kanarie-at', since: inDays(-1), expectedOn: null, bridge: 'Kanarie-bridge' },
      ifMatch: await versionOf(s, 'agreement', own(s).ids.moneyAgreement),
    },
  })),
  variant('plans.check-agreement', 'lead', async s => ({
    call: {
      params: { agreementId: own(s).ids.safetyAgreement },
      body: { holds: 'no', note: 'Kanarie-check' },
      ifMatch: await versionOf(s, 'agreement', own(s).ids.safetyAgreement),
    },
  })),
  variant('plans.record-consent', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: {
        kind: 'secrecy',
        person: 'Kanarie-person',
        givenOn: inDays(-1),
        note: 'Kanarie-consent',
        by: 'Kanarie-by',
        about: 'Kanarie-about',
        until: inDays(30),
      },
    },
  })),
  variant('plans.say-who-directs', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { directing: 'together' },
      ifMatch: await versionOf(s, 'case_file', own(s).ids.case),
    },
  })),
  variant('plans.record-taking-part', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { answer: 'partly', andThen: 'Kanarie-and-then' },
      ifMatch: await saidInPart(s),
    },
  })),
  variant('plans.answer-agreement', 'partner', async s => ({
    call: {
      params: { agreementId: own(s).ids.agreement },
      body: { state: 'partly', note: 'Kanarie-note' },
      ifMatch: await versionOf(s, 'agreement', own(s).ids.agreement),
    },
  })),
  variant('contacts.write', 'partner', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ...said, withWhom: 'Kanarie-whom', part: 'school-work', callBackOn: inDays(5) },
    },
  })),
  variant('windows.add-fact', 'partner', s => ({
    call: { params: { caseId: own(s).ids.case }, body: { ...aFact, words: 'Kanarie-fact' } },
  })),
  variant('windows.add-view', 'partner', async s => ({
    call: {
      params: { factId: own(s).ids.fact },
      body: { who: 'Kanarie-who', words: 'Kanarie-view', saidOn: inDays(0) },
      ifMatch: await versionOf(s, 'fact', own(s).ids.fact),
    },
  })),
  variant('voices.write', 'partner', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ...heard(), words: 'Kanarie-voice', childId: own(s).ids.child, choices: [] },
    },
  })),
  variant('voices.correct', 'lead', async s => ({
    call: {
      params: { voiceId: own(s).ids.voice },
      body: { ...heard(), words: 'Kanarie-voice', reason: 'Kanarie-why' },
      ifMatch: await versionOf(s, 'child_voice', own(s).ids.voice),
    },
  })),
  variant('voices.choose', 'partner', async s => ({
    call: {
      params: { voiceId: own(s).ids.voice },
      body: { saidOn: inDays(0), choices: [{ mayKnow: false, name: 'Kanarie-oma' }] },
      ifMatch: await versionOf(s, 'child_voice', own(s).ids.voice),
    },
  })),
  // to a colleague once, and each family has said so of one
  variant('voices.share', 'partner', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { voiceId: ids.voice },
        body: { heldFunctionId: s.scene.people.deputy.heldFunctionPublicId },
        ifMatch: await versionOf(s, 'child_voice', ids.voice),
      },
    };
  }),
  variant('windows.weigh', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ...aWeighing, decision: 'Kanarie-decision' },
      ifMatch: await weighedIn(s),
    },
  })),
  variant('contacts.correct', 'lead', async s => ({
    call: {
      params: { noteId: own(s).ids.note },
      body: { ...said, what: 'Kanarie-what', reason: 'Kanarie-why' },
      ifMatch: await versionOf(s, 'contact_note', own(s).ids.note),
    },
  })),
  variant('attachments.add', 'partner', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { noteId: ids.bareNote },
        body: { ...anAttachment, source: 'Kanarie-source', condition: 'Kanarie-condition' },
      },
    };
  }),
  variant('attachments.send', 'partner', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: { params: { attachmentId: ids.waitingAttachment }, ifMatch: 1, file: pdfSaying('Kanarie-bytes') },
    };
  }),
  variant('attachments.withdraw', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: { params: { attachmentId: ids.attachment }, ifMatch: 2, body: { because: 'Kanarie-because' } },
    };
  }),
  variant('contacts.settle-call-back', 'partner', async s => ({
    call: {
      params: { noteId: own(s).ids.note },
      body: { moveTo: inDays(2) },
      ifMatch: await versionOf(s, 'contact_note', own(s).ids.note),
    },
  })),
  variant('family.record-residence', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case, childId: own(s).ids.secretChild },
      body: { ...known, words: 'Kanarie-lives' },
      ifMatch: await residenceOf(s),
    },
  })),
  variant('family.add-person', 'lead', s => ({
    call: { params: { caseId: own(s).ids.case }, body: { ...somebody, name: 'Kanarie-somebody' } },
  })),
  variant('course.answer-stop', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { stop: 'look-back', childId: null, because: 'Kanarie-not-yet', until: inDays(5) },
    },
  })),
  variant('course.inform-later', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ground: 'not-reached', because: 'Kanarie-later', until: inDays(5) },
    },
  })),
  variant('course.look-back', 'lead', async s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: {
        heldOn: inDays(0),
        helped: 'Kanarie-helped',
        downside: 'Kanarie-downside',
        decision: 'continue',
        nextOn: inDays(30),
      },
      ifMatch: await versionOf(s, 'case_file', own(s).ids.case),
    },
  })),
  variant('cases.note-own-number', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return { call: { params: { caseId: ids.case }, ifMatch: 2, body: { number: 'Kanarie-noted 1' } } };
  }),
  variant('handover.begin', 'lead', s => ({ call: { params: { caseId: own(s).ids.case } } })),
  variant('handover.write', 'lead', async s => ({
    call: {
      params: { handoverId: own(s).ids.handover },
      body: { ...fiveLines, worries: 'Kanarie-worries', introduceOn: inDays(3) },
      ifMatch: await versionOf(s, 'handover', own(s).ids.handover),
    },
  })),
  variant('statements.write', 'partner', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ...stated, what: 'Kanarie-stated', condition: 'Kanarie-condition' },
    },
  })),
  variant('statements.correct', 'lead', async s => ({
    call: {
      params: { statementId: own(s).ids.statement },
      body: { ...restated, what: 'Kanarie-restated', reason: 'Kanarie-because' },
      ifMatch: await versionOf(s, 'statement', own(s).ids.statement),
    },
  })),
  variant('statements.ask', 'deputy', s => ({
    call: { params: { caseId: own(s).ids.case }, body: { ...asked, question: 'Kanarie-asked' } },
  })),
  variant('statements.withdraw-question', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return { call: { params: { questionId: ids.question }, ifMatch: 1 } };
  }),
  variant('statements.read-answer', 'deputy', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { questionId: ids.answeredQuestion },
        ifMatch: 2,
        body: { part: 'money', withheldFrom: ['jgz-duinveen'] },
      },
    };
  }),
  variant('letters.prepare', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: {
        kind: 'information-parent',
        name: 'Kanarie-parent',
        children: [own(s).ids.child],
        address: [],
      },
    },
  })),
  variant('letters.send', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { letterId: ids.letter },
        ifMatch: 1,
        body: { sentOn: inDays(0), endsPostponement: false },
      },
    };
  }),
  variant('meetings.plan', 'lead', async s => {
    // of a family of its own: in another lane there are parents by now who were not asked
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { caseId: ids.case },
        body: aMeeting(inDays(9), ids.person, [ids.child, ids.secretChild]),
      },
    };
  }),
  variant('meetings.change', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { meetingId: ids.comingMeeting },
        ifMatch: 1,
        body: aMeeting(inDays(9), ids.person, [ids.child, ids.secretChild]),
      },
    };
  }),
  variant('meetings.cancel', 'deputy', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { meetingId: ids.comingMeeting },
        ifMatch: 1,
        body: { because: 'Kanarie-off' },
      },
    };
  }),
  variant('meetings.attendance', 'lead', async s => {
    const { ids } = own(s);
    return {
      call: {
        params: { meetingId: ids.meeting },
        ifMatch: await versionOf(s, 'meeting', ids.meeting),
        body: { attendees: [{ attendeeId: ids.attendee, presence: 'video' }] },
      },
    };
  }),
  variant('meetings.write-note', 'partner', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { meetingId: ids.comingMeeting },
        body: { part: 'school-work', words: 'Kanarie-noted' },
      },
    };
  }),
  variant('meetings.correct-note', 'partner', async s => ({
    call: {
      params: { noteId: own(s).ids.meetingNote },
      ifMatch: await versionOf(s, 'meeting_note', own(s).ids.meetingNote),
      body: { words: 'Kanarie-mended', reason: 'Kanarie-reason' },
    },
  })),
  variant('meetings.copy', 'lead', async s => {
    const { ids } = own(s);
    const aim = { params: { meetingId: ids.meeting }, body: { attendeeId: ids.attendee } };
    const { seen } = await s.scene.beforehand(routeOf('meetings.preview'), aim, s.scene.people.lead);
    return { call: { ...aim, body: { ...aim.body, familyTold: null, seen } } };
  }),
  variant('papers.make', 'lead', s => {
    const { ids } = own(s);
    return {
      call: {
        params: { caseId: ids.case },
        body: { ...toParent({ ...ids, childId: ids.child, personId: ids.person }), familyTold: null },
      },
    };
  }),
  variant('corrections.ask', 'partner', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: { ...doesNotHold, wrong: 'Kanarie-wrong', about: { kind: 'goal', id: own(s).ids.goal } },
    },
  })),
  variant('corrections.answer', 'lead', async s => {
    const { ids } = await s.scene.families.make();
    return {
      call: {
        params: { correctionId: ids.correction },
        ifMatch: 1,
        body: { outcome: 'refused', answer: 'Kanarie-answer' },
      },
    };
  }),
  variant('grants.give', 'lead', s => ({
    call: {
      params: { caseId: own(s).ids.case },
      body: {
        heldFunctionId: s.scene.people.manager.heldFunctionPublicId,
        parts: [{ part: 'headline', level: 'headline' }],
        basisCode: 'youth-team-manager',
        reason: 'Kanarie-given',
        familyTold: 'Kanarie-told',
      },
    },
  })),
  variant('grants.revoke', 'lead', async s => ({
    call: { params: { grantId: await newGrant(s, true) }, ifMatch: 1, body: { reason: 'Kanarie-revoked' } },
  })),
  variant('grants.answer', 'guest', async s => ({
    call: { params: { grantId: await newGrant(s, false) }, body: { privateTie: false } },
  })),
];

export const variants: readonly Variant[] = [...reading, ...commands];

/** Routes of the contract that give personal data. */
export const readingRoutes: readonly string[] = routes
  .filter(route => 'look' in route.access)
  .map(route => route.id);
