/** The controllers of a demonstration, their organisations, their desk and the accounts one can sign in with. */
import * as z from 'zod';
import { codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';
import { tenantKindSchema } from './vocabulary.ts';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import { schoolRegionSchema } from './calendar-content.ts';

const accountSchema = z.strictObject({
  /** How the identity provider knows this account. */
  subject: codeSchema,
  /** The name of the function; never the name of a person. */
  label: textSchema,
  function: codeSchema,
  organisation: codeSchema,
  /** In the range 0990, which is not in use. */
  phone: z.string().regex(/^\(0990\) \d{2} \d{2} \d{2}$/, 'a fictional number: (0990) 12 34 56'),
  workingDays: z.array(z.enum(['ma', 'di', 'wo', 'do', 'vr'])).min(1),
});
export type DemoAccount = z.infer<typeof accountSchema>;

const organisationSchema = z.strictObject({
  code: codeSchema,
  name: textSchema,
  /** Part of the controller itself. Access for anybody else is a disclosure (verstrekking). */
  isController: z.boolean(),
  /** What kind of organisation it is: a code of parties.json. */
  kind: codeSchema.optional(),
});

const tenantSchema = z
  .strictObject({
    code: codeSchema,
    name: textSchema,
    kind: tenantKindSchema,
    schoolRegion: schoolRegionSchema,
    desk: z.strictObject({ name: textSchema, frame: codeSchema }),
    organisations: z.array(organisationSchema).min(1),
    /** Accounts of the demo; a real installation has its own identity provider. */
    accounts: z.array(accountSchema).default([]),
  })
  .superRefine((tenant, ctx) => {
    const refuse = (path: (string | number)[], message: string): void =>
      ctx.addIssue({ code: 'custom', path, message, input: tenant });
    const codes = tenant.organisations.map(organisation => organisation.code);
    if (new Set(codes).size !== codes.length) refuse(['organisations'], 'a code stands here twice');
    if (!tenant.organisations.some(organisation => organisation.isController)) {
      refuse(['organisations'], 'no organisation is the controller');
    }
    tenant.accounts.forEach((account, index) => {
      if (!codes.includes(account.organisation)) {
        refuse(
          ['accounts', index, 'organisation'],
          `no organisation ${account.organisation} in ${tenant.code}`,
        );
      }
    });
  });
export type DemoTenant = z.infer<typeof tenantSchema>;

export const organisationsSchema = z
  .strictObject({ version: dateSchema, tenants: z.array(tenantSchema).min(1) })
  .superRefine(({ tenants }, ctx) => {
    for (const [what, keys] of [
      ['tenant', tenants.map(tenant => tenant.code)],
      ['subject', tenants.flatMap(tenant => tenant.accounts.map(account => account.subject))],
    ] as const) {
      for (const key of keys.filter((each, index) => keys.indexOf(each) !== index)) {
        ctx.addIssue({
          code: 'custom',
          path: ['tenants'],
          message: `${what} ${key} stands here twice`,
          input: tenants,
        });
      }
    }
  });

export const organisationsFile = (folder: URL = contentFolder): URL =>
  new URL('demo/organisations.json', folder);

export function readOrganisations(folder: URL = contentFolder): DemoTenant[] {
  return readOrganisationsFile(organisationsFile(folder));
}

/** The controllers of an installation: a file of the same shape, without accounts. */
export function readOrganisationsFile(file: URL): DemoTenant[] {
  return parseDocument(organisationsSchema, readDocument(file), file).tenants;
}
