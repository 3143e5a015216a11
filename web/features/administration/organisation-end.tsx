import {
  endOrganisation,
  resumeOrganisation,
  type OpenedOrganisation,
  type Organisation,
} from '#contract/organisations.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Notice } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { Because, longestReason, refreshes } from './organisation-forms.tsx';

/** What the end would touch: numbers, and nothing by which a family could be known. */
export function useTouches({ touches, functions }: OpenedOrganisation): string[] {
  const { organisations } = useMessages('office');
  const words = organisations.touches;
  return [
    words.people(touches.people, functions),
    ...(touches.atDesk === 0 ? [] : [words.atDesk(touches.atDesk)]),
    words.cases(touches.cases),
    ...(touches.leads === 0 ? [] : [words.leads(touches.leads)]),
    ...(touches.aftercare === 0 ? [] : [words.aftercare(touches.aftercare)]),
  ];
}

/** How many families would have nobody, and who is asked to name somebody. */
function Without({ of: { touches } }: { of: OpenedOrganisation }) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  const language = useLanguage();
  if (touches.without === 0) return null;
  return (
    <Notice>
      {words.endWithout(touches.without)}{' '}
      {touches.asked.length === 0
        ? words.endAsksNobody
        : words.endAsks(new Intl.ListFormat(language, { type: 'disjunction' }).format(touches.asked))}
    </Notice>
  );
}

interface EndProps {
  of: OpenedOrganisation;
  onClose: () => void;
  onDone: () => void;
}

/** Ends taking part, after what it touches was shown. Not while somebody of it leads an open case. */
export function EndOrganisation({ of, onClose, onDone }: EndProps) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  useReturnFocus();
  const check = useTextCheck();
  const touches = useTouches(of);
  const draft = useFormDraft({ endedOn: today(), because: '' });
  const { endedOn, because } = draft.value;
  const leads = of.touches.leads > 0;
  const errors = useFormErrors(
    problemsOf(
      endedOn === '' && { field: 'endedOn', message: words.endedOnMissing },
      endedOn !== '' &&
        (endedOn > today() || endedOn < of.since) && { field: 'endedOn', message: words.endedOnWrong },
      check('because', because, words.becauseMissing, longestReason),
    ),
  );
  const end = useCommand(endOrganisation, { refreshes });
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={end.isPending}
      errors={errors}
      impossible={leads}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        end.mutate(
          { params: { organisationId: of.organisationId }, ifMatch: of.version, body: { endedOn, because } },
          { onSuccess: onDone },
        )
      }
      open
      problem={end.error}
      submit={words.end}
      title={words.endTitle(of.name)}
    >
      {leads && <Notice>{words.endFirst}</Notice>}
      {!leads && <p>{words.endWhat}</p>}
      <ul className="admin-lines">
        {touches.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Without of={of} />
      {!leads && (
        <>
          <DateField
            direction="behind"
            help={words.endedOnHelp}
            label={words.endedOn}
            max={today()}
            min={of.since}
            name="endedOn"
            onChange={day => draft.change({ endedOn: day })}
            value={endedOn}
            {...errors.of('endedOn')}
          />
          <Because
            error={errors.of('because')}
            onChange={given => draft.change({ because: given })}
            value={because}
          />
        </>
      )}
    </FormDialog>
  );
}

interface ResumeProps {
  of: Organisation;
  onClose: () => void;
  onDone: () => void;
}

export function ResumeOrganisation({ of, onClose, onDone }: ResumeProps) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  useReturnFocus();
  const check = useTextCheck();
  const draft = useFormDraft({ because: '' });
  const { because } = draft.value;
  const errors = useFormErrors(problemsOf(check('because', because, words.becauseMissing, longestReason)));
  const resume = useCommand(resumeOrganisation, { refreshes });
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={resume.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        resume.mutate(
          { params: { organisationId: of.organisationId }, ifMatch: of.version, body: { because } },
          { onSuccess: onDone },
        )
      }
      open
      problem={resume.error}
      submit={words.resume}
      title={words.resumeTitle(of.name)}
    >
      <p>{words.resumeWhat}</p>
      <Because
        error={errors.of('because')}
        onChange={given => draft.change({ because: given })}
        value={because}
      />
    </FormDialog>
  );
}
