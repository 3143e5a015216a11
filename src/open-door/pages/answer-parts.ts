/** The parts of an answer: what to say, whom to call, what one may, must and may not do. */
import { html, type Html } from '#kernel/html.ts';
import type { PhenomenonAdvice, SignallerAdvice } from '#src/advice/index.ts';
import type { Bilingual } from '#kernel/content/vocabulary.ts';
import type { Signal } from '#src/barrier-model/index.ts';
import { relative } from '../addresses.ts';
import type { Maker } from '../page.ts';
import { acts, callable, choices, dutch, list, quote, say, telephones } from '../parts.ts';

export const own = 'SG-CHILD';

export function words(
  make: Maker,
  { id }: SignallerAdvice,
  signal: Signal,
  about: readonly PhenomenonAdvice[],
  address: string,
): Html | undefined {
  const { library, words: w } = make;
  const [main] = about;
  const careful = beforeParents(make, signal, about);
  if (main === undefined || id === own) return undefined;
  const { ownDisclosure } = library.advice;
  return html`<section>
      <h2>${w.whatMayI.sayToChild}</h2>
      ${
        signal.ownDisclosure
          ? html`${quote(ownDisclosure.say, address, make)}
              <p>${w.whatMayI.openQuestion}:</p>
              ${quote(ownDisclosure.ask, address, make)}
              <h3>${w.whatMayI.doNotAsk}</h3>
              ${list(
                ownDisclosure.doNot.map(each => say(each, address, make)),
                'not',
              )}`
          : quote(main.toChild, address, make)
      }
    </section>
    <section>
      <h2>${w.whatMayI.sayToParent}</h2>
      ${
        careful === undefined
          ? quote(main.toParent, address, make)
          : html`<p class="warn">${say(careful, address, make)}</p>`
      }
    </section>`;
}

/** What to think of before one speaks with the parents; undefined where one can simply do so. */
function beforeParents(
  { library: { advice } }: Maker,
  signal: Signal,
  about: readonly PhenomenonAdvice[],
): Bilingual | undefined {
  // one of them is enough to be careful with whom one speaks first
  const careful = about.find(({ parentsLast }) => parentsLast);
  if (careful !== undefined) return careful.toParent;
  if (signal.ownDisclosure) return advice.ownDisclosure.parents;
  const today = signal.handlingTime === 'immediate' || signal.handlingTime === 'same-day';
  return today ? advice.urgentWithParents : undefined;
}

export function call(
  make: Maker,
  signaller: SignallerAdvice,
  about: readonly PhenomenonAdvice[],
  address: string,
): Html {
  const { words: w } = make;
  // where the family may be the danger, one does not begin at the town hall
  const careful = about.some(({ parentsLast }) => parentsLast);
  const numbers = [...signaller.telephones, ...about.flatMap(({ telephones: of }) => of)].filter(
    code => !careful || code !== 'municipality',
  );
  return html`<section>
    <h2>${w.whatMayI.call}</h2>
    <p><strong>${w.whatMayI.firstInside}:</strong> ${say(signaller.inside, address, make)}</p>
    ${telephones(['emergency', ...numbers], make)}
    <p>${callable(w.start.noNamesHow)}</p>
  </section>`;
}

export function alternatives(make: Maker, signal: Signal): Html | undefined {
  const { words: w } = make;
  if (signal.ownDisclosure) return html`<section class="note"><p>${w.whatMayI.ownDisclosure}</p></section>`;
  if (signal.alternativeExplanations.length === 0) return undefined;
  return html`<section>
    <h2>${w.whatMayI.alternatives}</h2>
    <p>${w.whatMayI.alternativesHow}</p>
    ${list(signal.alternativeExplanations.map(each => dutch(each, make)))}
  </section>`;
}

export function mayMustNot(
  make: Maker,
  signaller: SignallerAdvice,
  about: readonly PhenomenonAdvice[],
  address: string,
): Html {
  const { words: w, to } = make;
  const may = [...signaller.may, ...about.flatMap(each => each.may)];
  const mustNot = [...signaller.mustNot, ...about.flatMap(each => each.mustNot)];
  return html`<section class="acts">
    <div class="may">
      <h2>${w.whatMayI.may}</h2>
      ${acts(distinct(may), address, make)}
    </div>
    <div class="must">
      <h2>${w.whatMayI.must}</h2>
      <p>
        ${w.whatMayI.meldcode[signaller.meldcode]}
        <a href="${relative(address, to.meldcode)}">${w.start.meldcode}</a>
      </p>
      ${signaller.must.length === 0 ? undefined : acts(signaller.must, address, make)}
    </div>
    <div class="must-not">
      <h2>${w.whatMayI.mustNot}</h2>
      ${acts(distinct(mustNot), address, make)}
    </div>
  </section>`;
}

export function where(
  make: Maker,
  signaller: SignallerAdvice,
  about: readonly PhenomenonAdvice[],
  signal: Signal | undefined,
  address: string,
): Html {
  const { library, words: w, to, language } = make;
  const protocols = [...new Set(about.map(({ protocol }) => protocol))].map(code => library.protocol(code));
  const party = library.parties.parties.find(({ signallers }) => signallers.includes(signaller.id));
  return html`<section>
    <h2>${w.whatMayI.protocol}</h2>
    ${choices([
      ...protocols.map(protocol => ({
        to: relative(address, to.protocol(protocol.code)),
        name: protocol[language],
      })),
      ...(party === undefined
        ? []
        : [
            {
              to: relative(address, to.sender(party.code)),
              name: w.whatMayI.share,
              quiet: w.whatMayI.shareHow,
            },
          ]),
      ...(signal === undefined
        ? []
        : [{ to: relative(address, to.signal(signal.id)), name: w.whatMayI.signal }]),
    ])}
  </section>`;
}

const distinct = <T extends { readonly nl: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map(item => [item.nl, item])).values(),
];

export const unique = (items: readonly Html[]): Html[] => [
  ...new Map(items.map(item => [item.text, item])).values(),
];
