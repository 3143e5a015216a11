/** The letter by which Veilig Thuis hands over, as a PDF with a note: with what its source asks of us. Nobody in it exists. */
import { readFileSync } from 'node:fs';
import * as attachments from '#contract/attachments.ts';
import * as contacts from '#contract/contacts.ts';
import { contentFolder } from '#kernel/content/read.ts';
import type { Someone } from './someone.ts';

const daysAgo = 3;

export const attachLetter = async (
  director: Someone,
  caseId: string,
  today: Temporal.PlainDate,
): Promise<void> => {
  const day = today.subtract({ days: daysAgo }).toString();
  const { noteId } = await director(contacts.writeContact, {
    params: { caseId },
    body: {
      part: 'headline',
      happenedOn: day,
      withWhom: 'Medewerker Veilig Thuis',
      how: 'letter',
      reached: true,
      what: 'Veilig Thuis draagt over aan het lokaal team, met een brief. De brief gaat niet naar school.',
      callBackOn: null,
    },
  });
  const { attachmentId, version } = await director(attachments.addAttachment, {
    params: { noteId },
    body: {
      kind: 'handover',
      source: 'Veilig Thuis',
      datedOn: day,
      condition: 'Niet naar school.',
      withheldFrom: [],
      usableUntil: null,
    },
  });
  await director(attachments.sendAttachment, {
    params: { attachmentId },
    ifMatch: version,
    file: readFileSync(new URL('demo/letter-of-veilig-thuis.pdf', contentFolder)),
  });
};
