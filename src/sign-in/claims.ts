import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Which claims of the identity provider say for which controller, at which organisation and in which functions someone
 * works. OIDC_CLAIMS_FILE names a JSON file of this shape; content/sign-in/claims.example.json is one.
 *
 *   scope         What to ask for; "openid" when absent.
 *   userinfo      true when the claims are not in the ID token but have to be fetched.
 *   tenant        The controller: {"always": code}, or {"claim": name, "values": {"what they say": code}}.
 *   organisation  The same, for the organisation someone works at.
 *   functions     {"claim": name, "values": {...}}. The claim may hold one text, a list of texts (groups, roles), or an
 *                 object or list of objects; for objects "fields" says which field holds what.
 *   phone         {"claim": name}: the number colleagues call; optional.
 *   workingDays   {"claim": name}: a text, or a list such as ["ma", "di"]; optional.
 *
 * The name of a claim is a text, or a list of texts that leads into nested objects: ["realm_access", "roles"].
 * With "values" only what stands in the list counts and all else is left out; without it the claim holds our own codes.
 * Who is left without a function is refused (unknown-function), who belongs to no known organisation too
 * (unknown-organisation). A claim for tenant or organisation that points at two at once is refused as well: it would give
 * a function where someone does not hold it. Say it with objects then.
 * A label is the name of a function ("Casusregisseur team Noord"), never the name of a person.
 */
const name = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const code = z
  .string()
  .regex(/^[\w.-]{1,64}$/, { error: 'must be a code of letters, digits, dots and dashes' });
const values = z.record(z.string(), code).optional();
const fixed = z.strictObject({ always: code });

const ClaimsFile = z
  .strictObject({
    $comment: z.union([z.string(), z.array(z.string())]).optional(),
    scope: z
      .string()
      .regex(/^openid( \S+)*$/, { error: 'must begin with openid' })
      .default('openid'),
    userinfo: z.boolean().default(false),
    tenant: z.union([fixed, z.strictObject({ claim: name, values })]),
    organisation: z.union([fixed, z.strictObject({ claim: name.optional(), values })]),
    functions: z.strictObject({
      claim: name,
      values,
      fields: z
        .strictObject({
          function: name,
          organisation: name.optional(),
          label: name.optional(),
          phone: name.optional(),
          workingDays: name.optional(),
        })
        .optional(),
    }),
    phone: z.strictObject({ claim: name }).optional(),
    workingDays: z.strictObject({ claim: name }).optional(),
  })
  .refine(
    ({ organisation, functions }) =>
      'always' in organisation ||
      organisation.claim !== undefined ||
      functions.fields?.organisation !== undefined,
    {
      path: ['organisation'],
      error: 'needs "always" or "claim", unless functions.fields names the organisation',
    },
  );
export type ClaimsMapping = z.output<typeof ClaimsFile>;

/** A function as authz.sign_in takes it. */
export interface ClaimedFunction {
  readonly organisation: string;
  readonly function: string;
  readonly label?: string;
  readonly phone?: string;
  readonly workingDays?: string;
}

export interface Identity {
  readonly tenant: string;
  readonly functions: readonly ClaimedFunction[];
}

export type Refusal = 'unknown-organisation' | 'organisation-ended' | 'unknown-function';

export function parseClaims(content: unknown, from: string): ClaimsMapping {
  const parsed = ClaimsFile.safeParse(content);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(issue => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new Error(`${from} is not right:\n${where.join('\n')}`);
}

export function readClaims(file: string): ClaimsMapping {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} could not be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return parseClaims(content, file);
}

/** Who this is here, or why not. The first administrator is one by the environment, so that someone can begin. */
export function readIdentity(
  mapping: ClaimsMapping,
  claims: Readonly<Record<string, unknown>>,
  isFirstAdministrator: boolean,
): Identity | Refusal {
  const tenant =
    'always' in mapping.tenant
      ? mapping.tenant.always
      : only(mapping.tenant.values, find(claims, mapping.tenant.claim));
  if (tenant === undefined) return 'unknown-organisation';
  const { found, withoutOrganisation } = readFunctions(mapping, claims);
  if (isFirstAdministrator) {
    const organisation = found[0]?.organisation ?? readOrganisation(mapping, claims);
    if (organisation === undefined) return 'unknown-organisation';
    found.push({ organisation, function: 'application-manager' });
  }
  if (found.length === 0) return withoutOrganisation ? 'unknown-organisation' : 'unknown-function';
  return { tenant, functions: found };
}

function readFunctions(
  mapping: ClaimsMapping,
  claims: Readonly<Record<string, unknown>>,
): { found: ClaimedFunction[]; withoutOrganisation: boolean } {
  const { claim, values: map, fields } = mapping.functions;
  const general = readOrganisation(mapping, claims);
  const phone = mapping.phone && text(find(claims, mapping.phone.claim));
  const workingDays = mapping.workingDays && text(find(claims, mapping.workingDays.claim));
  const organisationMap = 'always' in mapping.organisation ? undefined : mapping.organisation.values;
  const found: ClaimedFunction[] = [];
  let withoutOrganisation = false;
  for (const item of listOf(find(claims, claim))) {
    const field = (at: z.output<typeof name> | undefined) => (at === undefined ? undefined : find(item, at));
    const held = only(map, fields === undefined ? item : field(fields.function));
    if (held === undefined) continue;
    const organisation =
      fields?.organisation === undefined ? general : only(organisationMap, field(fields.organisation));
    if (organisation === undefined) {
      withoutOrganisation = true;
      continue;
    }
    found.push({
      organisation,
      function: held,
      ...given('label', text(field(fields?.label))),
      ...given('phone', text(field(fields?.phone)) ?? phone),
      ...given('workingDays', text(field(fields?.workingDays)) ?? workingDays),
    });
  }
  return { found, withoutOrganisation };
}

function readOrganisation(
  mapping: ClaimsMapping,
  claims: Readonly<Record<string, unknown>>,
): string | undefined {
  if ('always' in mapping.organisation) return mapping.organisation.always;
  const { claim, values: map } = mapping.organisation;
  return claim === undefined ? undefined : only(map, find(claims, claim));
}

function find(from: unknown, at: z.output<typeof name>): unknown {
  let here = from;
  for (const step of typeof at === 'string' ? [at] : at) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The one code that a claim stands for; undefined when there is none, or more than one. */
function only(map: Readonly<Record<string, string>> | undefined, value: unknown): string | undefined {
  const codes = new Set<string>();
  for (const item of listOf(value)) {
    if (typeof item !== 'string' && typeof item !== 'number') continue;
    const key = String(item);
    const translated = map === undefined ? key : Object.hasOwn(map, key) ? map[key] : undefined;
    if (code.safeParse(translated).success && translated !== undefined) codes.add(translated);
  }
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** Text for on the screen, cut to what fits there. */
function text(value: unknown): string | undefined {
  const joined = listOf(value)
    .filter(item => typeof item === 'string' || typeof item === 'number')
    .join(', ')
    .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  return joined === '' ? undefined : joined.slice(0, 80);
}

const given = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string });
