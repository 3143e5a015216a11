/** Everything of the open door as files: the same content gives the same bytes. */
import type { Language } from '#kernel/content/vocabulary.ts';
import type { Library } from './library.ts';
import { document, maker, type Maker, type Page } from './page.ts';
import { barrierModelPages } from './pages/barrier-model.ts';
import { mayISharePages } from './pages/may-i-share.ts';
import { plainPages } from './pages/plain-pages.ts';
import { protocolPages } from './pages/protocols.ts';
import { referencePages } from './pages/reference.ts';
import { whatMayIPages } from './pages/what-may-i.ts';
import { hiddenPage } from './hidden-page.ts';
import { searchIndex } from './search-index.ts';

export interface SiteFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

const languages: readonly Language[] = ['nl', 'en'];

export async function pagesOf(make: Maker): Promise<Page[]> {
  return [
    ...plainPages(make),
    ...whatMayIPages(make),
    ...mayISharePages(make),
    ...barrierModelPages(make),
    ...(await protocolPages(make)),
    ...referencePages(make),
  ];
}

/** One after the other, so that thousands of pages are never in memory together. */
export async function* siteFiles(library: Library): AsyncGenerator<SiteFile> {
  for (const language of languages) {
    const make = maker(library, language);
    for (const page of await pagesOf(make)) yield { path: page.address, text: document(page, make) };
    yield { path: make.to.hidden, text: hiddenPage(make) };
    yield { path: make.to.searchIndex, text: `${JSON.stringify(searchIndex(make))}\n` };
  }
}
