/** Reading content from disk: every complaint names the file and the place in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

/** The folder with law and organisation as data. */
export const contentFolder = new URL('../../content/', import.meta.url);

export class ContentFault extends Error {
  override readonly name = 'ContentFault';
}

export function readDocument(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ContentFault(`${shortName(file)}: cannot be read as JSON (${String(cause)})`, { cause });
  }
}

export function parseDocument<T>(schema: z.ZodType<T>, document: unknown, file: URL): T {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(issue => `  ${whereIs(document, issue.path)}: ${issue.message}`);
  throw new ContentFault(`${shortName(file)} is not right:\n${complaints.join('\n')}`);
}

export function jsonFilesIn(folder: URL): URL[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => new URL(name, folder));
}

/** 'content/frames/jeugd-lokaal.json' as people know it, without the machine's path. */
export function shortName(file: URL): string {
  const parts = fileURLToPath(file).split('/');
  const from = parts.lastIndexOf('content');
  return from === -1 ? basename(fileURLToPath(file)) : parts.slice(from).join('/');
}

/** A path into a document, with list items called by their code instead of their number. */
export function whereIs(document: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = document;
  const words = path.map(key => {
    const isItem = Array.isArray(at);
    const next: unknown = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
    at = next;
    return isItem ? nameOf(at, String(key)) : String(key);
  });
  return words.length === 0 ? 'the file' : words.join(' > ');
}

export function nameOf(item: unknown, otherwise: string): string {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return otherwise;
  const names = ['code', 'subject', 'function', 'date', 'schoolYear']
    .map((key): unknown => Reflect.get(item, key))
    .filter(value => typeof value === 'string');
  const [name] = names;
  if (name === undefined) return otherwise;
  const purpose: unknown = Reflect.get(item, 'purpose');
  // In the list of functions a function stands once for each purpose.
  return typeof purpose === 'string' && !Reflect.has(item, 'code') ? `${name} (${purpose})` : name;
}
