import { randomUUID } from 'node:crypto';
import * as contract from '#contract/papers.ts';
import type { PaperReader } from '#contract/papers.ts';
import type { Relation } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused } from '#kernel/refusal.ts';
import { NotOnPaper, type LetterContent, type Typesetter } from '#src/letters/index.ts';
import type { PaperContent } from './content.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';
import { idOfReader, isWhole, mayMake, paperFor, textOf, toPaper, toPapers, type Gathered } from './view.ts';
import { compose, withLines } from './wording/rules.ts';

const openedToPreview = store.caseOpened('papers.preview');
const openedToMake = store.caseOpened('papers.make');
const openedPaper = store.paperOpened('papers.open');
const openedPdf = store.paperOpened('papers.pdf');

const planOf = (caseId: string, reader: PaperReader) => ({
  file: store.caseRow(caseId),
  children: store.children(caseId),
  people: store.people(caseId),
  team: store.team(caseId),
  goals: store.goals(caseId),
  agreements: store.agreements(caseId),
  before: store.linesBefore(caseId, idOfReader(reader)),
});

export const paperHandlers = (deps: {
  readonly clock: Clock;
  readonly letters: LetterContent;
  readonly papers: PaperContent;
  readonly typesetter: Typesetter;
}): readonly Handler[] => {
  const { clock, letters, papers, typesetter } = deps;
  const senderOf = (tenant: string) => letters.senders.find(({ code }) => code === tenant);

  const composed = (wanted: Parameters<typeof paperFor>[0], found: Gathered) => {
    const file = one(found.file);
    const sender = senderOf(file.tenant);
    if (sender === undefined) throw new Refused('letter-sender-unknown');
    const paper = paperFor(wanted, found, {
      content: papers,
      sender,
      childLine: letters.childLine,
      today: clock.today(),
    });
    return { ...paper, ...compose(paper.words, paper.said) };
  };

  return [
    serve(contract.listPapers, async (unit, { params: { caseId } }) => {
      const found = await unit.look({
        file: store.caseRow(caseId),
        children: store.children(caseId),
        people: store.people(caseId),
        team: store.team(caseId),
        papers: store.papers(caseId),
        opened: store.listOpened(caseId),
      });
      return toPapers(
        found,
        papers,
        tenant => senderOf(tenant) !== undefined,
        clock.today(),
        unit.actor.function,
      );
    }),

    serve(contract.previewPaper, async (unit, { params: { caseId }, body }) => {
      const found = await unit.look({
        ...planOf(caseId, body.reader),
        opened: openedToPreview(caseId),
      });
      const file = one(found.file);
      // whoever reads along has not all of the plan, and so cannot say what somebody's whole paper is
      if (!mayMake(file, unit.actor.function)) throw new Refused('not-allowed');
      const { text, lines, judged, chosen, version } = composed(body, found);
      return {
        text: withLines(text, lines),
        planVersion: version,
        lines: judged.map(({ id, verdict, why, namesOther }) => ({
          lineId: id,
          verdict,
          why,
          namesOther,
          chosen: chosen.has(id),
        })),
      };
    }),

    serve(contract.makePaper, async (unit, { params: { caseId }, body }) => {
      const found = await unit.load({ ...planOf(caseId, body.reader), opened: openedToMake(caseId) });
      const file = one(found.file);
      const relations: Relation[] = [
        ...(file.is_lead ? (['lead'] as const) : []),
        ...(file.is_deputy ? (['deputy'] as const) : []),
      ];
      if (relations.length === 0) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'paper.make', {
        id: file.public_id,
        relations,
        state: file.state,
        frame: file.frame,
      });
      const { text, lines, name, version } = composed(body, found);
      const member = found.team.find(each => each.public_id === idOfReader(body.reader));
      if (member?.elsewhere === true && body.familyTold === null)
        throw new Refused('invalid-input', [
          { field: 'familyTold', message: 'Schrijf op wat u het gezin hierover heeft verteld' },
        ]);
      const document = { template: papers.template, on: clock.today().toString(), text };
      try {
        // what is kept can be printed: a sign that is not in the font is refused now and not at the printer
        typesetter.pdf({ ...document, text: withLines(text, lines) });
      } catch (error) {
        if (!(error instanceof NotOnPaper)) throw error;
        throw new Refused('invalid-input', [
          {
            field: 'lines',
            message: 'In een van de regels staat een teken dat niet op papier kan; schrijf het met letters',
          },
        ]);
      }
      const paperId = randomUUID();
      const answer = { paperId, planVersion: version };
      await unit.save(
        may,
        {
          made: store.make(
            may.subject,
            may.subject,
            paperId,
            body.reader.kind,
            idOfReader(body.reader),
            name,
            version,
            file.plan_state,
            JSON.stringify(document),
            JSON.stringify(lines),
            body.familyTold,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.openPaper, async (unit, { params: { paperId } }) => {
      const { paper } = await unit.look({ paper: store.paper(paperId), opened: openedPaper(paperId) });
      return toPaper(one(paper));
    }),

    serve(contract.openPaperPdf, async (unit, { params: { paperId } }) => {
      const { paper } = await unit.look({ paper: store.paper(paperId), opened: openedPdf(paperId) });
      const found = one(paper);
      // half a paper would be another one than was given
      if (!isWhole(found)) throw new Refused('not-allowed');
      return typesetter.pdf({ ...found.document, text: textOf(found) });
    }),
  ];
};
