/** The barrier model: a grid of ages and subjects, a card per function and age, one page per thing one can see. */
import { html, type Html } from '#kernel/html.ts';
import type { Signal } from '#src/barrier-model/index.ts';
import { relative } from '../addresses.ts';
import type { Maker, Page } from '../page.ts';
import { callable, choices, danger, dutch, list, printLine, rich, sourced } from '../parts.ts';
import { helps } from './barrier-signals.ts';
import { other } from './plain-pages.ts';
import { seenBy } from './what-may-i.ts';

export function barrierModelPages(make: Maker): Page[] {
  const { library } = make;
  const { ageCategories, barriers, signallers } = library.barriers.model;
  return [
    grid(make),
    ...barriers.flatMap(({ id }) => ageCategories.flatMap(category => cell(make, id, category.id))),
    ...signallers.flatMap(({ id }) => ageCategories.flatMap(category => card(make, id, category.id))),
    ...library.barriers.signals.map(signal => signalPage(make, signal)),
  ];
}

const inCell = ({ library }: Maker, barrier: string, age: string): readonly Signal[] =>
  library.barriers.signals.filter(
    ({ barrier: of, ageCategories }) => of === barrier && ageCategories.includes(age),
  );

function grid(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const { ageCategories, barriers, facilitators, signallers } = library.barriers.model;
  const address = to.barrierModel;
  return {
    address,
    language,
    title: w.parts.barrierModel,
    part: 'barrierModel',
    trail: [],
    wide: true,
    other: other(address, language),
    body: html`<p class="lead">${w.model.intro}</p>
      <div class="grid">
        <table>
          <caption>
            ${w.model.countsOf}
          </caption>
          <thead>
            <tr>
              <th scope="col">${w.model.barrier}</th>
              ${ageCategories.map(each => html`<th scope="col">${each[language]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${barriers.map(
              barrier =>
                html`<tr>
                  <th scope="row">${barrier[language]}</th>
                  ${ageCategories.map(category => {
                    const count = inCell(make, barrier.id, category.id).length;
                    return count === 0
                      ? html`<td class="empty">
                          <span class="age" aria-hidden="true">${category[language]}</span>
                          <span class="none">${w.model.nothing}</span>
                        </td>`
                      : html`<td>
                          <span class="age" aria-hidden="true">${category[language]}</span>
                          <a href="${relative(address, to.cell(barrier.id, category.id))}"
                            ><span class="count">${count}</span>
                            <span class="rest">${w.model.things(count)}</span
                            ><span class="unseen">: ${barrier[language]}, ${category[language]}</span></a
                          >
                        </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <section>
        <h2>${w.model.cards}</h2>
        <p>${w.model.cardsHow}</p>
        <ul class="cards">
          ${signallers.map(signaller => {
            const ages = ageCategories.filter(({ id }) => seenBy(make, signaller.id, id).length > 0);
            if (ages.length === 0) return html``;
            return html`<li>
              <span class="strong">${signaller[language]}</span> ${ages.map(
                category =>
                  html`<a href="${relative(address, to.card(signaller.id, category.id))}"
                    ><span class="unseen">${signaller[language]}, </span>${category[language]}</a
                  > `,
              )}
            </li>`;
          })}
        </ul>
      </section>
      <section class="note">
        <h2>${w.model.facilitators}</h2>
        <p>${w.model.facilitatorsNote}</p>
        ${list(facilitators.map(each => html`${each[language]}`))}
      </section>
      ${sourced(library.barriers.model, make)}`,
  };
}

function cell(make: Maker, barrierId: string, ageId: string): Page[] {
  const { library, words: w, to, language } = make;
  const signals = inCell(make, barrierId, ageId);
  const barrier = library.barriers.model.barriers.find(({ id }) => id === barrierId);
  const age = library.barriers.model.ageCategories.find(({ id }) => id === ageId);
  if (signals.length === 0 || barrier === undefined || age === undefined) return [];
  const address = to.cell(barrierId, ageId);
  const weak = library.barriers.model.facilitators.filter(each => each.barrier === barrierId);
  return [
    {
      address,
      language,
      title: `${barrier[language]}, ${age[language]}`,
      part: 'barrierModel',
      trail: [trailOf(make)],
      other: other(address, language),
      body: html`${choices(
        signals.map(signal => ({
          to: relative(address, to.signal(signal.id)),
          name: signal[language],
          ...quietOf(make, signal),
        })),
      )}
      ${
        weak.length === 0
          ? undefined
          : html`<section class="note">
              <h2>${w.model.facilitators}</h2>
              <p>${w.model.facilitatorsNote}</p>
              ${list(weak.map(each => html`${each[language]}`))}
            </section>`
      }`,
    },
  ];
}

/** One sheet for the wall: what somebody in this place can see at this age. */
function card(make: Maker, signallerId: string, ageId: string): Page[] {
  const { library, words: w, to, language } = make;
  const signals = seenBy(make, signallerId, ageId);
  const signaller = library.barriers.model.signallers.find(({ id }) => id === signallerId);
  const age = library.barriers.model.ageCategories.find(({ id }) => id === ageId);
  if (signals.length === 0 || signaller === undefined || age === undefined) return [];
  const address = to.card(signallerId, ageId);
  return [
    {
      address,
      language,
      title: `${w.model.card}: ${signaller[language]}, ${age[language]}`,
      part: 'barrierModel',
      trail: [trailOf(make)],
      other: other(address, language),
      body: html`${danger(address, make)}
        ${choices(
          signals.map(signal => ({
            to: relative(address, to.answer(signallerId, ageId, signal.id)),
            name: signal[language],
            ...quietOf(make, signal),
          })),
        )}
        <p>${callable(w.start.noNamesHow)}</p>
        ${printLine(make)}`,
    },
  ];
}

function signalPage(make: Maker, signal: Signal): Page {
  const { library, words: w, to, language } = make;
  const { ageCategories, signallers, barriers } = library.barriers.model;
  const address = to.signal(signal.id);
  const barrier = barriers.find(({ id }) => id === signal.barrier);
  return {
    address,
    language,
    title: signal[language],
    part: 'barrierModel',
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`${danger(address, make)}
      <p class="quiet">${barrier?.[language] ?? ''}</p>
      ${signal.contextOnly ? html`<p class="note">${w.whatMayI.contextNote}</p>` : undefined}
      <section>
        <h2>${w.whatMayI.when}</h2>
        <p>
          ${rich(library.advice.handling.find(({ time }) => time === signal.handlingTime)?.[language] ?? '', address, make)}
        </p>
      </section>
      ${besides(make, signal)}
      <section>
        <h2>${w.model.whoSees}</h2>
        <p>${w.model.whatIf}</p>
        <ul class="cards">
          ${signal.signallers.flatMap(id => {
            const signaller = signallers.find(each => each.id === id);
            if (signaller === undefined) return [];
            return [
              html`<li>
                <span class="strong">${signaller[language]}</span> ${ageCategories
                  .filter(category => signal.ageCategories.includes(category.id))
                  .map(
                    category =>
                      html`<a href="${relative(address, to.answer(id, category.id, signal.id))}"
                        ><span class="unseen">${signaller[language]}, </span>${category[language]}</a
                      > `,
                  )}
              </li>`,
            ];
          })}
        </ul>
      </section>
      ${helps(make, signal.interventions)} ${sourced(library.barriers.model, make)}`,
  };
}

function besides(make: Maker, signal: Signal): Html | undefined {
  const { words: w } = make;
  if (signal.ownDisclosure) return html`<p class="note">${w.whatMayI.ownDisclosure}</p>`;
  if (signal.alternativeExplanations.length === 0) return undefined;
  return html`<section>
    <h2>${w.whatMayI.alternatives}</h2>
    ${list(signal.alternativeExplanations.map(each => dutch(each, make)))}
  </section>`;
}

const quietOf = ({ words: w }: Maker, signal: Signal): { quiet?: string } => {
  if (signal.contextOnly) return { quiet: w.whatMayI.contextOnly };
  return signal.ownDisclosure ? { quiet: w.whatMayI.toldByChild } : {};
};

const trailOf = ({ words: w, to }: Maker) => ({ title: w.parts.barrierModel, address: to.barrierModel });
