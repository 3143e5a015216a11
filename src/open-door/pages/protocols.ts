/** The protocols: as a drawing and as a list, each step with its words; the meldcode and the child out of sight apart. */
import { html, type Html } from '#kernel/html.ts';
import { inWords } from '#src/legal-numbers/index.ts';
import type { Protocol, Step } from '#src/protocols/index.ts';
import { relative } from '../addresses.ts';
import { drawProtocol } from '../diagram.ts';
import type { Maker, Page } from '../page.ts';
import { choices, danger, dutch, list, plain, printLine, quote, say, sourced, telephones } from '../parts.ts';
import { other } from './plain-pages.ts';

export async function protocolPages(make: Maker): Promise<Page[]> {
  const whole = await Promise.all(make.library.protocols.map(protocol => protocolPage(make, protocol)));
  return [all(make), ...whole, childOutOfSight(make), meldcode(make)];
}

function all(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const address = to.protocols;
  return {
    address,
    language,
    title: w.parts.protocols,
    part: 'protocols',
    trail: [],
    other: other(address, language),
    body: html`<p class="lead">${w.protocols.intro}</p>
      ${danger(address, make)}
      ${choices([
        {
          to: relative(address, to.childOutOfSight),
          name: w.start.childOutOfSight,
          quiet: w.protocols.sheet,
        },
        { to: relative(address, to.meldcode), name: w.start.meldcode, quiet: w.protocols.sheet },
      ])}
      <h2>${w.protocols.all}</h2>
      ${choices(
        library.protocols.map(protocol => ({
          to: relative(address, to.protocol(protocol.code)),
          name: protocol[language],
          quiet: plain(protocol.when[language], make),
        })),
      )}`,
  };
}

/** The two questions with which every protocol begins, and whom to call. */
function begin(make: Maker, protocol: Protocol, from: string): Html {
  const { words: w } = make;
  return html`<section class="first">
      <h2>${w.protocols.danger}</h2>
      <p>${say(protocol.danger, from, make)}</p>
    </section>
    <section class="first">
      <h2>${w.protocols.family}</h2>
      <p>${say(protocol.family, from, make)}</p>
    </section>
    <section>
      <h2>${w.protocols.call}</h2>
      ${telephones(['emergency', ...protocol.telephones], make)}
    </section>`;
}

async function protocolPage(make: Maker, protocol: Protocol): Promise<Page> {
  const { library, words: w, to, language } = make;
  const address = to.protocol(protocol.code);
  const svg = await drawProtocol(protocol, language, {
    name: w.protocols.diagram,
    ends: w.protocols.ends,
    toStep: w.protocols.to,
    protocol: code => library.protocol(code)[language],
  });
  return {
    address,
    language,
    title: protocol[language],
    part: 'protocols',
    trail: [trailOf(make)],
    wide: true,
    other: other(address, language),
    body: html`<div class="text">
        <p class="lead">${say(protocol.when, address, make)}</p>
        ${begin(make, protocol, address)}
      </div>
      <section class="drawing">
        <h2>${w.protocols.diagram}</h2>
        <p class="quiet">${w.protocols.diagramNote}</p>
        <div class="scroll" tabindex="0" role="group" aria-label="${w.protocols.diagram}">${svg}</div>
      </section>
      <section class="text">
        <h2>${w.protocols.steps}</h2>
        ${protocol.steps.map((step, index) => whole(make, protocol, step, index, address))}
      </section>
      <div class="text">
        ${
          protocol.unsure.length === 0
            ? undefined
            : html`<section class="warn">
                <h2>${w.protocols.unsure}</h2>
                ${list(protocol.unsure.map(each => say(each, address, make)))}
              </section>`
        }
        ${sourced(protocol, make)} ${printLine(make)}
      </div>`,
  };
}

function whole(make: Maker, protocol: Protocol, step: Step, index: number, from: string): Html {
  const { words: w, language } = make;
  const row = (name: string, value: Html | undefined): Html | undefined =>
    value === undefined
      ? undefined
      : html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`;
  return html`<section class="step" id="${step.code}" tabindex="-1">
    <h3>${w.protocols.step} ${index + 1}. ${step[language]}</h3>
    ${step.entry === true && index > 0 ? html`<p class="quiet">${w.protocols.begins}</p>` : undefined}
    <dl>
      ${row(w.protocols.trigger, say(step.trigger, from, make))}${row(w.protocols.actors, actors(make, step))}${row(w.protocols.deadline, deadline(make, step, from))}${row(w.protocols.decision, say(step.decision, from, make))}${row(w.protocols.outcomes, outcomes(make, protocol, step, from))}
    </dl>
    <h4>${w.protocols.words}</h4>
    ${quote(step.words, from, make)}
    <dl>
      ${row(w.protocols.records, say(step.records, from, make))}${row(w.protocols.tell, list(step.tell.map(each => say(each, from, make))))}${
        step.tellNot.length === 0
          ? undefined
          : row(
              w.protocols.tellNot,
              list(
                step.tellNot.map(each => say(each, from, make)),
                'not',
              ),
            )
      }${row(w.protocols.ifNobodyActs, say(step.ifNobodyActs, from, make))}
    </dl>
  </section>`;
}

const actors = ({ library, language }: Maker, step: Step): Html =>
  html`${step.actors.map(code => library.party(code)[language]).join(', ')}`;

function deadline(make: Maker, { deadline: by }: Step, from: string): Html {
  const { library, words: w, to, language } = make;
  const kind = by.kind === 'legal' ? w.protocols.legal : w.protocols.internal;
  const article =
    by.article === undefined ? undefined : html`, <span class="article" lang="nl">${by.article}</span>`;
  return html`${when()} ${say(by.from, from, make)} <span class="kind ${by.kind}">${kind}${article}</span>`;

  function when(): Html {
    if (by.within === 'at-once') return html`${w.protocols.atOnce}`;
    if (by.within === 'same-day' || by.number === undefined) return html`${w.protocols.sameDay}`;
    const number = library.number(by.number);
    const said = inWords(number, library.publication.version, language) ?? number[language];
    return html`<a class="number" href="${relative(from, `${to.numbers}#${number.code}`)}"
      >${w.protocols.within(said)}</a
    >`;
  }
}

function outcomes(make: Maker, protocol: Protocol, step: Step, from: string): Html {
  const { library, words: w, to, language } = make;
  const place = (target: string): Html => {
    if (target === 'end') return html`${w.protocols.ends}`;
    if (target.startsWith('protocol:')) {
      const next = library.protocol(target.slice('protocol:'.length));
      return html`<a href="${relative(from, to.protocol(next.code))}">${next[language]}</a>`;
    }
    const index = protocol.steps.findIndex(({ code }) => code === target);
    return html`<a href="${relative(from, `${to.protocol(protocol.code)}#${target}`)}"
      >${w.protocols.toStep} ${index + 1}</a
    >`;
  };
  return list(
    step.outcomes.map(
      outcome =>
        html`<strong>${outcome[language]}</strong>:
          ${place(outcome.to)}${outcome.ground === undefined ? undefined : html` <span class="article">${w.protocols.ground}: ${dutch(outcome.ground, make)}</span>`}`,
    ),
  );
}

/** One sheet to act from: what to do now, with whom to call beside it. */
function childOutOfSight(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const protocol = library.protocol('child-missing');
  const address = to.childOutOfSight;
  const now = protocol.steps.filter(
    ({ deadline: by }) => by.within !== 'number' || by.number === 'missing-search-hours',
  );
  const later = protocol.steps.filter(step => !now.includes(step));
  // the others matter once these have been called
  const atOnce = ['emergency', 'police', 'veilig-thuis'];
  return {
    address,
    language,
    title: protocol[language],
    part: 'protocols',
    sheet: true,
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`${danger(address, make)}
      <p class="lead">${say(protocol.danger, address, make)}</p>
      <section>
        <h2>${w.protocols.call}</h2>
        ${telephones(atOnce, make)}
      </section>
      <section>
        <h2>${w.protocols.doNow}</h2>
        <ol class="todo">
          ${now.map(step => short(make, step, address))}
        </ol>
      </section>
      <section class="first">
        <h2>${w.protocols.family}</h2>
        <p>${say(protocol.family, address, make)}</p>
      </section>
      <section>
        <h2>${w.danger.others}</h2>
        ${telephones(
          protocol.telephones.filter(code => !atOnce.includes(code)),
          make,
        )}
      </section>
      <section class="later">
        <h2>${w.protocols.after}</h2>
        <ol class="todo" start="${now.length + 1}">
          ${later.map(step => short(make, step, address))}
        </ol>
      </section>
      <p><a href="${relative(address, to.protocol(protocol.code))}">${w.protocols.whole}</a></p>
      ${sourced(protocol, make)} ${printLine(make)}`,
  };
}

function short(make: Maker, step: Step, from: string): Html {
  const { words: w, language } = make;
  return html`<li>
    <span class="strong">${step[language]}</span> <span class="quiet">${deadline(make, step, from)}</span>
    <p>${say(step.decision, from, make)}</p>
    ${quote(step.words, from, make)}
    <p class="quiet">${w.protocols.actors}: ${actors(make, step)}</p>
  </li>`;
}

/** The five steps that the law names, on one page; what comes after stands in the protocol. */
function meldcode(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const protocol = library.protocol('meldcode');
  const address = to.meldcode;
  return {
    address,
    language,
    title: w.start.meldcode,
    part: 'protocols',
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`${danger(address, make)}
      <p class="lead">${say(protocol.when, address, make)}</p>
      <h2>${w.protocols.steps}</h2>
      ${protocol.steps.slice(0, 5).map((step, index) => whole(make, protocol, step, index, address))}
      <p><a href="${relative(address, to.protocol(protocol.code))}">${w.protocols.whole}</a></p>
      ${sourced(protocol, make)} ${printLine(make)}`,
  };
}

const trailOf = ({ words: w, to }: Maker) => ({ title: w.parts.protocols, address: to.protocols });
