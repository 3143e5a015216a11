/** One page of the open door: what it is, and the frame around it. */
import { html, type Html } from '#kernel/html.ts';
import type { Language } from '#kernel/content/vocabulary.ts';
import type { Library } from './library.ts';
import { addresses, relative, type Addresses } from './addresses.ts';
import { words, type Words } from './words.ts';

export interface Page {
  /** Relative to the folder: 'protocollen/absence.html'. */
  readonly address: string;
  readonly language: Language;
  readonly title: string;
  /** From the section down to the page before this one. */
  readonly trail: readonly { readonly title: string; readonly address: string }[];
  readonly body: Html;
  /** Which of the five parts it belongs to, for the menu. */
  readonly part?: keyof Words['parts'];
  /** Set wide where a diagram or grid needs the room. */
  readonly wide?: boolean;
  /** Goes on one sheet of paper. */
  readonly sheet?: boolean;
  /** Where the same page stands in the other language. */
  readonly other?: string;
}

/** What a page is made with: the content, the language, and links that know where the page stands. */
export interface Maker {
  readonly library: Library;
  readonly language: Language;
  readonly words: Words;
  readonly to: Addresses;
}

export const maker = (library: Library, language: Language): Maker => ({
  library,
  language,
  words: words[language],
  to: addresses(language),
});

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** The whole document, the same bytes for the same content. */
export function document(page: Page, make: Maker): string {
  const { library, words: w, to, language } = make;
  const { publication } = library;
  const link = (address: string): string => relative(page.address, address);
  const root = relative(page.address, 'x').replace(/x$/, '');
  const parts = Object.keys(w.parts) as (keyof Words['parts'])[];
  const home = page.address === to.start;
  // what a child or family looks up does not stand in the history in words
  const quiet = /\/(child|family)\//.test(page.address);
  const second = language === 'nl' ? 'en' : 'nl';
  const text = html`<!doctype html>
    <html lang="${language}" data-root="${root}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#0b5563" />
        <meta name="description" content="${w.description}" />
        <title>${home || quiet ? '' : `${page.title} - `}${publication.publisher[language]}</title>
        <link rel="icon" type="image/svg+xml" href="${root}bestanden/icon.svg" />
        <link rel="manifest" href="${root}bestanden/manifest.webmanifest" />
        <link rel="preload" href="${root}bestanden/font.woff2" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${root}bestanden/open.css" />
        ${page.other === undefined ? undefined : html`<link rel="alternate" hreflang="${second}" href="${link(page.other)}" />`}
        <script type="module" src="${root}bestanden/open.js"></script>
      </head>
      <body>
        <a class="skip" href="#inhoud">${w.skip}</a>
        <header>
          ${publication.practiceOnly ? html`<p class="practice">${w.practice}</p>` : undefined}
          <div class="top">
            <a class="brand" aria-label="${publication.publisher[language]}" href="${link(to.start)}"
              ><svg aria-hidden="true" viewBox="0 0 32 32" width="28" height="28">
                <rect width="32" height="32" rx="7" fill="currentColor" />
                <path
                  d="M7 24 16 8l9 16"
                  fill="none"
                  stroke="#fff"
                  stroke-width="2.6"
                  stroke-linecap="round"
                  stroke-linejoin="round"
                />
                <circle cx="16" cy="21" r="2.4" fill="#fff" /></svg
              ><span>${publication.publisher[language]}</span></a
            >
            <nav class="tools" aria-label="${w.tools}">
              <a href="${link(to.search)}">${w.search}</a
              >${page.other === undefined ? undefined : html`<a class="language" hreflang="${second}" lang="${second}" href="${link(page.other)}">${w.otherLanguage}</a>`}<a
                class="hide"
                href="${link(to.hidden)}"
                data-hide
                >${w.hide}</a
              >
            </nav>
            <a class="call" href="${link(to.danger)}">${w.dangerNow}</a>
          </div>
        </header>
        <nav class="parts" aria-label="${w.menu}">
          <ul>
            ${parts.map(part => html`<li><a href="${link(to[part])}" ${page.part === part ? html` aria-current="${page.address === to[part] ? 'page' : 'true'}"` : undefined}>${w.parts[part]}</a></li>`)}
          </ul>
        </nav>
        <main
          id="inhoud"
          tabindex="-1"
          class="${page.wide === true ? 'wide' : 'text'}${page.sheet === true ? ' sheet' : ''}"
        >
          ${trail(page, make)}
          <h1>${page.title}</h1>
          ${page.body}
        </main>
        <footer class="foot">
          <p>${w.foot}</p>
          <p>
            <a href="${link(to.about)}">${w.about}</a> · <a href="${link(to.numbers)}">${w.numbers}</a> ·
            ${page.other === undefined ? undefined : html`<a hreflang="${second}" lang="${second}" href="${link(page.other)}">${w.otherLanguage}</a> · `}${w.published}
            <time datetime="${publication.version}">${day(publication.version, language)}</time>
          </p>
        </footer>
      </body>
    </html> `.text;
  return text;
}

function trail(page: Page, { words: w }: Maker): Html | undefined {
  if (page.trail.length === 0) return undefined;
  return html`<nav class="trail" aria-label="${w.trail}">
    <ol>
      ${page.trail.map(
        ({ title, address }) => html`<li><a href="${relative(page.address, address)}">${title}</a></li>`,
      )}
    </ol>
  </nav>`;
}

/** '28 november 2026'. */
export const day = (date: string, language: Language): string =>
  Temporal.PlainDate.from(date).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
