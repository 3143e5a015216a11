-- Wat wil hij of zij? In the person's own words, beside how to reach him or her safely: the same row, so the same readers, the
-- same writers, the same version and the same end. Not of a child: what a child says is sealed by itself (app.child_voice).
-- No paper reads it. A paper for one reader lies on a table where another of the family sees it, and what somebody wants can
-- be what the other must not know.
set local role app_owner;

alter table app.case_person add column wish text;
comment on table app.case_person is '@personal Somebody of family or network, in which of two households, how and when to reach him or her safely, and what he or she wants in own words (on no paper). Retention: with the case.';
grant insert (wish) on app.case_person to app_web;
grant update (wish) on app.case_person to app_web;
