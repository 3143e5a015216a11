import { getConcern, type Concern } from '#contract/concerns.ts';
import { tellLater, tellParents } from '#contract/telling.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Actions, Button, DateField, Field, Section, Status } from '../../ui/index.ts';
import { LaterDialog, LaterList } from '../../ui/later-notices.tsx';

interface Part {
  concern: Concern;
  again: () => Promise<unknown>;
}

function ToldDialog({ concern, again, shown, onClose }: Part & { shown: boolean; onClose: () => void }) {
  const { telling } = useMessages();
  const words = telling.tellForm;
  const check = useTextCheck();
  const draft = useFormDraft({ on: today(), whom: '', byWhom: '' });
  const { on, whom, byWhom } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      (on === '' || on > today()) && { field: 'toldOn', message: telling.missing.told },
      check('toldWhom', whom, telling.missing.whom, 200),
      check('toldBy', byWhom, telling.missing.byWhom, 120),
    ),
  );
  const command = useCommand(tellParents, { refreshes: [getConcern, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { concernId: concern.concernId },
            body: { on, whom, byWhom },
            ifMatch: concern.version,
          },
          { onSuccess: putAway, onError: () => void again() },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="toldOn"
        onChange={value => draft.change({ on: value })}
        value={on}
        {...errors.of('toldOn')}
      />
      <Field
        help={words.whomHelp}
        label={words.whom}
        maxLength={200}
        name="toldWhom"
        onChange={value => draft.change({ whom: value })}
        value={whom}
        {...errors.of('toldWhom')}
      />
      <Field
        help={words.byWhomHelp}
        label={words.byWhom}
        maxLength={120}
        name="toldBy"
        onChange={value => draft.change({ byWhom: value })}
        value={byWhom}
        {...errors.of('toldBy')}
      />
    </FormDialog>
  );
}

/** Who tells the parents of a concern that went into no case, until it was told; and each time that it was put off. */
export function TellingSection({ concern, again }: Part) {
  const { telling: words } = useMessages();
  const dates = useDates();
  const [asking, setAsking] = useState<'told' | 'later' | undefined>();
  const command = useCommand(tellLater, { refreshes: [getConcern, getMyWork] });
  const { parentsTold: told, later } = concern;
  if (told === null && later.length === 0) return null;
  const close = () => setAsking(undefined);
  return (
    <Section intro={words.intro} title={words.heading}>
      <div className="desk-stack">
        {told !== null && told.toldOn !== null && (
          <div>
            <Status state="done">{words.told(dates.day(told.toldOn), told.byWhom ?? '')}</Status>
            <p>{words.whom(told.whom ?? '')}</p>
          </div>
        )}
        {told !== null && told.tellBy !== null && (
          <div>
            {later[0]?.state !== 'runs' && later[0]?.state !== 'lapsed' && (
              <Status state={told.overdue ? 'overdue' : 'soon'}>
                {words.toTell(dates.day(told.tellBy))}
              </Status>
            )}
            <p className="p-quiet">{words.by[told.teller]}</p>
          </div>
        )}
        <LaterList items={later} />
        {concern.mayTell && (
          <Actions>
            <Button onClick={() => setAsking('told')} variant="secondary">
              {words.tell}
            </Button>
            <Button onClick={() => setAsking('later')} variant="tertiary">
              {later.length > 0 ? words.extend : words.later}
            </Button>
          </Actions>
        )}
      </div>
      <ToldDialog again={again} concern={concern} onClose={close} shown={asking === 'told'} />
      <LaterDialog
        command={command}
        grounds={concern.laterGrounds}
        onClose={close}
        onSend={(body, done) =>
          command.mutate(
            { params: { concernId: concern.concernId }, body, ifMatch: concern.version },
            { onSuccess: done, onError: () => void again() },
          )
        }
        shown={asking === 'later'}
      />
    </Section>
  );
}
