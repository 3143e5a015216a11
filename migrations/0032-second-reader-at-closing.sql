-- A case may be closed while somebody is still worried: then it is said which worry, and a second person reads along
-- afterwards (practice.md rule 20). Closing waits for nobody. The reader is of the desk, as with a decision on a concern, and
-- gets a copy in a part of its own, which is gone once it was read; the case itself stays shut to the reader.
set local role app_owner;

alter table app.case_closing
  -- which worry there still is, and why it is closed all the same; null: there is none
  add column open_worry text,
  add column reading text check (reading in ('to-read', 'agreed', 'disagreed', 'lapsed')),
  add column read_before date,
  add column read_by bigint,
  add column read_on date,
  add column reading_words text,
  -- the reader disagrees and nothing was done with it yet: whose work that is
  add column dispute_professional_id bigint,
  add column kept_because text,
  add foreign key (tenant_id, read_by) references app.held_function (tenant_id, held_function_id),
  add foreign key (tenant_id, dispute_professional_id) references app.professional (tenant_id, professional_id),
  add constraint worry_is_read check ((open_worry is null) = (reading is null) and (open_worry is null) = (read_before is null)),
  add constraint read_by_somebody check (coalesce(reading in ('agreed', 'disagreed'), false) = (read_by is not null) and (read_by is null) = (read_on is null)),
  add constraint disagreed_in_words check (reading_words is not null or reading is distinct from 'disagreed'),
  add constraint disputed_until_done check ((dispute_professional_id is null and kept_because is null) or reading is not distinct from 'disagreed'),
  add constraint kept_is_done check (dispute_professional_id is null or (kept_because is null and withdrawn is null));
create index case_closing_disputed on app.case_closing (dispute_professional_id, read_on, public_id) where dispute_professional_id is not null;

alter table app.scope
  drop constraint scope_kind_check,
  drop constraint scope_check1,
  add constraint scope_kind_check check (kind in ('own', 'desk', 'concern', 'headline', 'domain', 'sealed', 'oversight', 'voice', 'pool-reading', 'closing-reading')),
  add constraint governed_by_itself_or_the_desk check (kind in ('concern', 'closing-reading') or governing_scope_id = scope_id);

-- The copy for the reader. Its part belongs to the case, so a tie with the family hides it; it opens by the grants of the desk.
create table app.closing_reading (
  tenant_id integer not null,
  closing_reading_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  closing_id bigint not null,
  desk_id bigint not null,
  -- the persons who cannot be second reader: who closed, who leads, who deputises
  not_by bigint[] not null,
  due_on date not null,
  document jsonb,
  ended_on date,
  ended_how text check (ended_how in ('agreed', 'disagreed', 'lapsed')),
  primary key (tenant_id, closing_reading_id),
  unique (tenant_id, closing_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, closing_id) references app.case_closing (tenant_id, closing_id),
  foreign key (tenant_id, desk_id) references app.desk (tenant_id, desk_id),
  constraint closing_reading_ended_at_once check ((ended_on is null) = (ended_how is null)),
  constraint closing_copy_goes_when_read check ((document is null) = (ended_on is not null))
);
comment on table app.closing_reading is '@personal What a second reader (meelezer) gets of a case that was closed while somebody was still worried: why it was closed and which worry. Erased as soon as it was read or the case is opened again. Retention: until it was read.';
create index closing_reading_scope on app.closing_reading (scope_id);
create index closing_reading_due on app.closing_reading (desk_id, due_on, public_id) where ended_on is null;

alter table app.closing_reading enable row level security;
alter table app.closing_reading force row level security;
create policy opened on app.closing_reading for select to app_web
  using ((select true from authz.my_open o where o.scope_id = closing_reading.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.closing_reading to authz_owner using (true) with check (true);
grant select on app.closing_reading to app_web;
grant select, insert, update on app.closing_reading to authz_owner;

alter table app.notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in ('basis-review-due', 'basis-review-lapsed', 'standing-review-due', 'lead-without-function', 'lead-with-conflict',
                                                   'two-cases-of-one-child', 'decision-reopened', 'closing-disputed', 'closing-without-reader'));


set local role authz_owner;

-- Asks for a second reader, in the transaction that closes the case: it is still open at that moment, as the trigger on the
-- table wants. Without a desk of its own frame nobody may read it; then the team manager hears of it.
create function authz.ask_closing_reader() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kase app.case_file;
  inbox app.desk;
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
begin
  select c.* into strict kase from app.case_file c where c.tenant_id = new.tenant_id and c.case_id = new.case_id;
  select d.* into inbox from app.desk d where d.tenant_id = new.tenant_id and d.frame_id = kase.frame_id order by d.desk_id limit 1;
  if inbox.desk_id is null then
    insert into app.notice (tenant_id, function, kind, subject, due_on) values (new.tenant_id, 'team-manager', 'closing-without-reader', kase.reference, new.read_before)
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
    return null;
  end if;
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (new.tenant_id, new_scope, 'closing-reading', inbox.frame_id, new.case_id, inbox.scope_id);
  insert into app.closing_reading (tenant_id, case_id, scope_id, closing_id, desk_id, not_by, due_on, document)
  select new.tenant_id, new.case_id, new_scope, new.closing_id, inbox.desk_id,
         (select array_agg(distinct p.id) from (select authz.person_of(new.closed_by) as id
                                          union select g.professional_id from app.access_grant g where g.grant_id in (kase.lead_grant_id, kase.deputy_grant_id)) p),
         new.read_before,
         jsonb_build_object('reference', kase.reference, 'phase', kase.phase, 'closedBy', h.label, 'phone', h.phone, 'closedOn', new.closed_on,
                            'reason', new.reason, 'keepsAnEye', new.keeps_an_eye, 'whomToCall', new.whom_to_call, 'openWorry', new.open_worry)
    from app.held_function h where h.held_function_id = new.closed_by;
  return null;
end $$;

-- A case that is open again is read by nobody for its closing; what the reader said before stays with that closing.
create function authz.lapse_closing_reading() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if new.reading = 'to-read' then new.reading := 'lapsed'; end if;
  new.dispute_professional_id := null;
  update app.closing_reading r set document = null, ended_on = authz.today(), ended_how = 'lapsed'
   where r.tenant_id = new.tenant_id and r.closing_id = new.closing_id and r.ended_on is null;
  update app.notice n set done_at = now()
    from app.case_file c
   where c.tenant_id = new.tenant_id and c.case_id = new.case_id and n.tenant_id = new.tenant_id and n.subject = c.reference
     and n.kind in ('closing-disputed', 'closing-without-reader') and n.done_at is null;
  return new;
end $$;

drop function authz.close_case(uuid, integer, uuid, jsonb, jsonb, jsonb, date, timestamptz);
-- As before; and a worry that is still there is said, and read by a second person before `read_before`.
create function authz.close_case(case_public_id uuid, expected_version integer, new_public_id uuid, said jsonb, open_left jsonb, dates jsonb, keep_until date, read_until timestamptz, read_before date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  target app.case_file;
  grants jsonb;
  agreements jsonb;
  new_closing bigint;
  worry text := nullif(said ->> 'openWorry', '');
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id for update;
  if target.state = 'closed' then perform authz.refuse('case-closed'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if worry is not null and (close_case.read_before is null or close_case.read_before <= authz.today() or close_case.read_before > authz.today() + 31) then
    perform authz.refuse('term-out-of-bounds');
  end if;
  if exists (select from app.contact_note n where n.scope_id in (select s.scope_id from app.scope s where s.tenant_id = target.tenant_id and s.file_id = target.case_id)
                and n.call_back_on is not null and n.called_back_at is null)
     or exists (select from app.letter l where l.tenant_id = target.tenant_id and l.case_id = target.case_id and l.state = 'draft') then
    perform authz.refuse('work-left-open');
  end if;
  -- each open agreement is named in the version that was seen, and nothing else is
  perform 1 from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id for update;
  if exists (select from app.agreement a
               left join lateral (select x ->> 'version' as seen from jsonb_array_elements(open_left) x where (x ->> 'agreementId')::uuid = a.public_id limit 1) x on true
              where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting') and x.seen is distinct from a.version::text)
     or jsonb_array_length(open_left) <> (select count(*) from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting')) then
    perform authz.refuse('work-left-open');
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('agreementId', a.agreement_id, 'state', a.state, 'note', a.note, 'answeredAt', a.answered_at)), '[]') into agreements
    from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting');
  update app.agreement a set state = x.item ->> 'how', note = x.item ->> 'words', answered_at = now(), version = a.version + 1
    from jsonb_array_elements(open_left) x (item)
   where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.public_id = (x.item ->> 'agreementId')::uuid and a.state in ('open', 'waiting');

  select coalesce(jsonb_agg(jsonb_build_object('grantId', g.grant_id, 'validUntil', g.valid_until, 'readUntil', g.read_until, 'begun', g.accepted_at is not null)), '[]') into grants
    from app.access_grant g where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until;
  update app.access_grant g
     set valid_until = case when g.accepted_at is null then g.valid_until else now() end,
         read_until = case when g.accepted_at is null then g.read_until else least(close_case.read_until, g.read_until) end,
         revoked_at = case when g.accepted_at is null then now() end,
         revoke_reason = case when g.accepted_at is null then 'De casus is afgerond' end, version = g.version + 1
   where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until;

  insert into app.case_closing (tenant_id, public_id, case_id, scope_id, reason, keeps_an_eye, whom_to_call, judgement, not_asked_because, keep_until, closed_by, ended,
                                open_worry, reading, read_before)
  values (target.tenant_id, new_public_id, target.case_id, target.scope_id, said ->> 'reason', said ->> 'keepsAnEye', said ->> 'whomToCall', said ->> 'judgement',
          said ->> 'notAskedBecause', close_case.keep_until, me.held_function_id, jsonb_build_object('grants', grants, 'agreements', agreements),
          worry, case when worry is not null then 'to-read' end, case when worry is not null then close_case.read_before end)
  returning closing_id into new_closing;
  insert into app.aftercare (tenant_id, case_id, scope_id, closing_id, owner_professional_id, due_on)
  select distinct target.tenant_id, target.case_id, target.scope_id, new_closing, target.lead_professional_id, d.day::date from jsonb_array_elements_text(dates) d (day);
  update app.person_file p set is_open = false where p.tenant_id = target.tenant_id and p.file_id = target.case_id and p.kind = 'case';
  update app.case_file c set state = 'closed', version = c.version + 1 where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
end $$;

-- The second reader agrees that it was closed, or not. The case itself is not written in.
create function authz.read_closing(reading_public_id uuid, says text, in_words text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  asked app.closing_reading;
  kase app.case_file;
begin
  select * into me from authz.reader();
  select r.* into asked from app.closing_reading r
   where r.public_id = reading_public_id
     and (select true from authz.my_open o where o.scope_id = r.scope_id and o.level >= 2 limit 1);
  if asked.closing_reading_id is null then perform authz.refuse('not-found'); end if;
  if me.professional_id = any (asked.not_by) then perform authz.refuse('own-decision'); end if;
  if says not in ('agreed', 'disagreed') or (says = 'disagreed' and in_words is null) then perform authz.refuse('invalid-input'); end if;
  -- the case first, as closing and opening again lock it: whoever comes second hears that it is over
  select c.* into strict kase from app.case_file c where c.tenant_id = asked.tenant_id and c.case_id = asked.case_id for update;
  select r.* into strict asked from app.closing_reading r where r.tenant_id = asked.tenant_id and r.closing_reading_id = asked.closing_reading_id for update;
  if asked.ended_on is not null or kase.state <> 'closed' then perform authz.refuse('already-done'); end if;
  update app.closing_reading r set document = null, ended_on = authz.today(), ended_how = says
   where r.tenant_id = asked.tenant_id and r.closing_reading_id = asked.closing_reading_id;
  update app.case_closing k
     set reading = says, read_by = me.held_function_id, read_on = authz.today(), reading_words = in_words,
         dispute_professional_id = case when says = 'disagreed' then authz.who_keeps(asked.tenant_id, asked.case_id) end
   where k.tenant_id = asked.tenant_id and k.closing_id = asked.closing_id;
  if says = 'disagreed' then
    insert into app.notice (tenant_id, function, kind, subject, due_on) values (asked.tenant_id, 'team-manager', 'closing-disputed', kase.reference, authz.today())
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
end $$;

-- Who leads or deputises read that the reader disagrees, and leaves it closed all the same, with the reason. The other answer
-- is to open the case again.
create function authz.keep_closed(case_public_id uuid, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kept record;
  kase app.case_file;
begin
  select * into kept from authz.case_i_keep(case_public_id);
  if kept.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into strict kase from app.case_file c where c.tenant_id = kept.tenant_id and c.case_id = kept.case_id for update;
  if kase.state <> 'closed' then perform authz.refuse('case-not-closed'); end if;
  update app.case_closing k set kept_because = because, dispute_professional_id = null
   where k.tenant_id = kept.tenant_id and k.case_id = kept.case_id and k.withdrawn is null and k.reading = 'disagreed' and k.kept_because is null;
  if not found then perform authz.refuse('already-done'); end if;
  update app.notice n set done_at = now()
   where n.tenant_id = kept.tenant_id and n.subject = kase.reference and n.kind = 'closing-disputed' and n.done_at is null;
end $$;

-- As before; a reader who disagreed is answered by who keeps the closed case now, as its aftercare is done.
create or replace function authz.pass_aftercare() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.aftercare a set owner_professional_id = authz.who_keeps(a.tenant_id, a.case_id)
   where a.owner_professional_id = new.professional_id and a.state = 'due' and authz.who_keeps(a.tenant_id, a.case_id) <> new.professional_id;
  update app.case_closing k set dispute_professional_id = authz.who_keeps(k.tenant_id, k.case_id)
   where k.dispute_professional_id = new.professional_id and authz.who_keeps(k.tenant_id, k.case_id) <> new.professional_id;
  return null;
end $$;
create or replace function authz.aftercare_follows() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  of_case bigint := case tg_table_name when 'case_file' then (to_jsonb(new) ->> 'case_id')::bigint else (to_jsonb(new) ->> 'file_id')::bigint end;
  keeper bigint := coalesce(authz.who_keeps(new.tenant_id, of_case), (to_jsonb(new) ->> 'lead_professional_id')::bigint);
begin
  update app.aftercare a set owner_professional_id = keeper
   where a.tenant_id = new.tenant_id and a.case_id = of_case and a.state = 'due' and a.owner_professional_id <> keeper;
  -- who read it when nobody was there left nobody to answer
  update app.case_closing k set dispute_professional_id = keeper
   where k.tenant_id = new.tenant_id and k.case_id = of_case and k.withdrawn is null and k.reading = 'disagreed' and k.kept_because is null
     and k.dispute_professional_id is distinct from keeper;
  return null;
end $$;

grant execute on function authz.close_case(uuid, integer, uuid, jsonb, jsonb, jsonb, date, timestamptz, date), authz.read_closing(uuid, text, text), authz.keep_closed(uuid, text) to app_web;
grant execute on function authz.ask_closing_reader(), authz.lapse_closing_reading() to app_owner;
set local role app_owner;
create trigger only_in_open_case before insert on app.closing_reading for each row execute function authz.only_in_open_case();
create trigger ask_closing_reader after insert on app.case_closing for each row when (new.reading = 'to-read' and new.withdrawn is null) execute function authz.ask_closing_reader();
create trigger lapse_closing_reading before update of withdrawn on app.case_closing for each row
  when (old.withdrawn is null and new.withdrawn is not null and new.open_worry is not null) execute function authz.lapse_closing_reading();
drop trigger closed_stays_closed on app.scope;
create trigger closed_stays_closed before insert on app.scope for each row when (new.kind in ('domain', 'sealed', 'closing-reading')) execute function authz.closed_stays_closed();
