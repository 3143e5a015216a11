/**
 * The only things in the database that see more than whoever calls them. The lint refuses any other, and refuses one
 * that others may call than stand here; docs/access-matrix.md is written from the same list.
 */
export type Caller = 'app_web' | 'app_jobs' | 'app_owner';

export interface AllowedDefiner {
  readonly name: string;
  /** Who may call it; nobody means: only other functions of the same owner. */
  readonly callers: readonly Caller[];
  /** What it lets one do or know that the caller's own rights would not. */
  readonly why: string;
}

export const definerViews: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'authz.my_open', why: 'the access rule: what the reader may open now, and by which grant' },
];

const web = ['app_web'] as const;
const jobs = ['app_jobs'] as const;
const inside = [] as const;

export const definerFunctions: readonly AllowedDefiner[] = [
  // Who is there.
  { name: 'authz.actor', callers: web, why: 'the professional of the session that the transaction carries' },
  { name: 'authz.reader', callers: inside, why: 'the same with function and organisation' },
  {
    name: 'authz.enter',
    callers: web,
    why: 'opens the context of a transaction and says whose session it is',
  },
  { name: 'authz.sign_in', callers: web, why: 'makes a session for who the identity provider has named' },
  { name: 'authz.act_as', callers: web, why: 'another of one’s own functions' },
  { name: 'authz.touch_session', callers: web, why: 'activity keeps a session alive' },
  { name: 'authz.end_session', callers: web, why: 'sign-out' },
  { name: 'authz.end_sessions_of', callers: web, why: 'sign-out that the identity provider asks for' },
  { name: 'authz.start_sign_in', callers: web, why: 'keeps what a sign-in needs until the answer comes' },
  { name: 'authz.take_sign_in', callers: web, why: 'takes it out again, once' },
  { name: 'authz.answered', callers: web, why: 'the first answer to one’s own repeated command' },
  { name: 'authz.remember_answer', callers: web, why: 'keeps it' },
  { name: 'authz.record_search', callers: web, why: 'writes down that one has searched' },
  { name: 'authz.give_standing', callers: inside, why: 'the grants that come with a function' },
  { name: 'authz.oversight_scope', callers: inside, why: 'the part in which oversight looks' },
  {
    name: 'authz.tell_of_cases_without',
    callers: inside,
    why: 'tells the team manager of a case without its lead',
  },
  // Grants.
  {
    name: 'authz.put_conflict',
    callers: inside,
    why: 'a conflict of interest with a family covers its case and the concerns it came from',
  },
  { name: 'authz.case_i_decide_on', callers: inside, why: 'a case that the reader leads or deputises' },
  {
    name: 'authz.give_access',
    callers: web,
    why: 'lead or deputy lets a colleague in, on a basis that fits',
  },
  { name: 'authz.revoke_access', callers: web, why: 'lead or deputy ends it, or the receiver gives it back' },
  {
    name: 'authz.my_invitations',
    callers: web,
    why: 'what one is invited to: the least before saying there is no private tie',
  },
  { name: 'authz.answer_invitation', callers: web, why: 'saying so, or saying that there is one' },
  { name: 'authz.record_conflict', callers: web, why: 'the privacy officer records a conflict of interest' },
  { name: 'authz.end_function', callers: web, why: 'the application manager ends a function' },
  {
    name: 'authz.end_held_function',
    callers: inside,
    why: 'the end of a function: sessions end, and the team manager hears of cases without a lead',
  },
  {
    name: 'authz.organisations',
    callers: web,
    why: 'organisations of the own controller and, in numbers, what the end of one would touch; answers only the application manager',
  },
  {
    name: 'authz.organisation_history',
    callers: web,
    why: 'what changed in an organisation; answers only the application manager',
  },
  { name: 'authz.add_organisation', callers: web, why: 'the application manager adds an organisation' },
  {
    name: 'authz.change_organisation',
    callers: web,
    why: 'the application manager changes its name or kind',
  },
  {
    name: 'authz.end_organisation',
    callers: web,
    why: 'the application manager ends taking part, and with it the functions; never over an open case that is led from it',
  },
  {
    name: 'authz.resume_organisation',
    callers: web,
    why: 'the application manager lets an organisation take part again; nothing that ended comes back',
  },
  {
    name: 'authz.organisation_i_keep',
    callers: inside,
    why: 'an organisation of the own controller, locked',
  },
  { name: 'authz.note_organisation', callers: inside, why: 'writes down what changed, by whom and why' },
  {
    name: 'authz.organisation_takes_part',
    callers: ['app_owner'],
    why: 'trigger: nobody begins in a function at an organisation that ended',
  },
  { name: 'authz.standing_access', callers: web, why: 'the application manager’s yearly list' },
  { name: 'authz.review_standing', callers: web, why: 'and the answer to it' },
  { name: 'authz.review_basis', callers: web, why: 'the privacy officer has looked at a legal basis again' },
  {
    name: 'authz.answer_own_agreement',
    callers: web,
    why: 'who keeps an agreement answers it, also without writing rights',
  },
  {
    name: 'authz.check_agreement',
    callers: web,
    why: 'who watches over a safety agreement answers the weekly question, also without writing rights',
  },
  {
    name: 'authz.renew_team',
    callers: web,
    why: 'lead or deputy renews or ends all running access of the team, under the rules of giving',
  },
  // From concern to case.
  { name: 'authz.pass_on', callers: web, why: 'one’s own draft into the desk’s inbox' },
  {
    name: 'authz.find_child',
    callers: web,
    why: 'the desk asks whether a case runs, and hears whom to call',
  },
  { name: 'authz.concern_to_weigh', callers: inside, why: 'a concern that the reader may decide on' },
  { name: 'authz.record_weighing', callers: inside, why: 'the decision, and word of it to the sender' },
  {
    name: 'authz.code_concern',
    callers: web,
    why: 'the desk codes a concern that it may decide on, to the barrier model',
  },
  {
    name: 'authz.look_at_safety',
    callers: web,
    why: 'the desk looks the same day whether the child is safe',
  },
  { name: 'authz.person_of', callers: inside, why: 'the person behind a function' },
  {
    name: 'authz.read_concern',
    callers: web,
    why: 'a second or third reader of the desk, never of one’s own decision or concern',
  },
  {
    name: 'authz.answer_shield',
    callers: web,
    why: 'a second person of the desk says whether a sender is shielded',
  },
  { name: 'authz.sealed_part', callers: inside, why: 'the part of a case that its lead alone opens' },
  { name: 'authz.weigh_concern', callers: web, why: 'the outcomes that open nothing' },
  { name: 'authz.copy_concern_to_case', callers: inside, why: 'the sender’s words become facts' },
  { name: 'authz.join_case', callers: web, why: 'adds a concern to a case that runs' },
  { name: 'authz.give_appointment', callers: inside, why: 'the grant of a lead or deputy' },
  { name: 'authz.make_domain', callers: inside, why: 'a life domain, held by lead and deputy' },
  { name: 'authz.open_life_domain', callers: web, why: 'lead or deputy opens one' },
  { name: 'authz.open_shield', callers: web, why: 'after the notice a sender is named like any other' },
  { name: 'authz.pool_members', callers: web, why: 'the administrator sees who reads along in the region' },
  { name: 'authz.set_pool', callers: web, why: 'the administrator puts a colleague in the regional pool' },
  {
    name: 'authz.reader_pool',
    callers: web,
    why: 'a desk sees who of other controllers may be asked to read',
  },
  { name: 'authz.ask_pool', callers: web, why: 'gives one reader elsewhere a copy of one decision' },
  { name: 'authz.copy_for_pool', callers: inside, why: 'that copy, without names' },
  { name: 'authz.end_pool_request', callers: inside, why: 'erases the copy and ends its grant' },
  { name: 'authz.settle_reading', callers: inside, why: 'what a reader said is worked into the concern' },
  { name: 'authz.answer_pool_reading', callers: web, why: 'a reader elsewhere says what he or she thinks' },
  { name: 'authz.end_overtaken', callers: ['app_owner'], why: 'a copy ends when another was first' },
  {
    name: 'authz.hold_concerns',
    callers: web,
    why: 'holds concerns in which the reader may write, until the command is decided; tells how many',
  },
  {
    name: 'authz.call_first',
    callers: web,
    why: 'somebody of the desk calls the sender of concerns that the reader may decide on',
  },
  { name: 'authz.hear_sender', callers: web, why: 'what was heard, by who may decide on the concern' },
  { name: 'authz.sender_not_reached', callers: web, why: 'the desk calls a sender on another day' },
  { name: 'authz.end_empty_calls', callers: inside, why: 'a call about nothing is over' },
  {
    name: 'authz.end_call_of_weighed',
    callers: ['app_owner'],
    why: 'of what was decided nobody has to call; runs by trigger',
  },
  { name: 'authz.put_later', callers: inside, why: 'one more postponement of telling parents' },
  { name: 'authz.concern_to_tell', callers: inside, why: 'a concern of the desk whose parents are not told' },
  { name: 'authz.tell_parents', callers: web, why: 'the desk records that parents were told' },
  { name: 'authz.tell_later', callers: web, why: 'the desk tells parents later, on a ground' },
  { name: 'authz.inform_later', callers: web, why: 'lead or deputy informs the family later, on a ground' },
  { name: 'authz.follow_informing', callers: ['app_owner'], why: 'a letter ends a postponement' },
  {
    name: 'authz.forget_telling',
    callers: ['app_owner'],
    why: 'a decision opened again has no plan of telling',
  },
  { name: 'authz.open_case_file', callers: inside, why: 'a case with lead and deputy' },
  { name: 'authz.open_case', callers: web, why: 'the desk opens a case with lead and deputy' },
  { name: 'authz.appoint', callers: web, why: 'lead or deputy names who comes after' },
  { name: 'authz.looks_at_person', callers: web, why: 'oversight asks who looked, without content' },
  {
    name: 'authz.check_case_is_held',
    callers: ['app_owner'],
    why: 'no case without lead and deputy; runs by trigger',
  },
  // Contact notes, and what stands on top of a case.
  {
    name: 'authz.call_back_i_settle',
    callers: inside,
    why: 'a note whose call-back is the reader’s to settle',
  },
  {
    name: 'authz.write_contact_note',
    callers: web,
    why: 'who wrote is taken from the session and the grant',
  },
  {
    name: 'authz.correct_statement',
    callers: web,
    why: 'what a statement said is kept before it is changed',
  },
  {
    name: 'authz.correct_agreement',
    callers: web,
    why: 'what an agreement said is kept before it is changed; what an organisation let pass stays',
  },
  { name: 'authz.correct_contact_note', callers: web, why: 'what a note said is kept before it is changed' },
  { name: 'authz.settle_call_back', callers: web, why: 'a call-back is done, or is for another day' },
  {
    name: 'authz.record_child_standing',
    callers: web,
    why: 'authority and residence; of a child with a secret address in the sealed part',
  },
  // The words of a child, and the four windows.
  {
    name: 'authz.keep_childs_no',
    callers: ['app_owner'],
    why: 'a no of the child closes a line, wherever it comes from; runs by trigger',
  },
  {
    name: 'authz.carry_childs_yes',
    callers: ['app_owner'],
    why: 'what the child let somebody know goes along when running access is renewed; runs by trigger',
  },
  { name: 'authz.voice_i_keep', callers: inside, why: 'a statement that the reader wrote, or has as lead' },
  {
    name: 'authz.put_childs_choice',
    callers: inside,
    why: 'whom the child names now; whoever is not named any more is closed out at once',
  },
  {
    name: 'authz.write_voice',
    callers: web,
    why: 'a statement of a child in a sealed part of its own, for its writer and the lead',
  },
  { name: 'authz.correct_voice', callers: web, why: 'what it said is kept before it is changed' },
  { name: 'authz.record_childs_choice', callers: web, why: 'the child chose again who may know' },
  {
    name: 'authz.share_voice',
    callers: web,
    why: 'one statement to one colleague on the case whom the child named',
  },
  { name: 'authz.write_fact', callers: web, why: 'who wrote and the source are taken from the grant' },
  { name: 'authz.record_fact_view', callers: web, why: 'what somebody of the family says of a fact' },
  {
    name: 'authz.record_taking_part',
    callers: web,
    why: 'lead or deputy writes down whether the family takes part',
  },
  { name: 'authz.weigh_case', callers: web, why: 'lead or deputy weighs the case' },
  // Mijn werk: what stands under somebody's name on the row. By trigger; gives no access.
  {
    name: 'authz.take_lead',
    callers: ['app_owner'],
    why: 'under whose name a new row stands; runs by trigger',
  },
  { name: 'authz.pass_lead', callers: ['app_owner'], why: 'it goes with the lead; runs by trigger' },
  {
    name: 'authz.take_look_back',
    callers: ['app_owner'],
    why: 'the look-back of the plan, for a place without a day; by trigger',
  },
  { name: 'authz.pass_look_back', callers: ['app_owner'], why: 'and when that day moves; by trigger' },
  { name: 'authz.take_see_by', callers: ['app_owner'], why: 'by when a child is seen; by trigger' },
  // What other organisations say, and one question to somebody without an account.
  {
    name: 'authz.heed_conditions',
    callers: ['app_owner'],
    why: 'no grant opens a part to an organisation that a condition names; runs by trigger',
  },
  { name: 'authz.keep_statement', callers: inside, why: 'a statement in a part that the reader writes in' },
  {
    name: 'authz.write_statement',
    callers: web,
    why: 'who recorded it is taken from the session and the grant',
  },
  { name: 'authz.ask_partner', callers: web, why: 'lead or deputy asks one question' },
  {
    name: 'authz.question_i_decide_on',
    callers: inside,
    why: 'a question of a case that the reader leads or deputises',
  },
  { name: 'authz.withdraw_question', callers: web, why: 'and takes it back' },
  { name: 'authz.read_answer', callers: web, why: 'or reads its answer and places it' },
  {
    name: 'authz.partner_question',
    callers: web,
    why: 'whoever has the link, without an account: the question and whom to call',
  },
  { name: 'authz.answer_partner_question', callers: web, why: 'and answers it, once' },
  // A PDF with a contact note.
  {
    name: 'authz.heed_attachments',
    callers: ['app_owner'],
    why: 'as with a statement: no grant opens a part to an organisation that the source names; runs by trigger',
  },
  { name: 'authz.add_attachment', callers: web, why: 'which PDF comes, in a part that the reader writes in' },
  { name: 'authz.attachment_i_write', callers: inside, why: 'a PDF of a part that the reader writes in' },
  { name: 'authz.put_attachment_piece', callers: web, why: 'a piece of its bytes, while they come' },
  { name: 'authz.keep_attachment', callers: web, why: 'the database counts and hashes what came' },
  { name: 'authz.withdraw_attachment', callers: web, why: 'its bytes go and the trace stays, in one act' },
  // Letters.
  {
    name: 'authz.letter_i_decide_on',
    callers: inside,
    why: 'a letter of a case that the reader leads or deputises',
  },
  { name: 'authz.prepare_letter', callers: web, why: 'lead or deputy prepares a letter' },
  { name: 'authz.withdraw_letter', callers: web, why: 'or takes back what was not sent' },
  {
    name: 'authz.send_letter',
    callers: web,
    why: 'or writes down that it was sent, and so that the parents know',
  },
  { name: 'authz.undo_sending', callers: web, why: 'or undoes that on the same day' },
  // From phase to phase, closing, aftercare.
  {
    name: 'authz.record_step',
    callers: ['app_owner'],
    why: 'where a case was and since when; runs by trigger',
  },
  {
    name: 'authz.settle_stop',
    callers: ['app_owner'],
    why: 'a reason is over once the thing has happened; runs by trigger',
  },
  {
    name: 'authz.disclose_question',
    callers: ['app_owner'],
    why: 'a question to somebody without an account is a disclosure; runs by trigger',
  },
  {
    name: 'authz.note_hand',
    callers: ['app_owner'],
    why: 'writes down whose hand was last on a row that two people change; runs by trigger',
  },
  {
    name: 'authz.only_in_open_case',
    callers: ['app_owner'],
    why: 'nothing is written in a closed case; runs by trigger',
  },
  {
    name: 'authz.closed_stays_closed',
    callers: ['app_owner'],
    why: 'nor is the closed case itself changed; runs by trigger',
  },
  { name: 'authz.case_i_keep', callers: inside, why: 'a closed case that the reader leads or deputises' },
  { name: 'authz.answer_stop', callers: web, why: 'lead or deputy says why a hard stop is not met yet' },
  {
    name: 'authz.record_look_back',
    callers: web,
    why: 'lead or deputy looks back; what was kept is counted here',
  },
  {
    name: 'authz.ask_closing_reader',
    callers: ['app_owner'],
    why: 'a case closed with a worry asks for a second reader; runs by trigger',
  },
  {
    name: 'authz.lapse_closing_reading',
    callers: ['app_owner'],
    why: 'a case that is open again is read by nobody for its closing; runs by trigger',
  },
  {
    name: 'authz.read_closing',
    callers: web,
    why: 'a second reader says what he or she thinks of a closing',
  },
  {
    name: 'authz.keep_closed',
    callers: web,
    why: 'lead or deputy leaves it closed although the reader disagrees',
  },
  { name: 'authz.close_case', callers: web, why: 'lead or deputy closes a case, and team access with it' },
  { name: 'authz.open_again', callers: inside, why: 'what undoing a closing and reopening have in common' },
  { name: 'authz.undo_closing', callers: web, why: 'lead or deputy undoes a closing on the same day' },
  {
    name: 'authz.reopen_case',
    callers: web,
    why: 'lead or deputy opens a closed case again, with the reason',
  },
  {
    name: 'authz.answer_aftercare',
    callers: web,
    why: 'lead or deputy says how it goes, on a day of aftercare',
  },
  { name: 'authz.prepare_closing_letter', callers: web, why: 'lead or deputy prepares a letter of closing' },
  // Team and hand-over.
  {
    name: 'authz.declare_involvement',
    callers: web,
    why: 'somebody at work on a case says that there is a private tie; a lead is succeeded first',
  },
  {
    name: 'authz.stand_in',
    callers: inside,
    why: 'the deputy leads where the lead cannot act any more',
  },
  { name: 'authz.stand_in_after_function', callers: ['app_owner'], why: 'runs it when a function ends' },
  { name: 'authz.stand_in_after_tie', callers: inside, why: 'runs it when a tie is recorded' },
  {
    name: 'authz.stand_in_after_opening',
    callers: ['app_owner'],
    why: 'runs it when a closed case is opened again',
  },
  {
    name: 'authz.heard_before_closing',
    callers: ['app_owner'],
    why: 'no case is closed past a request of the family or an answer nobody read; runs by trigger',
  },
  {
    name: 'authz.who_keeps',
    callers: inside,
    why: 'who of lead and deputy does the aftercare',
  },
  {
    name: 'authz.take_aftercare',
    callers: ['app_owner'],
    why: 'a day of aftercare is of who keeps the case; runs by trigger',
  },
  {
    name: 'authz.take_stand_in',
    callers: ['app_owner'],
    why: 'who of the two stands in for whoever has the aftercare or the disagreement; runs by trigger',
  },
  {
    name: 'authz.take_tell_by',
    callers: ['app_owner'],
    why: 'a plan to tell the parents is a task until it is said to be done; runs by trigger',
  },
  {
    name: 'authz.pass_aftercare',
    callers: ['app_owner'],
    why: 'aftercare goes to the other of the two when somebody leaves or has a tie; runs by trigger',
  },
  {
    name: 'authz.deputies_stand_in',
    callers: jobs,
    why: 'runs it when a tie that was put off begins to act',
  },
  {
    name: 'authz.pass_work',
    callers: ['app_owner'],
    why: 'what the predecessor kept goes to who leads now; runs by trigger',
  },
  { name: 'authz.begin_handover', callers: web, why: 'lead or deputy begins a hand-over' },
  { name: 'authz.handover_i_decide_on', callers: inside, why: 'one of a case that the reader leads' },
  { name: 'authz.write_handover', callers: web, why: 'or writes it; who wrote is taken from the session' },
  { name: 'authz.accept_handover', callers: web, why: 'whoever leads now and did not before accepts it' },
  {
    name: 'authz.record_introduction',
    callers: web,
    why: 'who introduced the new director says so, also with reading rights',
  },
  { name: 'authz.team_i_manage', callers: inside, why: 'the team manager who acts' },
  {
    name: 'authz.team_overview',
    callers: web,
    why: 'the team manager’s numbers per colleague of the own organisation, without content',
  },
  { name: 'authz.team_cases', callers: web, why: 'the numbers of their cases, and who holds them' },
  { name: 'authz.set_absence', callers: web, why: 'the team manager notes who is away, never why' },
  {
    name: 'authz.take_over_one',
    callers: inside,
    why: 'the team manager names who leads and deputises a case',
  },
  { name: 'authz.take_over', callers: web, why: 'the same for all chosen cases, in one act' },
  {
    name: 'authz.is_away',
    callers: web,
    why: 'whether a colleague is noted as away today, and nothing more',
  },
  { name: 'authz.has_keeper', callers: inside, why: 'whether lead or deputy of a case is there' },
  { name: 'authz.who_reassigns', callers: inside, why: 'which team managers can name somebody for a case' },
  { name: 'authz.cases_without', callers: inside, why: 'cases of a controller of which nobody is there' },
  {
    name: 'authz.without_anybody',
    callers: web,
    why: 'their numbers, for the team manager who can act today, or for the privacy officer where none can',
  },
  {
    name: 'authz.left_without',
    callers: inside,
    why: 'how many cases the end of an organisation leaves without anybody, and who is asked',
  },
  { name: 'authz.waits_for_keeper', callers: inside, why: 'whether nobody does the aftercare of a case' },
  {
    name: 'authz.team_unkept',
    callers: web,
    why: 'the team manager’s closed cases of which nobody is left, by their numbers',
  },
  {
    name: 'authz.hold_functions',
    callers: inside,
    why: 'who is about to be appointed waits for the end of the function, or the end for the appointment',
  },
  {
    name: 'authz.appointed_in_closed_case',
    callers: ['app_owner'],
    why: 'an appointment in a closed case is made only where nobody is there; runs by trigger',
  },
  {
    name: 'authz.aftercare_follows',
    callers: ['app_owner'],
    why: 'aftercare goes to who keeps the closed case; runs by trigger',
  },
  {
    name: 'authz.ask_again_for_lead',
    callers: ['app_owner'],
    why: 'what the team manager is asked follows the closing and opening of a case; runs by trigger',
  },
  // Oversight without content.
  { name: 'authz.oversee', callers: inside, why: 'that the reader oversees, and that it was looked at' },
  { name: 'authz.disclosures', callers: web, why: 'what was given to which organisation, without content' },
  { name: 'authz.postponements', callers: web, why: 'which parents are informed later, until when' },
  // The desk's retention.
  { name: 'authz.desk_retention', callers: web, why: 'the application manager reads what was confirmed' },
  { name: 'authz.confirm_retention', callers: web, why: 'and writes down what the municipality decided' },
  // The plan on paper, and corrections.
  {
    name: 'authz.make_plan_paper',
    callers: web,
    why: 'lead or deputy puts the plan on paper for one reader; to another organisation it is a disclosure',
  },
  {
    name: 'authz.ask_correction',
    callers: web,
    why: 'whoever reads it in detail writes down that it does not hold, and who wrote that down',
  },
  {
    name: 'authz.correction_i_decide_on',
    callers: inside,
    why: 'a request in a part that the reader writes in, of a case that the reader leads or deputises',
  },
  { name: 'authz.extend_correction', callers: web, why: 'lead or deputy answers later, once' },
  {
    name: 'authz.answer_correction',
    callers: web,
    why: 'or answers; what it said is kept before it is changed, and who had it is listed',
  },
  { name: 'authz.tell_receiver', callers: web, why: 'or writes down that somebody who had it was told' },
  // In the same moment.
  {
    name: 'authz.end_given_words',
    callers: ['app_owner'],
    why: 'words of a child that were given end with the access they opened by; runs by trigger',
  },
  // The worker.
  { name: 'authz.sweep', callers: jobs, why: 'removes what is over: sessions, sign-ins, old answers' },
  { name: 'authz.raise_review_notices', callers: jobs, why: 'tells of reviews that come due' },
  // Meetings.
  {
    name: 'authz.meeting_i_decide_on',
    callers: inside,
    why: 'a meeting of a case that the reader leads or deputises, in the version that was seen',
  },
  {
    name: 'authz.seat_attendees',
    callers: inside,
    why: 'who is asked for a meeting: no parent or older child is passed over, nobody hears what they may not read',
  },
  { name: 'authz.plan_meeting', callers: web, why: 'lead or deputy plans a meeting' },
  { name: 'authz.change_meeting', callers: web, why: 'and changes it, as long as it was not held' },
  { name: 'authz.cancel_meeting', callers: web, why: 'and calls it off, with why, or undoes that' },
  { name: 'authz.record_attendance', callers: web, why: 'who was there, of everybody who was invited' },
  {
    name: 'authz.write_meeting_note',
    callers: web,
    why: 'what was spoken about one part, by whoever may write there',
  },
  {
    name: 'authz.correct_meeting_note',
    callers: web,
    why: 'a correction keeps what a note of a meeting said before',
  },
  {
    name: 'authz.make_meeting_copy',
    callers: web,
    why: 'the record on paper for one attendee, with its disclosure, and no part that is not theirs',
  },
  {
    name: 'authz.stand_in_for',
    callers: web,
    why: 'who is away today and has work of a closed case in which the reader is the other of the two: numbers alone, to begin a list from',
  },
  // What an organisation calls a case: no row of it is read or written but of the organisation that the reader acts for.
  {
    name: 'authz.case_of_my_organisation',
    callers: inside,
    why: 'a case that the reader has through the organisation he or she acts for now',
  },
  { name: 'authz.own_number', callers: web, why: 'what that organisation calls this case' },
  { name: 'authz.cases_by_own_number', callers: web, why: 'which of one’s own cases it calls so' },
  { name: 'authz.note_own_number', callers: web, why: 'whoever has live access notes it' },
];
