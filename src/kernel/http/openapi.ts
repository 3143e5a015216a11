import type { z } from 'zod';
import { tags } from '#contract/index.ts';
import { Problem, problems, type ProblemCode } from '#contract/problem.ts';
import type { Route } from '#contract/route.ts';
import { namedSchemas, type Json } from './openapi-schemas.ts';
import { apiBase, apiVersion } from './version.ts';

type SchemaOf = ReturnType<typeof namedSchemas>['schemaOf'];

const versionHeader = { 'API-Version': { $ref: '#/components/headers/ApiVersion' } };
const header = (description: string) => ({ description, schema: { type: 'string' } });

const problemsOf = (route: Route): readonly ProblemCode[] => [
  ...new Set<ProblemCode>([
    'invalid-input',
    ...('public' in route.access ? [] : (['not-signed-in', 'not-found'] as const)),
    ...('may' in route.access || 'only' in route.access ? (['not-allowed'] as const) : []),
    ...(route.method === 'GET' ? [] : (['cross-site'] as const)),
    ...('may' in route.access && route.method !== 'PUT' ? (['key-used-otherwise'] as const) : []),
    ...(route.ifMatch === true ? (['version-mismatch', 'precondition-required'] as const) : []),
    ...(route.refuses ?? []),
    'too-many-requests',
    'server-error',
    'unavailable',
  ]),
];

const pascal = (code: string) => code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Refusals by status. Those that many routes share are written once, under `components/responses`. */
const namedProblems = (routes: readonly Route[], schemaOf: SchemaOf) => {
  const problem = schemaOf(Problem, 'output');
  const byStatus = (route: Route) => [...Map.groupBy(problemsOf(route), code => problems[code].status)];
  const nameOf = (codes: readonly ProblemCode[]) => codes.map(pascal).join('Or');
  const used = routes.flatMap(route => byStatus(route).map(([, codes]) => nameOf(codes)));
  const isShared = (name: string) => used.indexOf(name) !== used.lastIndexOf(name);
  const shared = new Map<string, Json>();
  const responsesOf = (route: Route): Json =>
    Object.fromEntries(
      byStatus(route).map(([status, codes]): [string, Json] => {
        const response = {
          description: codes.map(code => `${code}: ${problems[code].title}`).join('; '),
          headers: versionHeader,
          content: { 'application/problem+json': { schema: problem } },
        };
        const name = nameOf(codes);
        if (!isShared(name)) return [String(status), response];
        shared.set(name, response);
        return [String(status), { $ref: `#/components/responses/${name}` }];
      }),
    );
  return { responsesOf, shared };
};

const parameters = (schemaOf: SchemaOf, place: 'path' | 'query', schema: z.ZodType | undefined): Json[] => {
  if (schema === undefined) return [];
  const shape: unknown = 'shape' in schema ? schema.shape : {};
  return Object.entries(shape as Record<string, z.ZodType>).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || !part.safeParse(undefined).success,
    ...(name === 'after' ? { description: 'Where the next page begins: `next` of the page before' } : {}),
    schema: schemaOf(part, 'input'),
  }));
};

const accessText = (route: Route): string => {
  const { access } = route;
  if ('public' in access) return `Public: ${access.public}.`;
  if ('signedIn' in access)
    return `Signed in: ${access.signedIn}.${access.only === undefined ? '' : ` Action \`${access.only}\`, allowed by policy.`}`;
  if ('look' in access)
    return `A look (${access.look}), journaled; purposes: ${access.purposes.join(', ')}. What is not open to the reader does not exist for the reader.`;
  return `Action \`${access.may}\`, allowed by policy${access.purposes.length > 0 ? `; purposes: ${access.purposes.join(', ')}` : ''}.`;
};

const operation = (route: Route, schemaOf: SchemaOf, refusals: Json): Json => {
  const status = String(route.returns === undefined ? 204 : (route.status ?? 200));
  const command = 'may' in route.access && route.method !== 'PUT';
  return {
    operationId: route.id.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [route.tag],
    summary: route.summary,
    description: accessText(route),
    ...('public' in route.access ? { security: [] } : {}),
    parameters: [
      ...parameters(schemaOf, 'path', route.params),
      ...parameters(schemaOf, 'query', route.query),
      ...(route.ifMatch === true
        ? [
            {
              name: 'If-Match',
              in: 'header',
              required: true,
              description: 'The ETag that was seen',
              schema: { type: 'string' },
            },
          ]
        : []),
      ...(command
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'The same key for a repeat of the same command',
              schema: { type: 'string', format: 'uuid' },
            },
          ]
        : []),
      ...(route.method === 'GET'
        ? []
        : [
            {
              name: 'X-Perspectief',
              in: 'header',
              required: true,
              description: 'Always 1: a form of another website cannot send it',
              schema: { type: 'string', const: '1' },
            },
          ]),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }),
    ...(route.receives === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { [route.receives]: { schema: { type: 'string', format: 'binary' } } },
          },
        }),
    responses: {
      [status]: {
        description: route.summary,
        headers: {
          ...versionHeader,
          ...(route.etag === true ? { ETag: header('The version, for If-Match') } : {}),
          ...(route.content === true ? { ETag: header('Of these very words, for If-None-Match') } : {}),
        },
        ...(route.file !== undefined
          ? { content: { [route.file.type]: { schema: { type: 'string', format: 'binary' } } } }
          : {}),
        ...(route.returns === undefined || route.file !== undefined
          ? {}
          : { content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } }),
      },
      ...(route.content === true
        ? { '304': { description: 'Still the same as what was kept', headers: versionHeader } }
        : {}),
      ...refusals,
    },
  };
};

const description = `Workplace for child protection and multi-agency case coordination: one family, one plan, one director.

- **Access.** Every operation says who may call it. Reading needs a grant for that part of the case; without one, what is there looks the same as what is not: \`not-found\`. Acting also needs a function and a role on the case.
- **A look is a write.** Who looked, for which organisation, by which grant and for which purpose is on record before an answer leaves.
- **Commands** carry an \`Idempotency-Key\`: a repeat with the same key and the same content gets the first answer. Changes carry \`If-Match\` with the \`ETag\` that was seen.
- **Lists** answer \`items\` and \`next\`; send \`next\` as \`after\` for the next page. There are no counts.
- **Refusals** are problem details (RFC 9457). The last part of \`type\` is the code; \`instance\` is what to quote to the helpdesk.
- **Dates** (\`2026-11-22\`) are days in the Netherlands; instants carry their offset. Ignore fields you do not know: new ones may be added.`;

/** OpenAPI 3.1, made of the same objects that the server registers and the browser calls. */
export const openApi = (routes: readonly Route[], publicUrl: string): Json => {
  const { schemaOf, sorted } = namedSchemas();
  const { responsesOf, shared } = namedProblems(routes, schemaOf);
  const paths: Record<string, Json> = {};
  for (const route of routes)
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(route, schemaOf, responsesOf(route)),
    };
  const used = new Set(routes.map(route => route.tag));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Perspectief',
      version: apiVersion,
      description,
      contact: {
        name: 'Perspectief',
        url: 'https://perspectief.example/contact',
        email: 'api@perspectief.example',
      },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${publicUrl}${apiBase}` }],
    tags: Object.entries<string>(tags)
      .filter(([name]) => used.has(name))
      .map(([name, text]) => ({ name, description: text })),
    security: [{ session: [] }],
    paths,
    components: {
      headers: { ApiVersion: { description: 'Full version of the API', schema: { type: 'string' } } },
      responses: Object.fromEntries(shared),
      schemas: sorted(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-perspectief',
          description: 'The session that signing in gives, in the browser of the professional',
        },
      },
    },
  };
};
