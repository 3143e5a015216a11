/**
 * Words that can be recognised wherever they turn up, in every column that holds somebody's words, names or places.
 * A new column with text has to be put in one of the two lists before the proof holds again.
 */
import type pg from 'pg';

const personal: Readonly<Record<string, readonly string[]>> = {
  concern_draft: [
    'child_name',
    'child_age',
    'child_school',
    'observed',
    'observed_when',
    'told_by',
    'goes_well',
    'done_so_far',
    'family_knows_note',
    'reach_me',
  ],
  concern: [
    'child_name',
    'child_age',
    'child_school',
    'observed',
    'observed_when',
    'told_by',
    'goes_well',
    'done_so_far',
    'family_knows_note',
    'reach_me',
    'outcome_reason',
    'passed_on_to',
    'told_whom',
    'told_by_whom',
  ],
  safety_look: ['words'],
  concern_call: ['words'],
  own_number: ['number'],
  concern_decision: ['reason', 'passed_on_to'],
  concern_reading: ['words'],
  sender_shield: ['words'],
  fact_source: ['observer'],
  case_file: ['headline', 'opened_because', 'parents_postponed_because', 'line_because'],
  case_step: ['because'],
  stop_answer: ['because'],
  later_notice: ['because'],
  pool_request: ['reader_label', 'reader_organisation'],
  look_back: ['helped', 'downside'],
  case_closing: [
    'reason',
    'keeps_an_eye',
    'whom_to_call',
    'judgement',
    'not_asked_because',
    'withdrawn_because',
    'open_worry',
    'reading_words',
    'kept_because',
  ],
  aftercare: ['words'],
  case_child: ['given_names', 'surname_prefix', 'surname', 'municipality', 'last_seen_by'],
  fact: ['words', 'observer', 'observed_when', 'source_conditions'],
  fact_view: ['who', 'words'],
  taking_part: ['and_then'],
  weighing: ['if_nothing', 'works_already', 'at_least', 'decision', 'why_not_lighter'],
  child_voice: ['words', 'heard_where', 'heard_by'],
  child_voice_earlier: ['words', 'heard_where', 'heard_by', 'reason'],
  child_voice_choice: ['name'],
  goal: ['words', 'whose'],
  goal_score: ['given_by'],
  agreement: ['what', 'keeper_name', 'note', 'if_not', 'waiting_at', 'bridge', 'settled_note'],
  agreement_check: ['note'],
  agreement_earlier: ['what', 'keeper_name', 'reason'],
  consent: ['person', 'note', 'lifted_for', 'lifted_what', 'withdrawn_note'],
  letter: ['recipient'],
  handover: ['running', 'agreed', 'worries', 'family_should_know', 'introducer_name'],
  statement_earlier: ['organisation', 'said_by', 'phone', 'what', 'shared_because', 'condition', 'reason'],
  statement: ['organisation', 'said_by', 'phone', 'question', 'what', 'shared_because', 'condition'],
  partner_question: [
    'to_whom',
    'because',
    'question',
    'answer',
    'answered_by',
    'answered_for',
    'answer_phone',
    'answer_because',
    'answer_condition',
  ],
  meeting: ['place'],
  meeting_cancelled: ['because'],
  meeting_attendee: ['label', 'organisation', 'not_invited_because'],
  meeting_note: ['words'],
  meeting_note_earlier: ['words', 'reason'],
  meeting_copy: ['reader_name'],
  meeting_copy_line: ['words'],
  plan_paper: ['reader_name'],
  plan_paper_line: ['words'],
  correction: ['about_words', 'asked_by', 'wrong', 'should_be', 'extended_because', 'answer'],
  correction_earlier: ['words'],
  correction_receiver: ['name'],
  access_grant: ['reason', 'revoke_reason'],
  disclosure: ['conditions', 'family_told', 'to_whom', 'because'],
  contact_note: ['with_whom', 'what'],
  attachment: ['source', 'condition', 'withdrawn_because'],
  contact_note_earlier: ['with_whom', 'what', 'reason'],
  child_standing: ['words', 'source'],
  case_person: ['name', 'role', 'safe_contact', 'telephone', 'wish'],
};

/** Words of the law, of the organisation and of the program. A case's number is recognised by itself. */
const nobodys = new Set([
  'access_grant.kind',
  'access_grant.purpose',
  'aftercare.state',
  'concern_call.ended_how',
  'agreement.kind',
  'case_closing.withdrawn',
  'case_closing.reading',
  'closing_reading.ended_how',
  'case_file.line',
  'case_step.line',
  'look_back.decision',
  'stop_answer.stop',
  'later_notice.ground',
  'pool_request.stage',
  'pool_request.ended_how',
  'pool_request.reader_issuer',
  'pool_request.reader_subject',
  'pool_reading.stage',
  'pool_reading.from_name',
  'later_notice.ended_how',
  'concern.teller',
  'attachment.kind',
  'attachment.state',
  'agreement_check.holds',
  'agreement.state',
  'case_file.directing',
  'case_file.lead_role',
  'case_file.parents_informed',
  'case_file.reference',
  'case_file.state',
  'child_standing.answer',
  'child_standing.kind',
  'concern.case_reference',
  'concern.reading',
  'concern_decision.case_reference',
  'concern_decision.outcome',
  'concern_draft.shield_answer',
  'concern_draft.shield_ground',
  'concern_reading.stage',
  'concern_reading.verdict',
  'sender_shield.answer',
  'sender_shield.ground',
  'concern.family_knows',
  'concern.outcome',
  'concern.state',
  'concern_draft.family_knows',
  'concern_draft.feedback',
  'concern_draft.state',
  'consent.kind',
  'contact_note.how',
  'contact_note_earlier.how',
  'correction.about',
  'correction.state',
  'desk.name',
  'fact.kind',
  'fact.side',
  'handover.because',
  'journal.act',
  'journal.function',
  'journal.kind',
  'journal.purpose',
  'journal.trace_id',
  'letter.informed_before',
  'letter.kind',
  'letter.language',
  'letter.state',
  'partner_question.state',
  'person_file.frame_code',
  'plan_paper.reader',
  'meeting.begins_at',
  'meeting.state',
  'meeting_attendee.kind',
  'meeting_attendee.presence',
  'meeting_copy_line.kind',
  // the number again, without its signs
  'own_number.found_as',
  'person_file.kind',
  'safety_look.outcome',
  'scope.kind',
  'scope.life_domain',
  'statement.how',
  'goal.term',
  'taking_part.answer',
]);

/** Only where there is something else already: who keeps an agreement has a name or a function, never both. */
const onlyWhereFilled = new Set([
  'agreement.keeper_name',
  'agreement_earlier.keeper_name',
  'attachment.withdrawn_because',
  'agreement.settled_note',
  'access_grant.revoke_reason',
  'case_closing.judgement',
  'case_closing.not_asked_because',
  'concern.passed_on_to',
  'concern.told_whom',
  'concern.told_by_whom',
  'child_voice_choice.name',
  'concern_decision.passed_on_to',
  'sender_shield.words',
  'consent.lifted_for',
  'consent.lifted_what',
  'weighing.why_not_lighter',
  'taking_part.and_then',
  'handover.introducer_name',
  'meeting_attendee.organisation',
  'meeting_attendee.not_invited_because',
  // a question that waits has no answer
  'partner_question.answer',
  'partner_question.answered_by',
  'partner_question.answered_for',
  'partner_question.answer_because',
  'correction.answer',
  // access that was given has one half of these, a question the other
  'disclosure.family_told',
  'disclosure.to_whom',
  'disclosure.because',
  'concern_call.words',
]);

/** Into every row there is, so that copies of these rows have them too. Answers columns that nobody thought of. */
export async function plantCanaries(admin: pg.Pool): Promise<string[]> {
  for (const [table, columns] of Object.entries(personal)) {
    const set = columns.map(column =>
      onlyWhereFilled.has(`${table}.${column}`)
        ? `${column} = case when ${column} is null then null else 'Kanarie-${column}' end`
        : `${column} = 'Kanarie-${column}'`,
    );
    await admin.query(`update app.${table} set ${set.join(', ')}`);
  }
  // what was coded is a document: a word in it
  await admin.query(
    `update app.concern_coding set signals = jsonb_set(signals, '{0,nl}', '"Kanarie-coding"') where jsonb_array_length(signals) > 0`,
  );
  // what a letter says is a document too
  await admin.query(
    `update app.letter set document = jsonb_set(document, '{text,salutation}', '"Kanarie-letter"') where document is not null`,
  );
  await admin.query(
    `update app.plan_paper set document = jsonb_set(document, '{text,salutation}', '"Kanarie-paper"')`,
  );
  await admin.query(
    `update app.meeting_copy set document = jsonb_set(document, '{text,salutation}', '"Kanarie-record"')`,
  );
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name
       from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('text'::regtype, 'varchar'::regtype) and obj_description(c.oid, 'pg_class') like '@personal%'`,
  );
  return rows
    .map(row => row.name)
    .filter(
      name =>
        !nobodys.has(name) &&
        !(personal[name.split('.')[0] ?? '']?.includes(name.split('.')[1] ?? '') ?? false),
    )
    .map(name => `no canary in ${name}: say in test/proofs/look/canaries.ts what it holds`);
}

/** The numbers of these families' children, case numbers, public identifiers. */
const telling = [
  /kanarie/i,
  /\bC-[0-9A-Z]{4}-[0-9A-Z]{4}\b/,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  /(?<![0-9a-f])9999[1-6]\d{4}(?![0-9a-f])/i,
];

/** The first thing in a text that is somebody's. */
export const leakIn = (text: string): string | undefined => {
  for (const pattern of telling) {
    const found = pattern.exec(text);
    if (found !== null) return text.slice(Math.max(found.index - 20, 0), found.index + 60);
  }
  return undefined;
};
