import type { Case } from '#contract/cases.ts';
import { listContacts, writeContact } from '#contract/contacts.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { today } from '../../ui/dates.ts';
import type { Begun } from './contact-dialog.tsx';
import { writableParts } from './writable-parts.ts';

/** Who was not reached, and on which day the server says to call back. */
export interface Missed {
  withWhom: string;
  on: string;
}

/** Niet bereikt, in one tap: by telephone, today, and a call-back on the next working day. */
export function useNotReached(open: Case, onMissed: (missed: Missed) => void) {
  const command = useCommand(writeContact, { refreshes: [listContacts, getMyWork] });
  const parts = writableParts(open);
  // the whole case where one may; who has one part writes in that
  const usual = parts.find(each => each.part === 'headline') ?? parts[0];
  return {
    possible: usual !== undefined,
    busy: command.isPending,
    problem: command.error,
    record: ({ withWhom, part, answers }: Begun) => {
      if (command.isPending) return;
      command.mutate(
        {
          params: { caseId: open.caseId },
          body: {
            part: part ?? usual?.part ?? 'headline',
            happenedOn: today(),
            withWhom,
            how: 'phone',
            reached: false,
            what: null,
            callBackOn: null,
            ...(answers !== undefined && { answers }),
          },
        },
        { onSuccess: ({ callBackOn }) => callBackOn !== null && onMissed({ withWhom, on: callBackOn }) },
      );
    },
  };
}
