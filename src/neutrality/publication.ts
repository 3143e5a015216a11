/**
 * Our own content held against the list before it is published. Here a hit is a fault and no question: nobody is in a
 * hurry, and what stands in our content is read by everybody who works with it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseTree, type Node } from 'jsonc-parser';
import type { Exemption, Neutrality } from './content.ts';
import { scanText } from './rules.ts';

/**
 * neutrality/ is where the words belong. demo/ holds names of invented and official test persons, of organisations and
 * of municipalities, and calendar/ names of feast days as the law has them: names are never scanned.
 */
const skipped = new Set(['neutrality', 'demo', 'calendar']);

interface Found {
  readonly file: string;
  readonly line: number;
  readonly item: string | undefined;
  readonly word: string;
  readonly entry: string;
}

export function publicationFaults(
  { words, exempt }: Pick<Neutrality, 'words' | 'exempt'>,
  folder: URL,
): string[] {
  const found = filesBelow(folder).flatMap(file => wordsIn(file, nameBelow(folder, file), words));
  const covers = (each: Exemption, { file, item, word }: Found): boolean =>
    each.file === file && each.item === item && each.word.toLowerCase() === word.toLowerCase();
  return [
    ...found
      .filter(each => !exempt.some(exemption => covers(exemption, each)))
      .map(
        ({ file, line, item, word, entry }) =>
          `${file}, line ${line}: ${item === undefined ? '' : `${item}: `}"${word}" says what people are (${entry}); ` +
          'describe conduct, or give the reason in content/neutrality/exempt.json',
      ),
    // an exemption that outlives its word would let in another
    ...exempt
      .filter(exemption => !found.some(each => covers(exemption, each)))
      .map(
        ({ id, file, word }) =>
          `content/neutrality/exempt.json: ${id}: "${word}" does not stand in ${file} any more`,
      ),
  ];
}

function filesBelow(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      if (entry.isDirectory())
        return skipped.has(entry.name) ? [] : filesBelow(new URL(`${entry.name}/`, folder));
      return entry.name.endsWith('.json') ? [new URL(entry.name, folder)] : [];
    });
}

/** As people know it, wherever the folder stands. */
const nameBelow = (folder: URL, file: URL): string =>
  `content/${decodeURIComponent(file.href.slice(folder.href.length))}`;

function wordsIn(file: URL, name: string, words: Neutrality['words']): Found[] {
  const text = readFileSync(file, 'utf8');
  const root = parseTree(text);
  // names of files are scanned as well: a list of a group begins with its name
  const places = [
    { value: name.replace(/\.json$/, ''), offset: 0, item: undefined },
    ...(root === undefined ? [] : stringsIn(root)),
  ];
  return places.flatMap(({ value, offset, item }) =>
    // a code, a key and a file are names that we gave, and have no spaces
    scanText(words, value.includes(' ') ? 'own-content' : 'label', value).map(({ start, end, entry }) => ({
      file: name,
      line: text.slice(0, offset).split('\n').length,
      item,
      word: value.slice(start, end),
      entry,
    })),
  );
}

interface Place {
  readonly value: string;
  readonly offset: number;
  readonly item: string | undefined;
}

/** Every string of a document, keys included, with the nearest id or code above it. */
function stringsIn(node: Node, item?: string): Place[] {
  if (node.type === 'string') return [{ value: String(node.value), offset: node.offset, item }];
  const own = node.type === 'object' ? (idOf(node) ?? item) : item;
  return (node.children ?? []).flatMap(child => stringsIn(child, own));
}

const idOf = (node: Node): string | undefined =>
  (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    (key?.value === 'id' || key?.value === 'code') && typeof value?.value === 'string' ? [value.value] : [],
  )[0];
