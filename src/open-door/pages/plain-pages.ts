/** Start, danger, about, search, the neutral page and the one for an address that is not there. */
import { html } from '#kernel/html.ts';
import { day, type Maker, type Page } from '../page.ts';
import { relative } from '../addresses.ts';
import { callable, choices, danger, list, printLine, telephones } from '../parts.ts';

export function plainPages(make: Maker): Page[] {
  return [start(make), inDanger(make), about(make), search(make), notFound(make), noConnection(make)];
}

function start(make: Maker): Page {
  const { words: w, to, language } = make;
  const address = to.start;
  const door = (part: keyof typeof w.parts) => ({
    to: relative(address, to[part]),
    name: w.parts[part],
    quiet: w.start[part],
  });
  return {
    address,
    language,
    title: w.start.title,
    trail: [],
    other: other(address, language),
    body: html`<p class="lead">${w.start.intro}</p>
      ${danger(address, make)}
      <div class="doors">${choices([door('whatMayI'), door('mayIShare')])}</div>
      <h2>${w.start.fast}</h2>
      ${choices([
        { to: relative(address, to.childOutOfSight), name: w.start.childOutOfSight },
        { to: relative(address, to.meldcode), name: w.start.meldcode },
        door('protocols'),
        door('barrierModel'),
        door('glossary'),
      ])}
      <section class="note">
        <h2>${w.start.noNames}</h2>
        <p>${callable(w.start.noNamesHow)}</p>
      </section>
      <section class="note">
        <h2>${w.start.child}</h2>
        <p>${callable(w.start.childHow)}</p>
        ${choices([{ to: relative(address, to.signaller('SG-CHILD')), name: w.start.childDoor }])}
        <p><strong>${w.start.watched}</strong> ${w.start.watchedHow}</p>
      </section>`,
  };
}

function inDanger(make: Maker): Page {
  const { words: w, to, language, library } = make;
  const all = library.parties.telephones.map(({ code }) => code);
  const first = ['emergency', 'veilig-thuis'];
  return {
    address: to.danger,
    language,
    title: w.danger.title,
    sheet: true,
    trail: [],
    other: other(to.danger, language),
    body: html`<p class="lead"><strong>${w.danger.first}</strong></p>
      <p><a class="now" href="tel:112">${w.danger.callNow} 112</a></p>
      <p>${w.danger.stay}</p>
      <p class="lead"><strong>${w.danger.afterwards}</strong></p>
      <p><a class="now then" href="tel:08002000">${w.danger.callNow} 0800-2000</a></p>
      <p>${w.danger.may}</p>
      <p>${w.danger.doNot}</p>
      <p>${w.danger.writeDown}</p>
      <h2>${w.danger.others}</h2>
      ${telephones(
        all.filter(code => !first.includes(code)),
        make,
      )}
      ${printLine(make)}`,
  };
}

function about(make: Maker): Page {
  const { words: w, to, language, library } = make;
  const a = w.aboutPage;
  const unsure = [
    ...library.numbers
      .filter(({ mark }) => mark === 'unsure')
      .map(each => html`${each[language]}: ${each.note ?? ''}`),
    ...library.sharing.rules.flatMap(({ unsure: what, code }) =>
      what === undefined ? [] : [html`${code}: ${what[language]}`],
    ),
    ...library.protocols.flatMap(protocol =>
      protocol.unsure.map(what => html`${protocol[language]}: ${what[language]}`),
    ),
    ...library.parties.telephones
      .filter(({ mark }) => mark === 'unsure')
      .map(each => html`${each[language]}: ${each.number}`),
  ];
  return {
    address: to.about,
    language,
    title: a.title,
    trail: [],
    other: other(to.about, language),
    body: html`<h2>${a.forWhom}</h2>
      <p>${a.forWhomText}</p>
      <h2>${a.notForm}</h2>
      <p>${a.notFormText}</p>
      <h2>${a.neutral}</h2>
      <p>${a.neutralText}</p>
      <h2>${a.sure}</h2>
      <p>${a.sureText}</p>
      <p><a href="${relative(to.about, to.numbers)}">${w.numbers}</a></p>
      <h2>${a.offline}</h2>
      <p>${a.offlineText}</p>
      <h2>${w.start.watched}</h2>
      <p>${w.start.watchedHow}</p>
      <h2>${a.unsure}</h2>
      ${list(unsure)}
      <p class="source">
        ${w.published}
        <time datetime="${library.publication.version}">${day(library.publication.version, language)}</time>
      </p>`,
  };
}

function search(make: Maker): Page {
  const { words: w, to, language } = make;
  const s = w.searchPage;
  const parts = Object.keys(w.parts) as (keyof typeof w.parts)[];
  const browse = choices(parts.map(part => ({ to: relative(to.search, to[part]), name: w.parts[part] })));
  return {
    address: to.search,
    language,
    title: s.title,
    trail: [],
    other: other(to.search, language),
    body: html`<form
        class="search"
        role="search"
        data-search="${relative(to.search, to.searchIndex)}"
        data-found="${s.found}"
        data-one="${s.one}"
        data-none="${s.none}"
        data-failed="${s.failed}"
        hidden
      >
        <label for="zoekveld">${s.label}</label>
        <p class="quiet" id="zoekhulp">${s.help} ${s.private}</p>
        <input
          id="zoekveld"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="zoekhulp"
        />
      </form>
      <p class="found" role="status" data-status></p>
      <ul class="choices" data-results></ul>
      <div data-browse>
        <p>${s.noScript}</p>
        ${browse}
      </div>`,
  };
}

function notFound(make: Maker): Page {
  const { words: w, to, language } = make;
  const address = to.start.replace('index.html', '404.html');
  return {
    address,
    language,
    title: w.notFound.title,
    trail: [],
    body: html`<p class="lead">${callable(w.notFound.text)}</p>
      ${choices([{ to: relative(address, to.start), name: w.notFound.start }])}`,
  };
}

/** What the service worker shows for a page that was never visited, when there is no connection. */
function noConnection(make: Maker): Page {
  const { words: w, to, language } = make;
  const address = to.start.replace('index.html', 'geen-verbinding.html');
  return {
    address,
    language,
    title: w.noConnection.title,
    trail: [],
    body: html`<p class="lead">${w.noConnection.text}</p>
      ${telephones(['emergency', 'veilig-thuis'], make)}
      ${choices([{ to: relative(address, to.start), name: w.notFound.start }])}`,
  };
}

/** The same page in the other language. */
export const other = (address: string, language: Maker['language']): string =>
  language === 'nl' ? `en/${address}` : address.replace(/^en\//, '');
