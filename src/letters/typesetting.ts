import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { contentFolder } from '#kernel/content/read.ts';
import { Fault } from '#kernel/refusal.ts';
import type { LetterContent } from './content.ts';
import type { LetterDocument } from './document.ts';

/** The letter holds a sign that our font has no shape for: it would be missing on paper. */
export class NotOnPaper extends Error {}

export interface Typesetter {
  /** PDF/A-2a, tagged. The same document gives the same bytes. */
  pdf(document: LetterDocument): Uint8Array;
}

const require = createRequire(import.meta.url);
const fonts = [
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
];

/**
 * Typst in this process, loaded with the first letter: 32 MB, 55 after hundreds of letters, 5 ms each (decision 15). It is
 * given the template and the words and nothing else: no network, no files but those beside the template.
 */
export function createTypesetter({ templates }: Pick<LetterContent, 'templates'>): Typesetter {
  let loaded: NodeCompiler | undefined;
  const load = (): NodeCompiler => {
    const typst = require('@myriaddreamin/typst-ts-node-compiler') as {
      readonly NodeCompiler: typeof NodeCompiler;
    };
    return typst.NodeCompiler.create({
      workspace: fileURLToPath(new URL('letters/', contentFolder)),
      fontArgs: [{ fontBlobs: fonts.map(font => readFileSync(font)) }],
    });
  };
  return {
    pdf(document) {
      const template = templates.get(document.template);
      if (template === undefined) throw new Fault('a letter of an unknown template');
      loaded ??= load();
      try {
        return loaded.pdf(
          { mainFileContent: template, inputs: { letter: JSON.stringify(document) } },
          { pdfStandard: 'a-2a', pdfTags: true },
        );
      } catch (error) {
        // what Typst says quotes the letter: it goes no further than here
        throw isMissingGlyph(error) ? new NotOnPaper() : new Fault('a letter could not be set');
      } finally {
        // nobody's words stay in memory longer than their letter takes
        loaded.evictCache(0);
      }
    },
  };
}

const isMissingGlyph = (error: unknown): boolean =>
  error instanceof Error && /display|glyph/.test(error.message);
