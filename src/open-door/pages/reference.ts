/** The words and the numbers, each on one page with an anchor of its own. */
import { html, type Html } from '#kernel/html.ts';
import { namedNumbers } from '#kernel/content/numbers.ts';
import { inWords, isLegal, valueOn, type LegalNumber } from '#src/legal-numbers/index.ts';
import { relative } from '../addresses.ts';
import { day, type Maker, type Page } from '../page.ts';
import { printLine, say, sourced } from '../parts.ts';
import { other } from './plain-pages.ts';

export const referencePages = (make: Maker): Page[] => [glossary(make), numbers(make)];

function glossary(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const address = to.glossary;
  const byName = library.glossary.toSorted((one, two) =>
    one[language].localeCompare(two[language], language),
  );
  const letters = Map.groupBy(byName, term => term[language].normalize('NFD').charAt(0).toUpperCase());
  const nameOf = new Map(library.glossary.map(term => [term.code, term[language]]));
  return {
    address,
    language,
    title: w.parts.glossary,
    part: 'glossary',
    trail: [],
    other: other(address, language),
    body: html`<p class="lead">${w.glossary.intro}</p>
      <nav class="letters" aria-label="${w.glossary.letters}">
        ${[...letters.keys()].map(letter => html`<a href="#letter-${letter}">${letter}</a> `)}
      </nav>
      ${[...letters].map(
        ([letter, terms]) =>
          html`<section>
            <h2 id="letter-${letter}" tabindex="-1">${letter}</h2>
            <dl class="terms">
              ${terms.map(
                term =>
                  html`<div id="${term.code}" tabindex="-1">
                    <dt>
                      ${language === 'nl' ? term.nl : html`${term.en} <span class="quiet" lang="nl">${term.nl}</span>`}
                    </dt>
                    <dd>
                      <p>${say(term.meaning, address, make)}</p>
                      ${
                        term.also.length > 0 || language === 'nl'
                          ? html`<p class="quiet">
                              ${term.also.length === 0 ? undefined : html`${w.glossary.also}: <span lang="nl">${term.also.join(', ')}</span>. `}${language === 'nl' ? html`${w.glossary.english}: <span lang="en">${term.en}</span>.` : undefined}${term.article === undefined ? undefined : html` <span class="article" lang="nl">${term.article}</span>`}
                            </p>`
                          : undefined
                      }${
                        term.see.length === 0
                          ? undefined
                          : html`<p class="quiet">
                              ${w.glossary.see}:
                              ${term.see.map((code, index) => html`${index === 0 ? '' : ', '}<a href="#${code}">${nameOf.get(code) ?? code}</a>`)}
                            </p>`
                      }
                    </dd>
                  </div>`,
              )}
            </dl>
          </section>`,
      )}
      ${printLine(make)}`,
  };
}

function numbers(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const address = to.numbers;
  const uses = usesOf(make);
  const rows = (which: readonly LegalNumber[]): Html =>
    html`<dl class="terms">${which.map(number => one(make, number, uses.get(number.code) ?? []))}</dl>`;
  const [legal, internal] = [
    library.numbers.filter(isLegal),
    library.numbers.filter(number => !isLegal(number)),
  ];
  return {
    address,
    language,
    title: w.numbersPage.title,
    trail: [],
    other: other(address, language),
    body: html`<p class="lead">${w.numbersPage.intro}</p>
      <section>
        <h2>${w.numbersPage.legal}</h2>
        ${rows(legal)}
      </section>
      <section>
        <h2>${w.numbersPage.internal}</h2>
        <p>${w.numbersPage.internalNote}</p>
        ${rows(internal)}
      </section>
      ${printLine(make)}`,
  };
}

interface Use {
  readonly name: string;
  readonly address: string;
}

function one(make: Maker, number: LegalNumber, uses: readonly Use[]): Html {
  const { library, words: w, to, language } = make;
  const { version } = library.publication;
  const current = number.values.findLast(({ validFrom }) => validFrom <= version);
  const next = number.values.filter(({ validFrom }) => validFrom > version);
  const said = inWords(number, version, language);
  return html`<div id="${number.code}" tabindex="-1">
    <dt>${number[language]}</dt>
    <dd>
      <p>
        <strong>${said ?? '?'}</strong>${
          current === undefined
            ? undefined
            : html` <span class="quiet">${w.numbersPage.from} ${day(current.validFrom, language)}</span>`
        }${next.map(({ validFrom }) => html` <span class="quiet">${w.numbersPage.from} ${day(validFrom, language)}: ${valueOn(number, validFrom) ?? ''}</span>`)}
      </p>
      <p class="article" lang="nl">${number.article}</p>
      ${
        number.note === undefined ? undefined : html`<p class="warn" lang="nl">${number.note}</p>`
      }${sourced(number, make)}
      <p class="quiet">
        ${
          uses.length === 0
            ? w.numbersPage.unused
            : html`${w.numbersPage.used}:
              ${uses.map((use, index) => html`${index === 0 ? '' : ', '}<a href="${relative(to.numbers, use.address)}">${use.name}</a>`)}`
        }
      </p>
    </dd>
  </div>`;
}

/** Which pages name which number: what a jurist touches by changing it. */
function usesOf({ library, language, to, words: w }: Maker): ReadonlyMap<string, readonly Use[]> {
  const places: readonly (Use & { readonly codes: readonly string[] })[] = [
    ...library.protocols.map(protocol => ({
      name: protocol[language],
      address: to.protocol(protocol.code),
      codes: [
        ...namedNumbers(JSON.stringify(protocol)),
        ...protocol.steps.flatMap(({ deadline }) => deadline.number ?? []),
      ],
    })),
    ...library.sharing.rules.map(rule => ({
      name: `${w.parts.mayIShare} ${rule.code}`,
      address: `${to.sharingRules}#${rule.code}`,
      codes: namedNumbers(JSON.stringify(rule)),
    })),
    { name: w.share.family, address: to.mayIShare, codes: namedNumbers(w.share.familyNote) },
    ...library.advice.signallers.map(each => ({
      name: each.called[language],
      address: to.signaller(each.id),
      codes: namedNumbers(JSON.stringify(each)),
    })),
    {
      name: w.parts.whatMayI,
      address: to.whatMayI,
      codes: namedNumbers(
        JSON.stringify([library.advice.phenomena, library.advice.handling, library.advice.ownDisclosure]),
      ),
    },
    ...library.glossary.map(term => ({
      name: term[language],
      address: `${to.glossary}#${term.code}`,
      codes: namedNumbers(JSON.stringify(term)),
    })),
  ];
  return new Map(
    library.numbers.map(({ code }) => [code, places.filter(({ codes }) => codes.includes(code))]),
  );
}
