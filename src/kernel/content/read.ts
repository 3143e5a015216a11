/** Reading content from disk: every complaint names the file and the place in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type * as z from 'zod';

/** The folder with law and organisation as data. */
export const contentFolder = new URL('../../../content/', import.meta.url);

export class ContentFault extends Error {
  override readonly name = 'ContentFault';
}

/** What must be mended: what a check says, or why the content could not even be read. */
export function faultsOf(check: () => readonly string[]): readonly string[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof ContentFault) return [error.message];
    throw error;
  }
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
  const text = readFileSync(file, 'utf8');
  const complaints = parsed.error.issues.map(
    issue => `  ${lineOf(text, issue.path)}${whereIs(document, issue.path)}: ${issue.message}`,
  );
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

/** 'line 12, ' for what stands at this path, or for what it should stand in. */
function lineOf(text: string, path: readonly PropertyKey[]): string {
  const root = parseTree(text);
  if (root === undefined) return '';
  const place = path.map(key => (typeof key === 'number' ? key : String(key)));
  for (let length = place.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, place.slice(0, length));
    if (node !== undefined) return `line ${text.slice(0, node.offset).split('\n').length}, `;
  }
  return '';
}

/** The line on which the item with this id or code begins, when it is in this text. */
export function lineOfItem(text: string, id: string): number | undefined {
  const at = text.search(new RegExp(`"(id|code)"\\s*:\\s*${JSON.stringify(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  return at === -1 ? undefined : text.slice(0, at).split('\n').length;
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
  const names = ['id', 'code', 'subject', 'function', 'date', 'schoolYear']
    .map((key): unknown => Reflect.get(item, key))
    .filter(value => typeof value === 'string');
  const [name] = names;
  if (name === undefined) return otherwise;
  const purpose: unknown = Reflect.get(item, 'purpose');
  // In the list of functions a function stands once for each purpose.
  return typeof purpose === 'string' && !Reflect.has(item, 'code') ? `${name} (${purpose})` : name;
}
