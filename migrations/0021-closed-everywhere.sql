-- Nothing is written in a closed case, in the tables that came beside the one that says so either. What the child takes back,
-- what the family corrects, the receivers that are told, and an answer that is still under way are not stopped by it.
set local role app_owner;
create trigger only_in_open_case before insert or update of words, heard_on, heard_where, heard_by, alone on app.child_voice
  for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.fact_view for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.weighing for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update of running, agreed, worries, family_should_know, introduce_on on app.handover
  for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.statement for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.partner_question for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.plan_paper for each row execute function authz.only_in_open_case();
