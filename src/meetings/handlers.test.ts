import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as family from '#contract/family.ts';
import * as grants from '#contract/grants.ts';
import * as contract from '#contract/meetings.ts';
import * as plans from '#contract/plans.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
let esther: string;
let mark: string;
let noor: string;
let officerGrant: string;
let nurseGrant: string;
const kid = (givenNames: string, year: number) => ({
  givenNames,
  surnamePrefix: null,
  surname: 'Verhagen',
  birthDate: { year, month: 6, day: 14 },
});
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
const person = async (name: string, role: string) =>
  (
    await kase.lead.call(family.addPerson, {
      params: params(),
      body: {
        name,
        role,
        household: null,
        safeContact: null,
        telephone: '0990 98 76 54',
        supporter: true,
        wish: `Kanariewens van ${name}`,
      },
    })
  ).personId;

beforeEach(async () => {
  kase = await openCase(api, { opening: { children: [kid('Noor', 2011), kid('Sem', 2019)] } });
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  ({ grantId: officerGrant } = await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  }));
  ({ grantId: nurseGrant } = await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  }));
  [esther, mark] = [await person('Esther Verhagen', 'Moeder'), await person('Mark Jansen', 'Vader')];
  await person('Riet Dekker', 'Buurvrouw');
  noor = (await list(kase.lead)).around?.children.find(each => each.mustBeAsked)?.childId ?? '';
});

const list = (by: ApiClient) => by.call(contract.listMeetings, { params: params() });
type Planned = BodyOf<typeof contract.planMeeting>;
type Asked = Planned['attendees'][number];
const common = { invited: true, notInvitedBecause: null, hears: [] as string[], firstHalfHour: false };
const all = ['headline', 'school-work', 'money'];
const mother = (): Asked => ({ ...common, kind: 'person', personId: esther, hears: all });
const father = (): Asked => ({
  ...common,
  kind: 'person',
  personId: mark,
  invited: false,
  notInvitedBecause: 'Hij wil niet met moeder aan tafel; wij spreken hem apart',
});
const child = (): Asked => ({ ...common, kind: 'child', childId: noor, hears: ['school-work'] });
const attendance = (): Asked => ({
  ...common,
  kind: 'team',
  grantId: officerGrant,
  hears: ['school-work'],
  firstHalfHour: true,
});
const health = (): Asked => ({ ...common, kind: 'team', grantId: nurseGrant, hears: ['money'] });
const school = (): Asked => ({
  ...common,
  kind: 'outside',
  function: 'Mentor',
  organisation: 'De Brug',
  name: null,
  hears: ['school-work'],
  firstHalfHour: true,
});
const planned = (given: Partial<Planned> = {}): Planned => ({
  heldOn: inDays(0),
  beginsAt: '14:30',
  place: 'Keukentafel',
  attendees: [mother(), father(), child(), attendance(), health(), school()],
  ...given,
});
const plan = async (given: Partial<Planned> = {}) =>
  (await kase.lead.call(contract.planMeeting, { params: params(), body: planned(given) })).meetingId;
const refusal = (given: Partial<Planned>, by = kase.lead) =>
  by.refused(contract.planMeeting, { params: params(), body: planned(given) });
const only = async (by: ApiClient) => {
  const [found] = (await list(by)).meetings;
  assert.ok(found);
  return found;
};
const attend = async (meetingId: string) => {
  const { attendees, version } = await only(kase.lead);
  return kase.lead.call(contract.recordAttendance, {
    params: { meetingId },
    ifMatch: version,
    body: {
      attendees: attendees
        .filter(each => each.invited)
        .map(({ attendeeId, kind }) => ({
          attendeeId,
          presence: kind === 'outside' ? ('video' as const) : ('present' as const),
        })),
    },
  });
};
const note = (by: ApiClient, meetingId: string, part: string, words: string) =>
  by.call(contract.writeMeetingNote, { params: { meetingId }, body: { part, words } });
const agree = (meetingId: string, part: string, what: string, name = 'Esther') =>
  kase.lead.call(plans.addAgreement, {
    params: params(),
    body: { part, kind: 'help', what, keeper: { name }, dueOn: inDays(7), meetingId },
  });
/** A meeting that was held, with something in every part. */
const held = async () => {
  const meetingId = await plan();
  await attend(meetingId);
  await note(kase.lead, meetingId, 'headline', 'Kanariegeheel');
  await note(kase.lead, meetingId, 'money', 'Kanariegeld');
  await note(officer, meetingId, 'school-work', 'Kanarieschool');
  await agree(meetingId, 'money', 'Kanariebetaling');
  await agree(meetingId, 'school-work', 'Kanarieles');
  return meetingId;
};
const attendeeOf = async (label: string) =>
  (await only(kase.lead)).attendees.find(each => each.label.startsWith(label))?.attendeeId ?? '';
const preview = async (meetingId: string, label: string) =>
  kase.lead.call(contract.previewMeetingCopy, {
    params: { meetingId },
    body: { attendeeId: await attendeeOf(label) },
  });
const copy = async (meetingId: string, label: string, familyTold: string | null = null) => {
  const { seen } = await preview(meetingId, label);
  return kase.lead.call(contract.makeMeetingCopy, {
    params: { meetingId },
    body: { attendeeId: await attendeeOf(label), familyTold, seen },
  });
};

test('a parent and a child of twelve are invited, or it is said why not; the database knows it too', async () => {
  assert.equal(await refusal({ attendees: [mother(), child()] }), 'not-everyone-asked');
  assert.equal(await refusal({ attendees: [mother(), father()] }), 'not-everyone-asked');
  assert.equal(
    await refusal({ attendees: [mother(), { ...father(), notInvitedBecause: ' ' }, child()] }),
    'invalid-input',
  );
  const { around } = await list(kase.lead);
  assert.deepEqual(
    around?.children.map(each => [each.name, each.mustBeAsked]),
    [
      ['Noor Verhagen', true],
      ['Sem Verhagen', false],
    ],
  );
  assert.deepEqual(
    around.people.map(each => [each.role, each.mustBeAsked]),
    [
      ['Moeder', true],
      ['Vader', true],
      ['Buurvrouw', false],
    ],
  );
  const meetingId = await plan();
  const found = await only(kase.lead);
  assert.equal(found.meetingId, meetingId);
  assert.deepEqual(
    found.attendees.map(each => [each.label, each.organisation, each.invited, each.firstHalfHour]),
    [
      ['Esther Verhagen, Moeder', null, true, false],
      ['Mark Jansen, Vader', null, false, false],
      ['Noor Verhagen', null, true, false],
      ['Leerplichtambtenaar', 'Gemeente Duinveen', true, true],
      ['Jeugdverpleegkundige', found.attendees[4]?.organisation, true, false],
      ['Mentor', 'De Brug', true, true],
    ],
  );
  // around the server: whoever calls the function itself cannot pass anybody over
  const around2 = async (attendees: unknown) => {
    await api.admin.query('begin');
    await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'x']);
    try {
      await api.admin.query(
        'select authz.plan_meeting($1, gen_random_uuid(), authz.today(), $2, $3, $4, 12, $5)',
        [kase.caseId, '10:00', 'Hier', JSON.stringify(attendees), ['moeder', 'vader']],
      );
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await api.admin.query('rollback');
    }
  };
  const there = { invited: true, because: null, hears: [], firstHalfHour: false };
  const parentsThere = [
    { ...there, kind: 'person', id: esther },
    { ...there, kind: 'person', id: mark },
  ];
  assert.equal(await around2(parentsThere), 'not-everyone-asked');
  assert.equal(
    await around2([...parentsThere.slice(1), { ...there, kind: 'child', id: noor }]),
    'not-everyone-asked',
  );
  assert.match(
    await around2([...parentsThere, { ...there, kind: 'child', id: noor, invited: false }]),
    /invited_or_why_not/,
  );
  assert.equal(
    await around2([
      ...parentsThere,
      { ...there, kind: 'child', id: noor },
      { ...there, kind: 'team', id: officerGrant, hears: ['money'] },
    ]),
    'level-too-high',
  );
  assert.equal(await around2([...parentsThere, { ...there, kind: 'child', id: noor }]), 'done');
});

test('nobody of the team is told what they may not read, and nobody of another case is asked', async () => {
  assert.equal(
    await refusal({ attendees: [mother(), father(), child(), { ...attendance(), hears: ['money'] }] }),
    'level-too-high',
  );
  assert.equal(
    await refusal({ attendees: [{ ...mother(), hears: ['sealed'] }, father(), child()] }),
    'part-not-open',
  );
  const mine = esther;
  const other = await openCase(api);
  const theirs = (
    await other.lead.call(family.addPerson, {
      params: { caseId: other.caseId },
      body: {
        name: 'Ander',
        role: 'Oma',
        household: null,
        safeContact: null,
        telephone: null,
        supporter: false,
        wish: null,
      },
    })
  ).personId;
  assert.equal(mine, esther);
  assert.equal(
    await refusal({
      attendees: [mother(), father(), child(), { ...mother(), kind: 'person', personId: theirs }],
    }),
    'not-found',
  );
  assert.equal(await refusal({ heldOn: inDays(400) }), 'term-out-of-bounds');
});

test('lead and deputy plan; who reads along does not, and a stranger finds nothing', async () => {
  assert.equal(await refusal({}, officer), 'not-allowed');
  assert.equal(await refusal({}, await api.as('duinveen-jeugdbeschermer')), 'not-found');
  assert.equal(await refusal({}, await api.as('veenrade-casusregisseur')), 'not-found');
  await kase.deputy.call(contract.planMeeting, { params: params(), body: planned() });
  const meetingId = (await only(kase.lead)).meetingId;
  assert.equal(
    await officer.refused(contract.cancelMeeting, {
      params: { meetingId },
      ifMatch: 1,
      body: { because: 'x' },
    }),
    'not-allowed',
  );
  assert.equal(
    await (
      await api.as('veenrade-casusregisseur')
    ).refused(contract.cancelMeeting, {
      params: { meetingId },
      ifMatch: 1,
      body: { because: 'x' },
    }),
    'not-found',
  );
});

test('where an address is secret the place is no address', async () => {
  await api.admin.query(
    `update app.case_child k set secret = true from app.case_file c where c.case_id = k.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  assert.equal(await refusal({ place: 'Dorpsstraat 12' }), 'address-is-secret');
  assert.equal((await list(kase.lead)).addressIsSecret, true);
  await plan({ place: 'Kantoor, kamer 12' });
});

test('a meeting moves, is called off with a reason, and that is undone; never on an old version', async () => {
  const meetingId = await plan({ heldOn: inDays(3) });
  const change = (ifMatch: number, given: Partial<Planned> = {}) => ({
    params: { meetingId },
    ifMatch,
    body: planned({ heldOn: inDays(5), place: 'Buurthuis', ...given }),
  });
  await kase.lead.call(contract.changeMeeting, change(1, { attendees: [mother(), father(), child()] }));
  assert.equal(await kase.lead.refused(contract.changeMeeting, change(1)), 'version-mismatch');
  const moved = await only(kase.lead);
  assert.deepEqual([moved.heldOn, moved.place, moved.attendees.length], [inDays(5), 'Buurthuis', 3]);
  const cancel = (ifMatch: number, because: string | null) => ({
    params: { meetingId },
    ifMatch,
    body: { because },
  });
  assert.equal(await kase.lead.refused(contract.cancelMeeting, cancel(2, '')), 'invalid-input');
  assert.equal(await kase.lead.refused(contract.cancelMeeting, cancel(2, null)), 'already-done');
  await kase.lead.call(contract.cancelMeeting, cancel(2, 'Kanariereden'));
  assert.equal((await only(kase.lead)).cancelledBecause, 'Kanariereden');
  // whoever sees that there is a case sees that it is off, and not why
  const glimpsed = await only(officer);
  assert.deepEqual([glimpsed.state, glimpsed.cancelledBecause, glimpsed.attendees], ['cancelled', null, []]);
  assert.equal(await kase.lead.refused(contract.changeMeeting, change(3)), 'already-done');
  assert.equal(
    await kase.lead.refused(contract.writeMeetingNote, {
      params: { meetingId },
      body: { part: 'money', words: 'x' },
    }),
    'already-done',
  );
  await kase.lead.call(contract.cancelMeeting, cancel(3, null));
  const again = await only(kase.lead);
  assert.deepEqual([again.state, again.cancelledBecause], ['planned', null]);
});

test('notes lie in their part: who reads only the school reads only the school', async () => {
  await held();
  const seen = async (by: ApiClient) => {
    const found = await only(by);
    return [
      found.notes.map(each => each.words),
      found.agreements.map(each => each.what),
      found.attendees.length,
    ];
  };
  assert.deepEqual(await seen(kase.lead), [
    ['Kanariegeheel', 'Kanariegeld', 'Kanarieschool'],
    ['Kanariebetaling', 'Kanarieles'],
    6,
  ]);
  assert.deepEqual(await seen(officer), [['Kanarieschool'], ['Kanarieles'], 0]);
  assert.deepEqual(await seen(nurse), [['Kanariegeld'], ['Kanariebetaling'], 0]);
  assert.equal((await list(officer)).around, null);
  assert.equal(
    await (await api.as('duinveen-jeugdbeschermer')).refused(contract.listMeetings, { params: params() }),
    'not-found',
  );
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.listMeetings, { params: params() }), 'not-found');
});

test('whoever may write in a part notes there, once; a correction keeps what it said', async () => {
  const meetingId = await plan();
  const write = (part: string) => ({ params: { meetingId }, body: { part, words: 'Eerst' } });
  assert.equal(await nurse.refused(contract.writeMeetingNote, write('money')), 'not-allowed');
  assert.equal(await officer.refused(contract.writeMeetingNote, write('money')), 'not-allowed');
  assert.equal(await kase.lead.refused(contract.writeMeetingNote, write('sealed')), 'part-not-open');
  const { noteId } = await officer.call(contract.writeMeetingNote, write('school-work'));
  assert.equal(await kase.lead.refused(contract.writeMeetingNote, write('school-work')), 'version-mismatch');
  const correct = (ifMatch: number) => ({
    params: { noteId },
    ifMatch,
    body: { words: 'Later', reason: 'Verkeerde dag' },
  });
  assert.equal(await nurse.refused(contract.correctMeetingNote, correct(1)), 'not-found');
  await kase.lead.call(contract.correctMeetingNote, correct(1));
  assert.equal(await officer.refused(contract.correctMeetingNote, correct(1)), 'version-mismatch');
  const [found] = (await only(officer)).notes;
  assert.deepEqual(
    [found?.words, found?.earlier.map(each => [each.words, each.reason, each.correctedBy])],
    ['Later', [['Eerst', 'Verkeerde dag', 'Casusregisseur']]],
  );
  const tomorrow = await plan({ heldOn: inDays(1) });
  assert.equal(
    await kase.lead.refused(contract.writeMeetingNote, {
      params: { meetingId: tomorrow },
      body: { part: 'money', words: 'x' },
    }),
    'term-out-of-bounds',
  );
});

test('an agreement of a meeting is an agreement of the plan; of another case or a meeting that is off it is none', async () => {
  const meetingId = await plan();
  await agree(meetingId, 'money', 'Belt de bank');
  const [agreed] = (await only(kase.lead)).agreements;
  assert.deepEqual([agreed?.what, agreed?.who, agreed?.state], ['Belt de bank', 'Esther', 'open']);
  const other = await openCase(api);
  assert.equal(
    await other.lead.refused(plans.addAgreement, {
      params: { caseId: other.caseId },
      body: {
        part: 'money',
        kind: 'help',
        what: 'x',
        keeper: { name: 'x' },
        dueOn: inDays(7),
        meetingId,
      },
    }),
    'not-found',
  );
});

test('Mijn werk of the lead: the meeting by its day, its record when there is none, and nothing of what it is about', async () => {
  const mine = async (by = kase.lead) =>
    (await by.call(work.getMyWork, { query: {} })).items.filter(
      each => each.caseId === kase.caseId && each.kind.startsWith('meeting'),
    );
  const coming = await plan({ heldOn: inDays(2) });
  const [first] = await mine();
  assert.deepEqual([first?.kind, first?.dueOn, first?.overdue], ['meeting', inDays(2), false]);
  assert.equal(first?.meets?.beginsAt, '14:30');
  assert.match(first.meets.place, /^Keukentafel/);
  assert.deepEqual(await mine(kase.deputy), []);
  await kase.lead.call(contract.changeMeeting, {
    params: { meetingId: coming },
    ifMatch: 1,
    body: planned({ heldOn: inDays(-1) }),
  });
  const [late] = await mine();
  assert.deepEqual([late?.kind, late?.overdue], ['meeting-record', true]);
  await attend(coming);
  assert.equal((await mine())[0]?.kind, 'meeting-record');
  await note(kase.lead, coming, 'money', 'Besproken');
  assert.deepEqual(await mine(), []);
  assert.equal((await only(kase.lead)).recordMissing, false);
});

test('who was there is said of everybody who was invited, from the day on', async () => {
  const meetingId = await plan({ heldOn: inDays(1) });
  const { attendees } = await only(kase.lead);
  const say = (ifMatch: number, given = attendees.filter(each => each.invited)) => ({
    params: { meetingId },
    ifMatch,
    body: { attendees: given.map(({ attendeeId }) => ({ attendeeId, presence: 'present' as const })) },
  });
  assert.equal(await kase.lead.refused(contract.recordAttendance, say(1)), 'term-out-of-bounds');
  const today = await plan();
  const there = (await list(kase.lead)).meetings.find(each => each.meetingId === today)?.attendees ?? [];
  const at = (given: typeof there) => ({ ...say(1, given), params: { meetingId: today } });
  assert.equal(await kase.lead.refused(contract.recordAttendance, at(there)), 'invalid-input');
  assert.equal(
    await kase.lead.refused(contract.recordAttendance, at(there.filter(each => each.invited).slice(1))),
    'invalid-input',
  );
  await kase.lead.call(contract.recordAttendance, at(there.filter(each => each.invited)));
});

test('the record of one: exactly the parts that one may hear, on screen and on paper', async () => {
  const meetingId = await held();
  const paperOf = async (label: string) => JSON.stringify((await preview(meetingId, label)).text);
  // what somebody wants, how he or she is called and whom the family trusts is on nobody's record, not even on the own
  const onNoPaper = /Kanariewens|98 ?76 ?54|steunfiguur|supporter/i;
  for (const label of ['Noor', 'Esther']) assert.doesNotMatch(await paperOf(label), onNoPaper, label);
  const noorReads = await paperOf('Noor');
  assert.match(noorReads, /Kanarieschool/);
  assert.match(noorReads, /Kanarieles/);
  assert.doesNotMatch(noorReads, /Kanariegeld|Kanariegeheel|Kanariebetaling|Jeugdverpleegkundige|Mark/);
  assert.match(await paperOf('Esther'), /Kanariegeheel.*Kanariegeld.*Kanarieschool/s);
  const { copyId } = await copy(meetingId, 'Noor');
  const answer = await kase.lead.send(contract.openMeetingCopyPdf, { params: { copyId } });
  const said = (await readPdf(answer.rawPayload)).text.replaceAll(/\s+/g, ' ');
  assert.match(said, /Kanarieschool/);
  assert.doesNotMatch(said, /Kanariegeld|Kanariegeheel|Kanariebetaling|Mark/);
  assert.doesNotMatch(said, onNoPaper);
  // the partner reads the headline no further than the day: the paper is not there for it
  assert.equal(await officer.refused(contract.openMeetingCopyPdf, { params: { copyId } }), 'not-found');
  assert.deepEqual(
    (await only(kase.lead)).copies.map(each => [each.readerName, each.whole]),
    [['Noor Verhagen', true]],
  );
});

test('nobody who was not invited, and nobody without access, gets a record', async () => {
  const meetingId = await held();
  for (const label of ['Mark', 'Mentor'])
    assert.equal(
      await kase.lead.refused(contract.previewMeetingCopy, {
        params: { meetingId },
        body: { attendeeId: await attendeeOf(label) },
      }),
      'line-not-for-reader',
    );
  assert.equal(
    await officer.refused(contract.previewMeetingCopy, {
      params: { meetingId },
      body: { attendeeId: await attendeeOf('Noor') },
    }),
    'not-allowed',
  );
  const { seen } = await preview(meetingId, 'Leerplicht');
  await kase.lead.call(grants.revokeAccess, {
    params: { grantId: officerGrant },
    ifMatch: Number(
      await valueOf(api, 'select version from app.access_grant where public_id = $1', [officerGrant]),
    ),
    body: { reason: 'Klaar' },
  });
  assert.equal(
    await kase.lead.refused(contract.makeMeetingCopy, {
      params: { meetingId },
      body: { attendeeId: await attendeeOf('Leerplicht'), familyTold: null, seen },
    }),
    'colleague-not-eligible',
  );
});

test('to another organisation it is a disclosure, with what the family was told; what changed since it was read is not given', async () => {
  const meetingId = await held();
  const { seen, isDisclosure } = await preview(meetingId, 'Jeugdverpleegkundige');
  assert.equal(isDisclosure, true);
  const attendeeId = await attendeeOf('Jeugdverpleegkundige');
  const make = (familyTold: string | null) => ({
    params: { meetingId },
    body: { attendeeId, familyTold, seen },
    key: newKey(),
  });
  assert.equal(await kase.lead.refused(contract.makeMeetingCopy, make(null)), 'invalid-input');
  const disclosed = () =>
    countOf(
      api,
      `app.disclosure d join app.case_file c on c.case_id = d.file_id where c.public_id = $1 and d.what @> '[{"part": "money"}]' and d.what::text like '%paper%'`,
      [kase.caseId],
    );
  assert.equal(await disclosed(), 0);
  const twice = make('Aan tafel gezegd');
  await kase.lead.call(contract.makeMeetingCopy, twice);
  await kase.lead.call(contract.makeMeetingCopy, twice);
  assert.equal(await disclosed(), 1);
  const money = (await only(kase.lead)).notes.find(each => each.part === 'money');
  await kase.lead.call(contract.correctMeetingNote, {
    params: { noteId: money?.noteId ?? '' },
    ifMatch: 1,
    body: { words: 'Anders', reason: 'Klopte niet' },
  });
  assert.equal(await kase.lead.refused(contract.makeMeetingCopy, make('Ja')), 'version-mismatch');
});

test('nothing is written in a closed case, and the work of its lead is gone', async () => {
  const meetingId = await held();
  await plan({ heldOn: inDays(4) });
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal(await refusal({}), 'case-closed');
  assert.equal(
    await kase.lead.refused(contract.correctMeetingNote, {
      params: { noteId: (await list(kase.lead)).meetings.flatMap(each => each.notes)[0]?.noteId ?? '' },
      ifMatch: 1,
      body: { words: 'x', reason: 'y' },
    }),
    'case-closed',
  );
  assert.equal(
    await countOf(
      api,
      'app.meeting m join app.case_file c using (case_id) where c.public_id = $1 and m.lead_professional_id is not null',
      [kase.caseId],
    ),
    0,
  );
  assert.equal((await list(kase.lead)).mayAct, false);
  await assert.rejects(
    api.admin.query(`update app.meeting set place = 'x' where public_id = $1`, [meetingId]),
    /case-closed/,
  );
});

test('that somebody looked is written down, for each part that was open', async () => {
  await held();
  const looks = () =>
    countOf(
      api,
      `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = 'meetings.list'`,
      [kase.caseId],
    );
  const before = await looks();
  await list(officer);
  assert.equal((await looks()) - before, 2);
  assert.ok(idOf(await colleague(kase.lead, 'Leerplichtambtenaar')));
});
