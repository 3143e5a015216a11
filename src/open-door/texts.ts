/** What a reader reads on the Dutch pages, block by block: for measuring, not for showing. */
import type { Library } from './library.ts';
import { document, maker } from './page.ts';
import { pagesOf } from './site.ts';

const blocks =
  /<\/?(?:p|li|h[1-6]|dt|dd|div|section|ul|ol|dl|summary|details|blockquote|td|th|tr|table|nav|main|br|button|label|svg|text|a class="tel")[^>]*>/g;
/** Articles and sources are names, and the drawing says the same as the list. */
const left =
  /<svg[^]*?<\/svg>|<p class="source">[^]*?<\/p>|<(span|p) class="article"[^>]*>[^]*?<\/\1>|<details>[^]*?<\/details>|<nav[^]*?<\/nav>|<span class="unseen">[^<]*<\/span>/g;

export async function* dutchTexts(
  library: Library,
): AsyncGenerator<{ readonly address: string; readonly texts: readonly string[] }> {
  const make = maker(library, 'nl');
  for (const page of await pagesOf(make)) {
    const body = /<main[^>]*>([^]*)<\/main>/.exec(document(page, make))?.[1] ?? '';
    yield {
      address: page.address,
      texts: body
        .replaceAll(left, '\n')
        .replaceAll(blocks, '\n')
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        .split('\n')
        .map(text => text.replaceAll(/\s+/g, ' ').trim())
        // names, labels and lists of choices are no sentences
        .filter(text => /[.?!]['’”)]?$/.test(text)),
    };
  }
}
