import { z } from 'zod';
import { Problem, problems, type ProblemCode } from '#contract/problem.ts';
import type { Route } from '#contract/route.ts';
import { apiBase, apiVersion } from './serve.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return json;
};

const header = (description: string) => ({ description, schema: { type: 'string' } });

const problemsOf = (route: Route): readonly ProblemCode[] => [
  ...new Set<ProblemCode>([
    'invalid-input',
    ...('public' in route.access ? [] : (['not-signed-in', 'not-found'] as const)),
    ...('may' in route.access ? (['not-allowed', 'cross-site'] as const) : []),
    ...('may' in route.access && route.method !== 'PUT' ? (['key-used-otherwise'] as const) : []),
    ...(route.ifMatch === true ? (['version-mismatch', 'precondition-required'] as const) : []),
    ...(route.refuses ?? []),
    'too-many-requests',
    'server-error',
    'unavailable',
  ]),
];

const problemResponses = (route: Route): Json => {
  const byStatus = Map.groupBy(problemsOf(route), code => String(problems[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map(code => `${code}: ${problems[code].title}`).join('; '),
        headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } },
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

const parameters = (place: 'path' | 'query', schema: z.ZodType | undefined): Json[] => {
  if (schema === undefined) return [];
  const json = schemaOf(schema, 'input');
  const properties = (json['properties'] ?? {}) as Record<string, Json>;
  const required = (json['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const accessText = (route: Route): string => {
  const { access } = route;
  if ('public' in access) return `Public: ${access.public}.`;
  if ('signedIn' in access) return `Signed in: ${access.signedIn}.`;
  if ('look' in access)
    return `A look (${access.look}), journaled; purposes: ${access.purposes.join(', ')}. What is not open to the reader does not exist for the reader.`;
  return `Action \`${access.may}\`, allowed by policy${access.purposes.length > 0 ? `; purposes: ${access.purposes.join(', ')}` : ''}.`;
};

const operation = (route: Route): Json => {
  const status = String(route.returns === undefined ? 204 : (route.status ?? 200));
  const command = 'may' in route.access && route.method !== 'PUT';
  return {
    operationId: route.id.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [route.tag],
    summary: route.summary,
    description: accessText(route),
    ...('public' in route.access ? { security: [] } : {}),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
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
    responses: {
      [status]: {
        description: route.summary,
        headers: {
          'API-Version': { $ref: '#/components/headers/ApiVersion' },
          ...(route.etag === true ? { ETag: header('The version, for If-Match') } : {}),
        },
        ...(route.returns === undefined
          ? {}
          : { content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } }),
      },
      ...problemResponses(route),
    },
  };
};

/** OpenAPI 3.1, made of the same objects that the server registers and the browser calls. */
export const openApi = (routes: readonly Route[], publicUrl: string): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  const tags = [...new Set(routes.map(route => route.tag))].toSorted();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Perspectief',
      version: apiVersion,
      description:
        'Workplace for child protection and multi-agency case coordination: one family, one plan, one director.',
      contact: {
        name: 'Perspectief',
        url: 'https://perspectief.example/contact',
        email: 'api@perspectief.example',
      },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${publicUrl}${apiBase}` }],
    tags: tags.map(name => ({ name })),
    security: [{ session: [] }],
    paths,
    components: {
      headers: { ApiVersion: { description: 'Full version of the API', schema: { type: 'string' } } },
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-perspectief' } },
    },
  };
};
