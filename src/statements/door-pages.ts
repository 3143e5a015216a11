/** The pages behind a link. They hold the question and whom to call; nothing of a case, a child or a family. */
import { html, type Html } from '#kernel/html.ts';
import { zone } from '#kernel/clock.ts';
import { most, reasons, type Lacking, type Typed } from './door-form.ts';
import type { Question } from './door-store.ts';

export interface Shown {
  readonly status: number;
  readonly title: string;
  readonly body: Html;
}

const inWords = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('nl-NL', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** "dinsdag 24 november 2026 om 14.03 uur": a time as everywhere on the screens. */
const momentInWords = (instant: string): string => {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${inWords(at.toPlainDate().toString())} om ${at.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '.')} uur`;
};

const danger = html`<p class="alarm">
  Is iemand nu in gevaar? <a href="tel:112">Bel 112</a>. Wacht niet op een antwoord hier.
</p>`;

const callable = (phone: string | null): Html =>
  phone === null
    ? html``
    : html` Bellen mag ook: <a href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a>.`;

const wrong = (lacking: Lacking, name: keyof Typed): Html =>
  lacking[name] === undefined
    ? html``
    : html`<p class="wrong" id="${name}-wrong"><span>Let op: </span>${lacking[name]}</p>`;

/** Attributes that say what is wrong, and what a field is for, to who cannot see it. */
const told = (lacking: Lacking, name: keyof Typed, hint = false): Html => {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(lacking[name] === undefined ? [] : [`${name}-wrong`])];
  if (ids.length === 0) return html``;
  const invalid = lacking[name] === undefined ? html`` : html` aria-invalid="true"`;
  return html` aria-describedby="${ids.join(' ')}" ${invalid}`;
};

const line = (
  typed: Typed,
  lacking: Lacking,
  name: 'by' | 'organisation' | 'phone',
  label: string,
  autocomplete: string,
): Html =>
  html`<label for="${name}">${label}</label>
    ${wrong(lacking, name)}
    <input
      id="${name}"
      name="${name}"
      type="${name === 'phone' ? 'tel' : 'text'}"
      autocomplete="${autocomplete}"
      maxlength="${most[name]}"
      value="${typed[name]}"
      ${told(lacking, name)}
    />`;

const because = (typed: Typed, lacking: Lacking): Html =>
  html`<fieldset ${told(lacking, 'reason')}>
      <legend>Waarom mag u dit delen?</legend>
      ${wrong(lacking, 'reason')}
      ${reasons.map(
        ({ code, label }) =>
          html`<label class="pick"
            ><input
              type="radio"
              name="reason"
              value="${code}"
              ${typed.reason === code ? html`checked` : html``}
            />
            ${label}</label
          >`,
      )}
    </fieldset>
    <label for="reasonWords">Uw eigen woorden, als u Anders koos</label>
    ${wrong(lacking, 'reasonWords')}
    <input
      id="reasonWords"
      name="reasonWords"
      type="text"
      maxlength="${most.reasonWords}"
      value="${typed.reasonWords}"
      ${told(lacking, 'reasonWords')}
    />`;

export const questionPage = (question: Question, typed: Typed, lacking: Lacking): Shown => {
  const lacks = Object.keys(lacking).length;
  return {
    status: lacks > 0 ? 422 : 200,
    title: 'Een vraag aan u',
    body: html`${danger}
      ${
        lacks > 0
          ? html`<p class="wrong" role="alert">
              Er is nog niets verstuurd. ${lacks === 1 ? 'Eén vraag is' : `${lacks} vragen zijn`} nog niet
              goed beantwoord. Wat u typte, staat er nog.
            </p>`
          : html``
      }
      <p>${question.asker}, ${question.organisation}, vraagt u iets. ${callable(question.phone)}</p>
      <blockquote class="asked">${question.question}</blockquote>
      <p>
        Antwoord uiterlijk ${inWords(question.answer_by)}. U kunt één keer antwoorden. Daarna werkt deze link
        niet meer.
      </p>
      <form method="post" accept-charset="utf-8" autocomplete="on">
        <label for="answer">Uw antwoord</label>
        <p class="hint" id="answer-hint">
          Schrijf alleen wat nodig is voor deze vraag. Namen zijn meestal niet nodig.
        </p>
        ${wrong(lacking, 'answer')}
        <textarea id="answer" name="answer" maxlength="${most.answer}" ${told(lacking, 'answer', true)}>
${typed.answer}</textarea>
        ${line(typed, lacking, 'by', 'Uw naam of functie', 'organization-title')}
        ${line(typed, lacking, 'organisation', 'Uw organisatie', 'organization')}
        ${line(typed, lacking, 'phone', 'Uw telefoonnummer (mag u leeg laten)', 'tel')}
        ${because(typed, lacking)}
        <label for="condition">Is er iemand die dit niet mag weten? (mag u leeg laten)</label>
        <p class="hint" id="condition-hint">
          Bijvoorbeeld: niet naar school. De vrager leest dit eerst. Ouders en kinderen mogen meestal vragen
          wat er over hen staat.
        </p>
        ${wrong(lacking, 'condition')}
        <input
          id="condition"
          name="condition"
          type="text"
          maxlength="${most.condition}"
          value="${typed.condition}"
          ${told(lacking, 'condition', true)}
        />
        <p><button class="act" type="submit">Antwoord versturen</button></p>
      </form>
      <p class="quiet">Stuur deze link niet door: wie de link heeft, kan de vraag lezen.</p>`,
  };
};

export const receiptPage = (receivedAt: string): Shown => ({
  status: 200,
  title: 'Uw antwoord is binnen',
  body: html`<p>Ontvangen op ${momentInWords(receivedAt)}. Dank u wel.</p>
    <p>De link werkt nu niet meer. Wilt u iets toevoegen of verbeteren? Bel dan wie u de vraag stelde.</p>
    <p class="no-print">U kunt deze bladzijde printen of opslaan als bewijs. Daarna mag u hem sluiten.</p>`,
});

/** One page for a link that is wrong, over, taken back or used: whoever tries links learns nothing. What was typed is given back. */
export const deadPage = (typed: Typed | undefined): Shown => ({
  status: 404,
  title: 'Deze link werkt niet (meer)',
  body: html`${danger}
    <p>
      Misschien is de vraag al beantwoord, is de tijd om, of mist er een stuk van de link. Bel wie u de link
      stuurde en vraag om een nieuwe.
    </p>
    ${
      typed === undefined || typed.answer.trim() === ''
        ? html``
        : html`<h2>Dit schreef u</h2>
            <p>Er is niets verstuurd. Kopieer uw tekst als u die nog nodig hebt.</p>
            <p class="kept">${typed.answer}</p>`
    }`,
});

export const elsewherePage = (): Shown => ({
  status: 403,
  title: 'Dit kwam van een andere website',
  body: html`<p>Er is niets verstuurd. Open de link zelf en antwoord daar.</p>`,
});

export const brokenPage = (typed: Typed | undefined): Shown => ({
  status: 500,
  title: 'Er ging iets mis bij ons',
  body: html`${danger}
    <p>Probeer het over een paar minuten opnieuw, of bel wie u de link stuurde.</p>
    ${
      typed === undefined || typed.answer.trim() === ''
        ? html``
        : html`<h2>Dit schreef u</h2>
            <p class="kept">${typed.answer}</p>`
    }`,
});
