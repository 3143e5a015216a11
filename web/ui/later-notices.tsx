import type { LaterNotice, LaterGround } from '#contract/telling.ts';
import type { z } from 'zod';
import { useDates, useLanguage, useMessages } from '../messages/context.tsx';
import { addDays, today } from './dates.ts';
import { DateField } from './date-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useFormDraft } from './form-draft.ts';
import { usePutAway } from './put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from './form-errors.ts';
import { ChoiceGroup } from './choices.tsx';
import { TextArea } from './field.tsx';
import { Status, type State } from './status.tsx';

type Ground = z.infer<typeof LaterGround>;
const colours = {
  runs: 'waiting',
  lapsed: 'overdue',
  told: 'done',
  extended: 'done',
  'weighed-again': 'done',
} as const satisfies Record<LaterNotice['state'], State>;

/** Each decision to tell parents later, the newest first: ground, from, until, who decided, and the words. */
export function LaterList({ items }: { items: readonly LaterNotice[] }) {
  const { telling } = useMessages();
  const dates = useDates();
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <ul aria-label={telling.list} className="p-later">
      {items.map(each => (
        <li key={each.laterId}>
          <Status state={colours[each.state]}>{telling.states[each.state](dates.day(each.until))}</Status>
          <p className="p-row__strong">{each.ground[language]}</p>
          <p className="p-words">{each.because}</p>
          <p className="p-quiet">
            {telling.decided(each.decidedBy, dates.day(each.from), dates.day(each.until))}
          </p>
        </li>
      ))}
    </ul>
  );
}

export interface LaterFields {
  ground: string;
  because: string;
  until: string;
}

interface LaterDialogProps {
  grounds: readonly Ground[];
  shown: boolean;
  onClose: () => void;
  command: { isPending: boolean; error: unknown; reset: () => void };
  onSend: (fields: LaterFields, done: () => void) => void;
}

/** Later informeren: one decision, with a ground of the list and at most two weeks. */
export function LaterDialog({ grounds, shown, onClose, command, onSend }: LaterDialogProps) {
  const { telling: words } = useMessages();
  const language = useLanguage();
  const check = useTextCheck();
  const draft = useFormDraft({ ground: '', because: '', until: '' });
  const { ground, because, until } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      ground === '' && { field: 'laterGround', message: words.missing.ground },
      check('laterBecause', because, words.missing.because, 1000),
      until <= today() && { field: 'laterUntil', message: words.missing.until },
    ),
  );
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() => onSend({ ground, because, until }, putAway)}
      open={shown}
      problem={command.error}
      submit={words.laterForm.save}
      title={words.laterForm.title}
    >
      <ChoiceGroup
        label={words.ground}
        name="laterGround"
        onChange={value => draft.change({ ground: value })}
        options={grounds.map(each => ({ value: each.code, label: each[language] }))}
        value={ground}
        {...errors.of('laterGround')}
      />
      <TextArea
        help={words.becauseHelp}
        label={words.because}
        maxLength={1000}
        name="laterBecause"
        onChange={value => draft.change({ because: value })}
        rows={3}
        value={because}
        {...errors.of('laterBecause')}
      />
      <DateField
        help={words.untilHelp}
        label={words.until}
        min={addDays(today(), 1)}
        name="laterUntil"
        onChange={value => draft.change({ until: value })}
        value={until}
        {...errors.of('laterUntil')}
      />
    </FormDialog>
  );
}
