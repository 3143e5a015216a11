/** Wat mag ik nu doen? Who are you, how old is the child, what do you see: three taps to an answer. */
import { html } from '#kernel/html.ts';
import type { SignallerAdvice } from '#src/advice/index.ts';
import type { Signal } from '#src/barrier-model/index.ts';
import { relative } from '../addresses.ts';
import type { Maker, Page } from '../page.ts';
import { choices, danger, list, printLine, rich, say, sourced } from '../parts.ts';
import { alternatives, call, mayMustNot, own, unique, where, words } from './answer-parts.ts';
import { helps } from './barrier-signals.ts';
import { childAnswer, titleOf, voice } from './child.ts';
import { other } from './plain-pages.ts';

export function whatMayIPages(make: Maker): Page[] {
  const { library } = make;
  return [
    who(make),
    ...library.advice.signallers.flatMap(signaller => [
      age(make, signaller),
      ...library.barriers.model.ageCategories.flatMap(category => {
        const signals = seenBy(make, signaller.id, category.id);
        return [
          see(make, signaller, category.id, signals),
          noneOfThese(make, signaller, category.id),
          ...signals.map(signal => answer(make, signaller, category.id, signal)),
        ];
      }),
    ]),
  ];
}

/** What somebody in this place can see at this age. */
export const seenBy = ({ library }: Maker, signaller: string, category: string): readonly Signal[] =>
  library.barriers.signals.filter(
    ({ signallers, ageCategories }) => signallers.includes(signaller) && ageCategories.includes(category),
  );

function who(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const groupOf = (id: string): string => {
    if (id === own) return w.whatMayI.groups.child;
    const sector =
      library.parties.parties.find(({ signallers }) => signallers.includes(id))?.sector ?? 'private';
    return w.whatMayI.groups[sector];
  };
  // a child that looks for help does not read thirty lines first
  const childFirst = library.advice.signallers.toSorted(
    (one, other) => Number(other.id === own) - Number(one.id === own),
  );
  const groups = Map.groupBy(childFirst, ({ id }) => groupOf(id));
  return {
    address: to.whatMayI,
    language,
    title: w.parts.whatMayI,
    part: 'whatMayI',
    trail: [],
    other: other(to.whatMayI, language),
    body: html`${danger(to.whatMayI, make)}
      <h2>${w.whatMayI.who}</h2>
      ${[...groups].map(
        ([group, members]) =>
          html`<section>
            <h3>${group}</h3>
            ${choices(
              members.map(({ id, called }) => ({
                to: relative(to.whatMayI, to.signaller(id)),
                name: capital(called[language]),
              })),
            )}
          </section>`,
      )}`,
  };
}

function age(make: Maker, signaller: SignallerAdvice): Page {
  const { id } = signaller;
  const { library, words: w, to, language } = make;
  const address = to.signaller(id);
  return {
    address,
    language,
    title: voice(make, signaller).age,
    part: 'whatMayI',
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`${
      id === own
        ? undefined
        : html`<p class="you">${w.whatMayI.iAm}: <strong>${signaller.called[language]}</strong></p>`
    }
    ${danger(address, make)}
    ${choices(
      library.barriers.model.ageCategories
        // somebody who reads this is not a baby
        .filter(category => id !== own || seenBy(make, id, category.id).length > 0)
        .map(category => ({
          to: relative(address, to.signallerAge(id, category.id)),
          name: category[language],
        })),
    )}
    ${id === own ? html`<p class="note">${w.whatMayI.child.safe}</p>` : undefined}`,
  };
}

function see(make: Maker, signaller: SignallerAdvice, category: string, signals: readonly Signal[]): Page {
  const { library, words: w, to, language } = make;
  const address = to.signallerAge(signaller.id, category);
  const { barriers } = library.barriers.model;
  const said = voice(make, signaller);
  const one = (signal: Signal) => ({
    to: relative(address, to.answer(signaller.id, category, signal.id)),
    name: titleOf(make, signaller, signal),
    ...(signal.contextOnly && signaller.id !== own ? { quiet: w.whatMayI.contextOnly } : {}),
  });
  const told = signals.filter(({ ownDisclosure }) => ownDisclosure);
  const groups = barriers
    .map(barrier => ({
      barrier,
      members: signals.filter(({ barrier: of, ownDisclosure }) => of === barrier.id && !ownDisclosure),
    }))
    .filter(({ members }) => members.length > 0);
  return {
    address,
    language,
    title: said.see,
    part: 'whatMayI',
    trail: [trailOf(make), { title: nameOf(make, signaller), address: to.signaller(signaller.id) }],
    other: other(address, language),
    body: html`<p class="you">
        ${signaller.id === own ? undefined : html`${w.whatMayI.iAm}: <strong>${signaller.called[language]}</strong>. `}${w.model.ages}:
        <strong>${ageName(make, category)}</strong>
      </p>
      ${danger(address, make)} ${signals.length === 0 ? html`<p>${said.nothingHere}</p>` : undefined}
      ${
        told.length === 0 || signaller.id === own
          ? undefined
          : html`<section>
              <h2>${w.whatMayI.toldByChild}</h2>
              ${choices(told.map(one))}
            </section>`
      }
      ${
        signaller.id === own
          ? choices([...told, ...signals.filter(({ ownDisclosure }) => !ownDisclosure)].map(one))
          : groups.map(
              ({ barrier, members }) =>
                html`<section>
                  <h2>${barrier[language]}</h2>
                  ${choices(members.map(one))}
                </section>`,
            )
      }
      <section>
        <h2>${w.whatMayI.notThere}</h2>
        ${choices([{ to: relative(address, to.noneOfThese(signaller.id, category)), name: said.none }])}
      </section>`,
  };
}

function answer(make: Maker, signaller: SignallerAdvice, category: string, signal: Signal): Page {
  const { library, words: w, to, language } = make;
  const address = to.answer(signaller.id, category, signal.id);
  const about = signal.phenomena.flatMap(id => library.advice.phenomena.find(each => each.id === id) ?? []);
  const [main] = about;
  const handling = library.advice.handling.find(({ time }) => time === signal.handlingTime);
  return {
    address,
    language,
    title: titleOf(make, signaller, signal),
    part: 'whatMayI',
    sheet: true,
    trail: [
      trailOf(make),
      { title: nameOf(make, signaller), address: to.signaller(signaller.id) },
      { title: ageName(make, category), address: to.signallerAge(signaller.id, category) },
    ],
    other: other(address, language),
    body:
      signaller.id === own
        ? childAnswer(make, signaller, address, signal)
        : html`${danger(address, make)}
            ${signal.contextOnly ? html`<p class="note">${w.whatMayI.contextNote}</p>` : undefined}
            ${
              handling === undefined
                ? undefined
                : html`<section class="first">
                    <h2>${w.whatMayI.when} ${rich(handling[language], address, make)}</h2>
                    <p>${say(handling.act, address, make)}</p>
                  </section>`
            }
            ${words(make, signaller, signal, about, address)} ${call(make, signaller, about, address)}
            ${alternatives(make, signal)} ${mayMustNot(make, signaller, about, address)}
            <section>
              <h2>${w.whatMayI.writeDown}</h2>
              ${list(
                unique(
                  [...signaller.writeDown, ...(main?.writeDown ?? [])].map(each => say(each, address, make)),
                ),
              )}
            </section>
            ${helps(make, signal.interventions)} ${where(make, signaller, about, signal, address)}
            ${sourced(main ?? signaller, make)} ${printLine(make)}`,
  };
}

function noneOfThese(make: Maker, signaller: SignallerAdvice, category: string): Page {
  const { words: w, to, language } = make;
  const address = to.noneOfThese(signaller.id, category);
  return {
    address,
    language,
    title: w.whatMayI.noneTitle,
    part: 'whatMayI',
    sheet: true,
    trail: [
      trailOf(make),
      { title: nameOf(make, signaller), address: to.signaller(signaller.id) },
      { title: ageName(make, category), address: to.signallerAge(signaller.id, category) },
    ],
    other: other(address, language),
    body:
      signaller.id === own
        ? childAnswer(make, signaller, address)
        : html`${danger(address, make)}
            <p class="lead">${say(signaller.gutFeeling, address, make)}</p>
            ${call(make, signaller, [], address)} ${mayMustNot(make, signaller, [], address)}
            <section>
              <h2>${w.whatMayI.writeDown}</h2>
              ${list(signaller.writeDown.map(each => say(each, address, make)))}
            </section>
            ${where(make, signaller, [], undefined, address)} ${sourced(signaller, make)} ${printLine(make)}`,
  };
}

const trailOf = ({ words: w, to }: Maker) => ({ title: w.parts.whatMayI, address: to.whatMayI });

const nameOf = ({ words: w, language }: Maker, { id, called }: SignallerAdvice): string =>
  id === own ? w.whatMayI.groups.child : called[language];

const ageName = ({ library, language }: Maker, id: string): string =>
  library.barriers.model.ageCategories.find(each => each.id === id)?.[language] ?? id;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
