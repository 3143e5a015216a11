import { z } from 'zod';
import { schemas } from '#contract/index.ts';
import { Fault } from '../refusal.ts';

export type Json = Record<string, unknown>;
type Io = 'input' | 'output';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// descriptions live in the same registry, so the names are added to it
for (const [id, schema] of Object.entries(schemas))
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });

/** What every number or text is anyway says nothing to a reader; a new field in an answer must not break a caller. */
const readable = (json: Json): void => {
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum'];
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
  if (json['format'] !== undefined) delete json['pattern'];
  if (json['additionalProperties'] === false) delete json['additionalProperties'];
  // lint rules for APIs of the government ask of everything called a date which format it has
  if (
    isObject(json['properties']) &&
    ['year', 'month', 'day'].every(part => part in Object(json['properties']))
  )
    json['format'] = 'incomplete-date';
};

const inComponents = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inComponents);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === '$ref' && typeof part === 'string'
        ? [key, part.replace('#/$defs/', '#/components/schemas/')]
        : [key, inComponents(part)],
    ),
  );
};

/** Collects the schemas that have a name in the contract; everything else is written where it is used. */
export const namedSchemas = () => {
  const components: Record<string, Json> = {};
  const keep = (id: string, json: unknown) => {
    const found = inComponents(json);
    if (!isObject(found)) return;
    delete found['id'];
    if (components[id] !== undefined && JSON.stringify(components[id]) !== JSON.stringify(found))
      throw new Fault(`the contract's ${id} is one thing in a request and another in an answer`);
    components[id] = found;
  };
  const schemaOf = (schema: z.ZodType, io: Io): Json => {
    const {
      $schema: _,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => readable(jsonSchema as Json),
    });
    for (const [id, part] of Object.entries($defs)) keep(id, part);
    const written = inComponents(json);
    return isObject(written) ? written : {};
  };
  return {
    schemaOf,
    sorted: () =>
      Object.fromEntries(Object.entries(components).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
};
