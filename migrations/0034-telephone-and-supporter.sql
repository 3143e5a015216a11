-- A telephone number with each person, and whether the family itself trusts him or her (steunfiguur). The same row as how to
-- reach somebody safely, so the same readers, the same writers, the same version and the same end.
-- No paper reads either: a number can betray where somebody lives, and whom one of the family trusts is not the other's to know.
set local role app_owner;

alter table app.case_person add column telephone text, add column supporter boolean not null default false;
comment on table app.case_person is '@personal Somebody of family or network, in which of two households, how and when to reach him or her safely, and (on no paper) telephone, whether the family trusts him or her, and what he or she wants in own words. Retention: with the case.';
grant insert (telephone, supporter) on app.case_person to app_web;
grant update (telephone, supporter) on app.case_person to app_web;
