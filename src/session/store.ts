import { z } from 'zod';
import { read } from '#kernel/database.ts';

/** The functions of the signed-in professional, with what each brings along. */
export const myFunctions = read(
  'session.my-functions',
  z.object({
    held_function_id: z.string(),
    public_id: z.string(),
    label: z.string(),
    function: z.string(),
    function_title: z.string(),
    organisation: z.string(),
    own: z.int().nullable(),
    desk: z.int().nullable(),
    oversight: z.int().nullable(),
    works_on_cases: z.boolean(),
  }),
  `select h.held_function_id, h.public_id, h.label, h.function, ft.title as function_title, o.name as organisation,
          max(fs.level) filter (where fs.standing = 'own') as own,
          max(fs.level) filter (where fs.standing = 'desk') as desk,
          max(fs.level) filter (where fs.standing = 'oversight') as oversight,
          exists (select from app.frame_function ff where ff.function = h.function and ff.purpose in ('help-coordination', 'attendance')) as works_on_cases
     from app.held_function h
     join app.function_title ft on ft.function = h.function
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
     left join app.function_standing fs on fs.function = h.function
    where h.professional_id = (select authz.actor()) and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
    group by h.held_function_id, h.public_id, h.label, h.function, ft.title, o.name
    order by h.held_function_id`,
);

export const colleagueColumns = (held: string, organisation: string, title: string) =>
  `${held}.public_id as held_function, ${held}.label, ${held}.function, ${title}.title as function_title, ${organisation}.name as organisation, ${held}.phone, ${held}.working_days`;

export const ColleagueRow = z.object({
  held_function: z.string(),
  label: z.string(),
  function: z.string(),
  function_title: z.string(),
  organisation: z.string(),
  phone: z.string().nullable(),
  working_days: z.string().nullable(),
});

/** The staff directory of the own controller. */
export const colleagues = read(
  'session.colleagues',
  ColleagueRow,
  `select ${colleagueColumns('h', 'o', 'ft')}
     from app.held_function h
     join app.function_title ft on ft.function = h.function
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where h.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
      and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
      and ($1::text[] is null or h.function = any ($1))
      and ($2::text is null or (h.label, h.public_id::text) > ($2, $3))
    order by h.label, h.public_id::text
    limit $4`,
);

export const endSession = read('session.end', z.looseObject({}), 'select authz.end_session($1, $2)');
export const actAs = read(
  'session.act-as',
  z.object({ acting: z.boolean() }),
  'select authz.act_as($1) as acting',
);
