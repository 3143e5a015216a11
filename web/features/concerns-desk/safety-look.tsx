import { getConcern, listConcerns, lookAtSafety, type Concern, type SafetyLook } from '#contract/concerns.ts';
import { useState } from 'react';
import { useCommand, useKnown } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useFormErrors, useTextCheck, problemsOf } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, ErrorSummary, Notice, Section, Status, TextArea } from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';
import { outdatedBy } from './use-coding.ts';

const most = 1000;

/** Every look that was recorded, the newest first. */
export function KeptLooks({ looks }: { looks: readonly SafetyLook[] }) {
  const { concernsDesk } = useMessages('desk');
  const dates = useDates();
  return (
    <ul className="desk-looks">
      {looks.map(({ outcome, words, lookedBy, lookedAt }) => (
        <li key={lookedAt}>
          <Status state={outcome === 'act-now' ? 'overdue' : 'done'}>
            {concernsDesk.list.looked[outcome]}
          </Status>
          <p className="p-words">{words}</p>
          <p className="p-quiet">{concernsDesk.look.by(lookedBy, dates.moment(lookedAt))}</p>
        </li>
      ))}
    </ul>
  );
}

interface SafetyLookProps {
  concern: Concern;
  /** Reads what is there now, when somebody else was first. */
  again: () => Promise<unknown>;
}

/** Is this child safe tonight? The same day, by one; before anything is weighed. Nothing is chosen beforehand. */
export function SafetyLookSection({ concern, again }: SafetyLookProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.look;
  const [more, setMore] = useState(false);
  const [saved, setSaved] = useState(false);
  const looked = concern.safetyLooks.length > 0;
  const asks = concern.mayLook && (!looked || more);
  return (
    <Section title={words.heading}>
      <div className="desk-stack">
        {!looked && !concern.mayLook && <p>{words.nobody}</p>}
        {looked && <KeptLooks looks={concern.safetyLooks} />}
        <p aria-live="polite" className={saved ? undefined : 'ams-visually-hidden'}>
          {saved && words.saved}
        </p>
        {asks && (
          <LookForm
            again={again}
            concern={concern}
            onSaved={() => {
              setMore(false);
              setSaved(true);
            }}
          />
        )}
        {concern.mayLook && looked && !more && (
          <Button
            onClick={() => {
              setMore(true);
              setSaved(false);
            }}
            variant="tertiary"
          >
            {words.again}
          </Button>
        )}
      </div>
    </Section>
  );
}

function LookForm({ concern, again, onSaved }: SafetyLookProps & { onSaved: () => void }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.look;
  const check = useTextCheck();
  const known = useKnown(getConcern);
  const command = useCommand(lookAtSafety, { refreshes: [listConcerns] });
  const [outcome, setOutcome] = useState<SafetyLook['outcome'] | null>(null);
  const [text, setText] = useState('');
  const errors = useFormErrors(
    problemsOf(
      outcome === null && { field: 'safetyOutcome', message: words.missing.outcome },
      check('safetyWords', text, words.missing.words, most),
    ),
  );
  useUnsaved((outcome !== null || text !== '') && !command.isSuccess);
  const outdated = outdatedBy(command.error);
  const params = { concernId: concern.concernId };
  const send = () => {
    if (!errors.attempt() || outcome === null) return;
    command.mutate(
      { params, body: { outcome, words: text }, ifMatch: concern.version },
      {
        onSuccess: ({ version, look }) => {
          onSaved();
          known({ params }, before => ({ ...before, version, safetyLooks: [look, ...before.safetyLooks] }));
        },
        onError: problem => {
          if (outdatedBy(problem)) void again();
        },
      },
    );
  };
  return (
    <form
      className="desk-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!command.isPending) send();
      }}
    >
      <p className="p-quiet">{words.intro}</p>
      <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
      <ChoiceGroup
        inline
        label={words.question}
        name="safetyOutcome"
        onChange={setOutcome}
        options={(['safe-tonight', 'act-now'] as const).map(value => ({
          value,
          label: words.outcome[value],
        }))}
        value={outcome}
        {...errors.of('safetyOutcome')}
      />
      {outcome === 'act-now' && <Notice>{words.actNowHelp}</Notice>}
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={most}
        name="safetyWords"
        onChange={setText}
        rows={3}
        value={text}
        {...errors.of('safetyWords')}
      />
      {outdated ? (
        <div role="alert">
          <Notice>{words.changed}</Notice>
        </div>
      ) : (
        <Refused busy={command.isPending} onRetry={send} problem={command.error} />
      )}
      <Button busy={command.isPending} type="submit" variant="secondary">
        {words.save}
      </Button>
    </form>
  );
}
