/** One answer to 'Mag ik dit delen?': the verdict, what it rests on, and how one gets there. */
import { html, type Html } from '#kernel/html.ts';
import type { Party } from '#src/parties/index.ts';
import {
  familyStates,
  mayShare,
  type Answer,
  type Family,
  type Rule,
  type Subject,
} from '#src/sharing/index.ts';
import { day, type Maker } from '../page.ts';
import { callable, dutch, list, say } from '../parts.ts';

export interface Given {
  readonly answer: Answer<Rule>;
  /** Undefined where it makes no difference. */
  readonly family: Family | undefined;
}

export function answersOf(
  { library }: Maker,
  sender: Party,
  receiver: Party,
  subject: Subject,
): readonly Given[] {
  const answers = familyStates.map(family => ({
    family,
    answer: mayShare(library.sharing.rules, {
      sender: sender.code,
      receiver: receiver.code,
      subject: subject.code,
      family,
      secrecy: sender.secrecy,
    }),
  }));
  const [first] = answers;
  const same = answers.every(
    ({ answer }) => answer.verdict === first?.answer.verdict && answer.rule === first.answer.rule,
  );
  return same && first !== undefined ? [{ answer: first.answer, family: undefined }] : answers;
}

export interface Asked {
  readonly sender: Party;
  readonly receiver: Party;
  readonly subject: Subject;
}

export function one(
  make: Maker,
  from: string,
  asked: Asked,
  { answer, family }: Given,
  anchors: readonly string[],
): Html {
  const { words: w, language } = make;
  const { verdict, rule } = answer;
  const id = family === undefined ? asked.subject.code : `${asked.subject.code}-${family}`;
  return html`<section class="answer" id="${id}" tabindex="-1">
    ${anchors.map(anchor => html`<span id="${anchor}"></span>`)}
    <h2>
      ${asked.subject[language]}${family === undefined ? undefined : html`. ${w.share.families[family]}`}
    </h2>
    <p class="verdict ${verdict}">
      <strong>${w.share.verdicts[verdict]}</strong> ${callable(noteOf(make, answer))}
    </p>
    ${
      verdict === 'allowed'
        ? undefined
        : html`<h3>${w.share.otherWay}</h3>
            <p>${say(rule?.otherWay ?? asked.subject.otherWay, from, make)}</p>`
    }
    ${rule === undefined ? undefined : basis(make, rule)}
    ${rule === undefined || verdict === 'not-allowed' ? undefined : details(make, rule, from)}
    ${reasoning(make, asked, answer, from)} ${noNames(make)} ${again(make)}
  </section>`;
}

/** Where telling the family can itself be the danger, nobody is told to do so. */
function noteOf({ words: w }: Maker, { verdict, reasons }: Answer<Rule>): string {
  const safety = reasons.some(reason => reason.step === 'family' && reason.gate === 'safety');
  return safety && verdict === 'allowed' ? w.share.safetyNote : w.share.verdictNotes[verdict];
}

export function basis(make: Maker, rule: Rule): Html {
  const { words: w, language } = make;
  return html`<p class="basis"><strong>${w.share.basis}:</strong> ${dutch(rule.article, make)}</p>
    <p class="quiet">
      ${rule.frames.length === 0 ? undefined : html`${w.share.frame}: ${rule.frames.map(frame => w.share.frames[frame]).join(', ')}. `}${w.checked}
      <time datetime="${rule.checkedOn}">${day(rule.checkedOn, language)}</time>. ${w.marks[rule.mark]}
    </p>
    ${rule.unsure === undefined ? undefined : html`<p class="warn"><strong>${w.share.unsure}:</strong> ${rule.unsure[language]}</p>`}`;
}

function details(make: Maker, rule: Rule, from: string): Html {
  const { words: w } = make;
  return html`${
      rule.conditions.length === 0
        ? undefined
        : html`<h3>${w.share.conditions}</h3>
            ${list(rule.conditions.map(each => say(each, from, make)))}`
    }
    <h3>${w.share.letter}</h3>
    <blockquote class="say"><p>${say(rule.letter, from, make)}</p></blockquote>
    <h3>${w.share.record}</h3>
    <p>${say(rule.record, from, make)}</p>
    <h3>${w.share.howLong}</h3>
    <p>${say(rule.howLong, from, make)}</p>`;
}

function reasoning(make: Maker, { sender }: Asked, { reasons, rule }: Answer<Rule>, from: string): Html {
  const { words: w, language } = make;
  const steps = reasons.flatMap(reason => {
    switch (reason.step) {
      case 'no-rule':
        return [html`<li><strong>${w.share.rule}</strong> ${w.share.noRule}</li>`];
      case 'rule':
        return rule === undefined
          ? []
          : [
              html`<li>
                <strong>${w.share.rule}</strong> ${w.share.ruleIs(rule.code, rule.what[language])}
                ${say(rule.why, from, make)}
              </li>`,
            ];
      case 'secrecy':
        return [
          html`<li>
            <strong>${w.share.secrecy}</strong> ${w.share.secrecies[sender.secrecy]}${
              sender.secrecy === 'none' ? undefined : html` ${lifted(make, reason.lifted, sender)}`
            }
          </li>`,
        ];
      case 'family':
        return [html`<li><strong>${w.share.family}</strong> ${w.share.familyAsks[reason.gate]}</li>`];
      case 'verdict':
        return [html`<li><strong>${w.share.verdicts[reason.verdict]}</strong></li>`];
    }
  });
  return html`<h3>${w.share.why}</h3>
    <ol class="reasons">
      ${steps}
    </ol>`;
}

const lifted = ({ words: w }: Maker, yes: boolean, { secrecy }: Party): string => {
  if (yes) return w.share.lifted;
  return secrecy === 'professional' || secrecy === 'official'
    ? w.share.notLifted.consent
    : w.share.notLifted.never;
};

export const noNames = ({ words: w }: Maker): Html =>
  html`<div class="note">
    <p><strong>${w.share.noNames}.</strong> ${callable(w.share.noNamesHow)}</p>
  </div>`;

export const again = ({ words: w }: Maker): Html =>
  html`<p class="again"><a href="#inhoud">${w.share.other}</a></p>`;
