import { z } from 'zod';
import { read } from '#kernel/database.ts';
import { frameSchema } from './content.ts';

const mine =
  '(select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)';

/** Frames that the own controller has adopted, newest version of each. */
export const frames = read(
  'frames.list',
  z.object({
    frame_id: z.int(),
    document: frameSchema,
    functions: z.array(
      z.object({
        function: z.string(),
        title: z.string(),
        max_level: z.int(),
        may_lead: z.boolean(),
        may_deputise: z.boolean(),
      }),
    ),
  }),
  `select distinct on (f.code) f.frame_id, f.document,
          (select coalesce(json_agg(json_build_object('function', ff.function, 'title', t.title, 'max_level', ff.max_level, 'may_lead', ff.may_lead, 'may_deputise', ff.may_deputise) order by t.title), '[]'::json)
             from app.frame_function ff join app.function_title t on t.function = ff.function
            where ff.frame_id = f.frame_id and ff.purpose in ('help-coordination', 'attendance')) as functions
     from app.frame f
    where exists (select from app.legal_basis b where b.tenant_id = ${mine} and b.frame_id = f.frame_id)
    order by f.code, f.version desc`,
);

export const legalBases = read(
  'frames.legal-bases',
  z.object({
    frame_id: z.int(),
    code: z.string(),
    purpose: z.enum(['own-messages', 'intake', 'help-coordination', 'attendance', 'oversight']),
    kind: z.enum(['appointment', 'access', 'standing']),
    receivers: z.array(z.string()),
    max_level: z.int(),
    same_controller_only: z.boolean(),
    article: z.string(),
    necessity: z.string(),
    conditions: z.string(),
    review_by: z.string(),
  }),
  `select b.frame_id, b.code, b.purpose, b.kind, b.receivers, b.max_level, b.same_controller_only, b.document ->> 'article' as article,
          b.document ->> 'necessity' as necessity, coalesce(b.document ->> 'conditions', '') as conditions, b.review_by
     from app.legal_basis b
    where b.tenant_id = ${mine} and (b.ended_on is null or authz.today() < b.ended_on)
    order by b.frame_id, b.basis_id`,
);
