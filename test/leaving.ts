/** Directors whose leaving touches no other test, and closed cases in aftercare that are theirs. */
import { randomBytes } from 'node:crypto';
import { endFunction } from '#contract/administration.ts';
import * as course from '#contract/course.ts';
import { takeOver } from '#contract/team.ts';
import type { Api, ApiClient } from './api.ts';
import {
  accept,
  colleague,
  idOf,
  inDays,
  openCase,
  openedBy,
  throughStops,
  valueOf,
  type OpenedCase,
} from './scenes.ts';

export interface Someone {
  readonly who: ApiClient;
  readonly id: string;
  readonly label: string;
}
let count = 0;
/** Somebody whom the demo does not know, in the directory of Duinveen. */
export const newcomer = async (
  api: Api,
  at: { readonly organisation: string; readonly function: string } = {
    organisation: 'gemeente-duinveen',
    function: 'case-director',
  },
): Promise<Someone> => {
  count += 1;
  const label = `Nieuwe collega ${count}`;
  const token = randomBytes(32).toString('base64url');
  await api.admin.query("select authz.sign_in($1, $2, $3, $4, $5, sha256(convert_to($6, 'UTF8')), 15, 8)", [
    'http://localhost:3000/demo-idp',
    `nieuwe-collega-${count}`,
    'duinveen',
    JSON.stringify([{ ...at, label }]),
    'demo',
    token,
  ]);
  const who = api.withToken(token);
  return { who, id: idOf(await colleague(who, label)), label };
};

export interface Held {
  readonly kase: OpenedCase;
  readonly lead: Someone;
  readonly deputy: Someone;
}
/** An open case of two who can leave. */
export const heldCase = async (api: Api, organisation = 'gemeente-duinveen'): Promise<Held> => {
  const at = { organisation, function: 'case-director' };
  const [lead, deputy] = [await newcomer(api, at), await newcomer(api, at)];
  const opened = await openCase(api, {
    accepted: false,
    opening: { leadHeldFunctionId: lead.id, deputyHeldFunctionId: deputy.id },
  });
  for (const { who } of [lead, deputy]) await accept(who);
  return { kase: { ...opened, lead: lead.who, deputy: deputy.who }, lead, deputy };
};

/** The same, closed, with days of aftercare to come. */
export const closedCase = async (
  api: Api,
  aftercare: readonly string[] = [inDays(90), inDays(180)],
  openWorry: string | null = null,
  organisation?: string,
): Promise<Held> => {
  const held = await heldCase(api, organisation);
  await closes(api, held.kase, aftercare, openWorry);
  return held;
};

/** Its lead takes the case past its stops and closes it with the family. */
export const closes = async (
  api: Api,
  kase: OpenedCase,
  aftercare: readonly string[],
  openWorry: string | null = null,
): Promise<void> => {
  await throughStops(kase);
  // the parents have been told meanwhile
  await api.admin.query(
    `update app.later_notice n set ended_on = authz.today(), ended_how = 'told' from app.case_file c where c.case_id = n.case_id and c.public_id = $1 and n.ended_on is null`,
    [kase.caseId],
  );
  await kase.lead.call(course.closeCase, {
    params: { caseId: kase.caseId },
    ifMatch: (await openedBy(kase.lead, kase)).version,
    body: {
      reason: 'De doelen zijn gehaald',
      keepsAnEye: 'Buurvrouw en mentor letten op',
      whomToCall: 'Bij zorgen belt Noor zelf de regisseur',
      judgement: 'Fijn dat er één iemand was',
      notAskedBecause: null,
      aftercare: [...aftercare],
      openLeft: [],
      openWorry,
    },
  });
};

/** Their functions end, one after the other, by the administrator. */
export const leaves = async (api: Api, ...gone: readonly Someone[]): Promise<void> => {
  const administrator = await api.as('duinveen-beheerder');
  for (const { id } of gone) await administrator.call(endFunction, { params: { heldFunctionId: id } });
};

export const versionOf = async (api: Api, { reference }: OpenedCase): Promise<number> =>
  Number(await valueOf(api, 'select version from app.case_file where reference = $1', [reference]));

/** What a team manager does: this case to these two, in the version that stands there unless another was seen. */
export const giveTo =
  (api: Api) =>
  async (
    by: ApiClient,
    kase: OpenedCase,
    to: { readonly lead: Someone; readonly deputy: Someone },
    more: { readonly version?: number; readonly key?: string } = {},
  ) =>
    by.send(takeOver, {
      ...(more.key === undefined ? {} : { key: more.key }),
      body: {
        because: 'left',
        cases: [
          {
            reference: kase.reference,
            version: more.version ?? (await versionOf(api, kase)),
            leadHeldFunctionId: to.lead.id,
            deputyHeldFunctionId: to.deputy.id,
          },
        ],
      },
    });
