/** Small pieces that several pages share. Links go from the page they stand on, so each takes its address. */
import { html, type Html } from '#kernel/html.ts';
import { piecesOf } from '#kernel/content/numbers.ts';
import type { Bilingual } from '#kernel/content/vocabulary.ts';
import { inWords } from '#src/legal-numbers/index.ts';
import type { Act } from '#src/advice/index.ts';
import { relative } from './addresses.ts';
import { day, type Maker } from './page.ts';

/** A text with its numbers filled in, each a link to where it comes from. */
export function rich(text: string, from: string, make: Maker): Html {
  const { library, language, to } = make;
  return html`${piecesOf(text).map(piece => {
    if ('words' in piece) return callable(piece.words);
    const number = library.number(piece.number);
    const said = inWords(number, library.publication.version, language) ?? number[language];
    return html`<a class="number" href="${relative(from, `${to.numbers}#${number.code}`)}">${said}</a>`;
  })}`;
}

/** Our own words, in which a telephone number is one tap away. */
export const callable = (text: string): Html =>
  html`${text
    .split(/(0[89]00-\d{4})/)
    .map((piece, index) =>
      index % 2 === 0
        ? html`${piece}`
        : html`<a class="dial" href="tel:${piece.replace('-', '')}">${piece}</a>`,
    )}`;

/** The same in plain words, for titles and the search index. */
export const plain = (text: string, { library, language }: Maker): string =>
  piecesOf(text)
    .map(piece =>
      'words' in piece
        ? piece.words
        : (inWords(library.number(piece.number), library.publication.version, language) ?? ''),
    )
    .join('');

export const say = (text: Bilingual, from: string, make: Maker): Html =>
  rich(text[make.language], from, make);

export const list = (items: readonly Html[], kind = 'plain'): Html =>
  html`<ul class="${kind}">
    ${items.map(item => html`<li>${item}</li>`)}
  </ul>`;

/** Rows as large as thumbs: one tap each. */
export const choices = (
  items: readonly { readonly to: string; readonly name: Html | string; readonly quiet?: Html | string }[],
): Html =>
  html`<ul class="choices">
    ${items.map(
      ({ to, name, quiet }) =>
        html`<li>
          <a href="${to}"
            ><span class="strong">${name}</span
            >${quiet === undefined ? undefined : html` <span class="quiet">${quiet}</span>`}</a
          >
        </li>`,
    )}
  </ul>`;

/** Whom to call: name, number, when; a tap calls. */
export function telephones(codes: readonly string[], make: Maker): Html {
  const { library, language, words } = make;
  return html`<ul class="calls">
    ${[...new Set(codes)].map(code => {
      const { number, when, mark, ...names } = library.telephone(code);
      const dial = number.replaceAll(/[^+\d]/g, '');
      const name = names[language];
      // a number that is not a number of its own ("14 + netnummer") cannot be dialled
      return html`<li>
        ${
          /[a-z]/.test(number)
            ? html`<span class="tel">${number}</span>`
            : html`<a class="tel" href="tel:${dial}">${number}</a>`
        }
        <span
          ><span class="strong">${name}</span
          >${mark === 'unsure' ? html` <span class="mark">${words.unsure}</span>` : undefined}<br /><span
            class="quiet"
            >${when[language]}</span
          ></span
        >
      </li>`;
    })}
  </ul>`;
}

/** What one may, must or may not do, with the article. */
export const acts = (items: readonly Act[], from: string, make: Maker): Html =>
  list(
    items.map(
      item =>
        html`${rich(item[make.language], from, make)}${item.article === undefined ? undefined : html` <span class="article" lang="nl">${item.article}</span>`}`,
    ),
  );

/** The sentence to say, as one would say it. */
export const quote = (text: Bilingual, from: string, make: Maker): Html =>
  html`<blockquote class="say"><p>${say(text, from, make)}</p></blockquote>`;

/** Where it comes from, when somebody last looked, and how sure it is. */
export const sourced = (
  { source, checkedOn, mark }: { source: string; checkedOn: string; mark: keyof Maker['words']['marks'] },
  make: Maker,
): Html =>
  html`<p class="source">
    ${make.words.source}: <span lang="nl">${source.replace(/\.$/, '')}</span>. ${make.words.checked}
    <time datetime="${checkedOn}">${day(checkedOn, make.language)}</time>.
    ${mark === 'unsure' ? html`<strong class="mark">${make.words.marks[mark]}</strong>` : html`${make.words.marks[mark]}`}
  </p>`;

/** In a danger nobody reads on. */
export const danger = (from: string, make: Maker): Html =>
  html`<p class="danger">
    <a href="${relative(from, make.to.danger)}"
      ><strong>${make.words.danger.ask}</strong> ${make.words.danger.call}</a
    >
  </p>`;

/** Dutch words on an English page say so to a screen reader. */
export const dutch = (text: string, { language }: Maker): Html =>
  language === 'nl' ? html`${text}` : html`<span lang="nl">${text}</span>`;

export const printLine = ({ words }: Maker): Html =>
  html`<p class="print"><button type="button" data-print hidden>${words.print}</button></p>`;
