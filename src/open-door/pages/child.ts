/** The answer to a child or young person who reads for themselves: what was meant for professionals stays away. */
import { html, type Html } from '#kernel/html.ts';
import type { SignallerAdvice } from '#src/advice/index.ts';
import type { Signal } from '#src/barrier-model/index.ts';
import type { Maker } from '../page.ts';
import { acts, danger, list, printLine, say, sourced, telephones } from '../parts.ts';
import { own } from './answer-parts.ts';
import { helps } from './barrier-signals.ts';

/** In whose words the reader is asked. */
export const voice = ({ words: w }: Maker, { id }: SignallerAdvice): Maker['words']['whatMayI'] =>
  id === own ? { ...w.whatMayI, ...w.whatMayI.child } : w.whatMayI;

/** What one sees, in the reader's own words. */
export const titleOf = ({ language }: Maker, { id }: SignallerAdvice, signal: Signal): string =>
  (id === own ? signal.asChild?.[language] : undefined) ?? signal[language];

export function childAnswer(make: Maker, child: SignallerAdvice, address: string, signal?: Signal): Html {
  const { library, words: w } = make;
  const said = w.whatMayI.child;
  const about = library.advice.phenomena.filter(({ id }) => signal?.phenomena.includes(id) === true);
  const numbers = [...child.telephones, ...about.flatMap(({ telephones: of }) => of)];
  return html`${danger(address, make)}
    <p class="lead">${say(child.gutFeeling, address, make)}</p>
    <section>
      <h2>${said.call}</h2>
      <p><strong>${said.firstInside}:</strong> ${say(child.inside, address, make)}</p>
      ${telephones(['emergency', ...numbers], make)}
      <p>${said.noName}</p>
      <p class="note">${said.safe}</p>
    </section>
    <section class="acts">
      <div class="may">
        <h2>${said.may}</h2>
        ${acts(child.may, address, make)}
      </div>
      <div class="must">
        <h2>${said.mustNot}</h2>
        ${acts(child.mustNot, address, make)}
      </div>
    </section>
    <section>
      <h2>${said.writeDown}</h2>
      ${list(child.writeDown.map(each => say(each, address, make)))}
    </section>
    ${signal === undefined ? undefined : helps(make, signal.interventions, said.helps, said.helpsNote)}
    ${sourced(child, make)} ${printLine(make)}`;
}
