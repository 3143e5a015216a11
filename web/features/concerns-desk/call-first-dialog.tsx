import { callFirst, listBySender, type CalledFirst } from '#contract/calling.ts';
import { listConcerns } from '#contract/concerns.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useSession } from '../../app/session.tsx';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { ColleagueChoice, useColleagues } from '../../ui/colleagues.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, Notice } from '../../ui/index.ts';
import type { Listed } from './concern-line.tsx';

const callers = ['intake-officer'];

interface CallFirstDialogProps {
  concerns: readonly Listed[];
  onClose: () => void;
  onDone: (answer: CalledFirst) => void;
}

/** Who calls, and when: today and oneself, unless one says otherwise. */
export function CallFirstDialog({ concerns, onClose, onDone }: CallFirstDialogProps) {
  const { calling } = useMessages('desk');
  const words = calling.dialog;
  const session = useSession();
  const query = useColleagues(callers);
  const command = useCommand(callFirst, { refreshes: [listConcerns, listBySender, getMyWork] });
  const [caller, setCaller] = useState(session.heldFunctionId);
  const [on, setOn] = useState(today());
  const errors = useFormErrors(
    problemsOf(
      caller === '' && { field: 'caller', message: words.missing.who },
      (on === '' || on < today()) && { field: 'callOn', message: words.missing.on },
    ),
  );
  const unlooked = concerns.filter(each => each.safety === null).length;
  const send = () =>
    command.mutate(
      {
        body: {
          concerns: concerns.map(({ concernId, version }) => ({ concernId, version })),
          callerHeldFunctionId: caller,
          on,
        },
      },
      { onSuccess: onDone },
    );
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={send}
      open
      problem={command.error}
      submit={words.send}
      title={words.title(concerns.length)}
    >
      <p>{words.what}</p>
      {unlooked > 0 && <Notice>{words.unlooked(unlooked)}</Notice>}
      <ColleagueChoice
        colleagues={query.data ?? []}
        label={words.who}
        name="caller"
        onChange={setCaller}
        value={caller}
        works={words.works}
        {...errors.of('caller')}
      />
      <DateField
        label={words.on}
        min={today()}
        name="callOn"
        onChange={setOn}
        value={on}
        {...errors.of('callOn')}
      />
    </FormDialog>
  );
}
