import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import * as contract from '#contract/letters.ts';
import type { Relation, Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import type { Keys } from '#kernel/keys.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import type { LetterContent } from './content.ts';
import { withAddress, type LetterDocument } from './document.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { NotOnPaper, type Typesetter } from './typesetting.ts';
import { ageOf, nameOf, toLetter, toLetters, wordsOf, type ChildFound } from './view.ts';

const listed = store.caseOpened('letters.list');
const openedToPrepare = store.caseOpened('letters.prepare');
const openedLetter = store.letterOpened('letters.open');
const openedPdf = store.letterOpened('letters.pdf');
const openedForCommand = store.letterOpened('letters.command');

interface Standing {
  readonly is_lead: boolean;
  readonly is_deputy: boolean;
  readonly case_state: string;
  readonly frame: string;
}

/** A permit's subject. Who reads along and does not direct is told so; a stranger finds nothing. */
const subjectOf = (id: string, of: Standing): Subject => {
  const relations: Relation[] = [
    ...(of.is_lead ? (['lead'] as const) : []),
    ...(of.is_deputy ? (['deputy'] as const) : []),
  ];
  if (relations.length === 0) throw new Refused('not-allowed');
  return { id, relations, state: of.case_state, frame: of.frame };
};

/** "28 november 2026" */
const inWords = (day: Temporal.PlainDate): string =>
  day.toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });

/** The children whom the sender named, in the order of the case; a child of another case is not there. */
const namedOf = (children: readonly ChildFound[], ids: readonly string[]): readonly ChildFound[] => {
  const found = children.filter(({ public_id }) => ids.includes(public_id));
  if (found.length !== new Set(ids).size) throw new Refused('not-found');
  return found;
};

const loadLetter = async (unit: Unit, letterId: string) => {
  const { letter } = await unit.load({
    letter: store.letter(letterId),
    opened: openedForCommand(letterId),
  });
  return one(letter);
};

export const letterHandlers = (deps: {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly letters: LetterContent;
  readonly typesetter: Typesetter;
}): readonly Handler[] => {
  const { clock, keys, letters, typesetter } = deps;
  const context = (letterId: string) => `letter:${letterId}:address`;
  const openAddress = (sealed: Uint8Array, letterId: string): readonly string[] =>
    z.array(z.string()).parse(JSON.parse(keys.open(sealed, context(letterId))));

  /** What is kept can be printed: a sign that is not in the font is refused now and not at the printer. */
  const printable = (document: LetterDocument): void => {
    try {
      typesetter.pdf(document);
    } catch (error) {
      if (!(error instanceof NotOnPaper)) throw error;
      throw new Refused('invalid-input', [
        {
          field: 'name',
          message: 'Hier staat een teken dat niet op papier kan; schrijf het met gewone letters',
        },
      ]);
    }
  };

  return [
    serve(contract.listLetters, async (unit, { params: { caseId } }) => {
      const found = await unit.look({
        file: store.caseRow(caseId),
        children: store.children(caseId),
        letters: store.letters(caseId),
        opened: listed(caseId),
      });
      return toLetters(found, letters, clock.today());
    }),

    serve(contract.openLetter, async (unit, { params: { letterId } }) => {
      const { letter } = await unit.look({ letter: store.letter(letterId), opened: openedLetter(letterId) });
      const found = one(letter);
      return toLetter(found, wordsOf(found, openAddress));
    }),

    serve(contract.openLetterPdf, async (unit, { params: { letterId } }) => {
      const { letter } = await unit.look({ letter: store.letter(letterId), opened: openedPdf(letterId) });
      return typesetter.pdf(wordsOf(one(letter), openAddress));
    }),

    serve(contract.prepareLetter, async (unit, { params: { caseId }, body }) => {
      const found = await unit.load({
        file: store.caseRow(caseId),
        children: store.children(caseId),
        participants: store.participants(caseId),
        closing: store.closing(caseId),
        opened: openedToPrepare(caseId),
      });
      const file = one(found.file);
      const may = unit.permit(policy, 'letter.prepare', subjectOf(file.case_public_id, file));
      const [closing] = found.closing;
      unlessRefused(rules.kindFits(body.kind, closing !== undefined));
      const today = clock.today();
      const isChild = 'childId' in body;
      const named = namedOf(found.children, isChild ? [body.childId] : body.children);
      const child = isChild ? one(named) : undefined;
      const address = isChild ? [] : body.address;
      unlessRefused(
        rules.recipientFits(body.kind, {
          age: child === undefined ? null : ageOf(child, today),
          ageFrom: letters.ageFrom(today.toString()),
          hasAddress: address.length > 0,
          addressIsSecret: found.children.some(({ secret }) => secret),
        }),
      );
      const words = letters.words.get(body.kind);
      const sender = letters.senders.find(({ code }) => code === file.tenant);
      if (words === undefined || !words.frames.includes(file.frame) || sender === undefined)
        throw new Refused('letter-sender-unknown');
      const recipient = 'name' in body ? body.name : nameOf(one(named));
      const document: LetterDocument = {
        template: words.template,
        on: today.toString(),
        text: rules.compose(words, {
          recipient,
          reference: file.reference,
          dated: inWords(today),
          children: named.map(each => each.given_names),
          participants: [
            ...new Set(found.participants.map(each => `${each.function_title}, ${each.organisation}`)),
          ],
          kept: rules.keptFor(letters.kept, file.retention),
          childLine: letters.childLine,
          closing:
            closing === undefined
              ? null
              : {
                  closedOn: inWords(Temporal.PlainDate.from(closing.closed_on)),
                  aftercareDays: closing.days.map(day => inWords(Temporal.PlainDate.from(day))),
                  keptUntil: rules.keptUntil(
                    letters.kept,
                    closing.keep_until === null ? null : inWords(Temporal.PlainDate.from(closing.keep_until)),
                  ),
                },
          sender,
        }),
      };
      printable(withAddress(document, address));
      const letterId = randomUUID();
      const answer = { letterId, version: 1 };
      await unit.save(
        may,
        {
          prepared: (closing === undefined ? store.prepare : store.prepareClosing)(
            may.subject,
            may.subject,
            letterId,
            child?.public_id ?? null,
            recipient,
            JSON.stringify(document),
            address.length === 0 ? null : keys.seal(JSON.stringify(address), context(letterId)),
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.sendLetter, async (unit, { params: { letterId }, body, ifMatch }) => {
      const found = await loadLetter(unit, letterId);
      const may = unit.permit(policy, 'letter.send', subjectOf(found.public_id, found));
      unlessRefused(rules.kindFits(found.kind, found.case_state === 'closed'));
      if (found.state === 'sent') throw new Refused('letter-sent');
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      unlessRefused(
        rules.sentOnFits(body.sentOn, { preparedOn: found.prepared_on, today: clock.today().toString() }),
      );
      if (found.parents_informed === 'postponed' && !body.endsPostponement)
        throw new Refused('notice-postponed');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { sent: store.send(may.subject, may.subject, ifMatch, body.sentOn, body.endsPostponement) },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.undoSending, async (unit, { params: { letterId }, ifMatch }) => {
      const found = await loadLetter(unit, letterId);
      const may = unit.permit(policy, 'letter.undo-sending', subjectOf(found.public_id, found));
      unlessRefused(rules.kindFits(found.kind, found.case_state === 'closed'));
      if (found.state !== 'sent' || !found.recorded_today) throw new Refused('undo-too-late');
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { undone: store.undoSending(may.subject, may.subject, ifMatch) },
        { status: 200, body: answer },
      );
      return answer;
    }),

    serve(contract.withdrawLetter, async (unit, { params: { letterId }, ifMatch }) => {
      const found = await loadLetter(unit, letterId);
      const may = unit.permit(policy, 'letter.withdraw', subjectOf(found.public_id, found));
      unlessRefused(rules.kindFits(found.kind, found.case_state === 'closed'));
      if (found.state === 'sent') throw new Refused('letter-sent');
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      await unit.save(
        may,
        { withdrawn: store.withdraw(may.subject, may.subject, ifMatch) },
        { status: 204, body: null },
      );
    }),
  ];
};
