/**
 * Mag ik dit delen? One page for each two who share; each answer on it has an address of its own, shown alone. The family
 * is asked about only where it makes a difference.
 */
import { html } from '#kernel/html.ts';
import type { Party } from '#src/parties/index.ts';
import { familyStates } from '#src/sharing/index.ts';
import { relative } from '../addresses.ts';
import type { Maker, Page } from '../page.ts';
import { choices, danger, list, printLine, rich, say } from '../parts.ts';
import { again, answersOf, basis, noNames, one } from './sharing-answer.ts';
import { other } from './plain-pages.ts';

export function mayISharePages(make: Maker): Page[] {
  const senders = make.library.parties.parties.filter(({ asks }) => asks);
  const receivers = receiversOf(make);
  return [
    who(make, senders),
    allRules(make),
    ...senders.flatMap(sender => [
      withWhom(make, sender, receivers),
      ...receivers.map(receiver => pair(make, sender, receiver)),
    ]),
  ];
}

const receiversOf = ({ library }: Maker): Party[] =>
  library.parties.parties.filter(({ receives }) => receives);

function who(make: Maker, senders: readonly Party[]): Page {
  const { words: w, to, language } = make;
  const address = to.mayIShare;
  return {
    address,
    language,
    title: w.parts.mayIShare,
    part: 'mayIShare',
    trail: [],
    other: other(address, language),
    body: html`${danger(address, make)} ${noNames(make)}
      <h2>${w.share.who}</h2>
      ${[...Map.groupBy(senders, ({ sector }) => w.whatMayI.groups[sector])].map(
        ([group, members]) =>
          html`<section>
            <h3>${group}</h3>
            ${choices(members.map(sender => ({ to: relative(address, to.sender(sender.code)), name: sender[language] })))}
          </section>`,
      )}
      <p class="note">${w.share.toFamily}</p>
      <p><a href="${relative(address, to.sharingRules)}">${w.share.allRules}</a></p>`,
  };
}

function withWhom(make: Maker, sender: Party, receivers: readonly Party[]): Page {
  const { words: w, to, language } = make;
  const address = to.sender(sender.code);
  const groups = Map.groupBy(receivers, ({ sector }) => w.whatMayI.groups[sector]);
  return {
    address,
    language,
    title: w.share.withWhom,
    part: 'mayIShare',
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`<p class="you">${w.whatMayI.iAm}: <strong>${sender[language]}</strong></p>
      ${danger(address, make)}
      ${[...groups].map(
        ([group, members]) =>
          html`<section>
            <h2>${group}</h2>
            ${choices(
              members.map(receiver => ({
                to: relative(address, to.sharing(sender.code, receiver.code)),
                name: receiver[language],
                ...(receiver.code === sender.code ? { quiet: w.share.sameKind } : {}),
              })),
            )}
          </section>`,
      )}`,
  };
}

/** What the reader has still to say, and the answers: by subject, and by what the family knows where that matters. */
function pair(make: Maker, sender: Party, receiver: Party): Page {
  const { library, words: w, to, language } = make;
  const address = to.sharing(sender.code, receiver.code);
  const subjects = library.sharing.subjects.map(subject => ({
    subject,
    answers: answersOf(make, sender, receiver, subject),
  }));
  return {
    address,
    language,
    title: w.share.pair(sender[language], receiver[language]),
    part: 'mayIShare',
    sheet: true,
    trail: [trailOf(make), { title: sender[language], address: to.sender(sender.code) }],
    other: other(address, language),
    body: html`${danger(address, make)}
      <div class="pair">
        <section class="choose">
          <h2>${w.share.about}</h2>
          <ul class="choices">
            ${subjects.map(
              ({ subject }) =>
                html`<li>
                  <a href="#${subject.code}"><span class="strong">${subject[language]}</span></a>
                </li>`,
            )}
          </ul>
        </section>
        ${subjects.map(({ subject, answers }) =>
          answers.length === 1 && answers[0] !== undefined
            ? one(
                make,
                address,
                { sender, receiver, subject },
                answers[0],
                familyStates.map(family => `${subject.code}-${family}`),
              )
            : html`<section class="ask" id="${subject.code}" tabindex="-1">
                  <h2>${subject[language]}</h2>
                  <h3>${w.share.family}</h3>
                  <ul class="choices">
                    ${familyStates.map(
                      family =>
                        html`<li>
                          <a href="#${subject.code}-${family}"
                            ><span class="strong">${w.share.families[family]}</span></a
                          >
                        </li>`,
                    )}
                  </ul>
                  <p class="quiet">${rich(w.share.familyNote, address, make)}</p>
                  ${again(make)}
                </section>
                ${answers.map(each => one(make, address, { sender, receiver, subject }, each, []))}`,
        )}
      </div>
      ${printLine(make)}`,
  };
}

/** The reasoning, a question and an answer at a time. */
function allRules(make: Maker): Page {
  const { library, words: w, to, language } = make;
  const address = to.sharingRules;
  const named = (codes: readonly string[]): string =>
    codes.map(code => (code === '*' ? w.share.anybody : library.party(code)[language])).join(', ');
  return {
    address,
    language,
    title: w.share.allRules,
    part: 'mayIShare',
    trail: [trailOf(make)],
    other: other(address, language),
    body: html`${library.sharing.rules.map(
      rule =>
        html`<section class="rule" id="${rule.code}">
          <h2>${rule.code}. ${rule.what[language]}</h2>
          <p>${w.share.pair(named(rule.from), named(rule.to))}</p>
          <p>${say(rule.why, address, make)}</p>
          ${basis(make, rule)}
          ${rule.conditions.length === 0 ? undefined : list(rule.conditions.map(each => say(each, address, make)))}
        </section>`,
    )}
    ${printLine(make)}`,
  };
}

const trailOf = ({ words: w, to }: Maker) => ({ title: w.parts.mayIShare, address: to.mayIShare });
