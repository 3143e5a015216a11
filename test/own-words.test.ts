/**
 * The line that is never crossed, held against all that we write ourselves: code, comments, words on screen, the demo,
 * the bench, tests and documents, and the names of the files they stand in. content/ has its own scan at publication.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readNeutrality, scanText } from '#src/neutrality/index.ts';

const { words, sentences } = readNeutrality();

/** Where the words are known in order to prevent them: the scan, its proof, and a register whose fields for it are dropped. */
const knows =
  /^(src\/neutrality|test\/proofs\/(neutral|negative\/neutral)|src\/people\/(brp-parser|population-register|register-haal-centraal))/;
/** From the texts that are looked at here, and from others' names. */
const generated = new Set(['package-lock.json', 'docs/openapi.json', 'docs/access-matrix.md']);
const built = /(^|\/)(dist|dist-open|node_modules)(\/|$)/;

const files = globSync(
  [
    '{src,web,contract,bench,test,tools,migrations,docs}/**/*.{ts,tsx,css,sql,md,json,html}',
    '*.{md,json,ts}',
  ],
  { exclude: name => built.test(name) },
).filter(name => !knows.test(name) && !generated.has(name));

/** A pool of connections or of readers stands with a capital at the head of a sentence and in the name of a class. */
const isPool = (word: string): boolean => word === 'Pool';

const found = (text: string, kind: 'own-content' | 'label'): string[] =>
  scanText(words, kind, text)
    .map(({ start, end }) => text.slice(start, end))
    .filter(word => !isPool(word));

test('nothing that we write ourselves says what people are', () => {
  assert.ok(files.length > 900, `${files.length} files were looked at`);
  // by line: what stands at the end of one and at the head of the next is not one expression; the same line says the same
  const lines = new Map<string, string>();
  for (const name of files)
    for (const [at, line] of readFileSync(name, 'utf8').split('\n').entries())
      if (!lines.has(line)) lines.set(line, `${name}:${at + 1}`);
  const hits = [...lines].flatMap(([line, place]) =>
    found(line, 'own-content').map(word => `${place}: ${word}`),
  );
  assert.deepEqual(hits, []);
});

test('no file is named after what people are', () => {
  const hits = files.flatMap(name =>
    // names are joined with marks, and a list of words is what is read
    found(name.replace(/[/._-]/g, ' '), 'label').map(word => `${name}: ${word}`),
  );
  assert.deepEqual(hits, []);
});

test('the scan would have seen it', () => {
  const asked = sentences.filter(({ expected }) => expected === 'ask');
  assert.ok(asked.length > 100);
  // some words are asked about in a sentence of a professional alone
  const seen = asked.filter(({ text }) => found(text, 'own-content').length > 0);
  assert.ok(seen.length > asked.length * 0.9, `${seen.length} of ${asked.length}`);
});
