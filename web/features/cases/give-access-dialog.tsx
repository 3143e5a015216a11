import { openCase, type Case } from '#contract/cases.ts';
import { giveAccess } from '#contract/grants.ts';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { usePutAway } from '../../ui/put-away.ts';
import { DateField, Loading, Notice, SelectField, TextArea } from '../../ui/index.ts';
import { BasisQuestion } from './give-access-basis.tsx';
import { partsToGive, useGiveAccess, type Giving } from './give-access-form.ts';
import { PartsQuestion } from './give-access-parts.tsx';

/** What this colleague has in this case already: what is given now comes beside it, and is not a change of it. */
const partsHeld = (open: Case, heldFunctionId: string): readonly string[] => [
  ...new Set(
    open.team
      .filter(
        ({ colleague, state }) =>
          colleague.heldFunctionId === heldFunctionId && (state === 'live' || state === 'invited'),
      )
      .flatMap(({ parts }) => parts.map(({ title }) => title)),
  ),
];

function WhoQuestion({ giving, open }: { giving: Giving; open: Case }) {
  const { cases } = useMessages('case');
  const words = cases.team.giveForm;
  const { colleagues, colleague, form, draft, errors } = giving;
  if (colleagues === undefined) return giving.problem ? null : <Loading />;
  const held = form.who === '' ? [] : partsHeld(open, form.who);
  return (
    <>
      <SelectField
        label={words.who}
        name="accessWho"
        onChange={who => draft.change({ who, basis: '', levels: {} })}
        options={colleagues.map(each => ({
          value: each.heldFunctionId,
          label: each.label,
          group: each.organisation,
        }))}
        value={form.who}
        {...errors.of('accessWho')}
      />
      {colleague && <Reachable colleague={colleague} works={words.works} />}
      {colleague && held.length > 0 && (
        <Notice>
          <p>{words.hasAlready(held.join(', '))}</p>
        </Notice>
      )}
      {colleague && giving.discloses && (
        <Notice>
          <p>
            <strong>{words.otherOrganisation}</strong>
          </p>
          <p>{words.otherOrganisationWhat(colleague.organisation)}</p>
        </Notice>
      )}
    </>
  );
}

function ReasonQuestions({ giving, open }: { giving: Giving; open: Case }) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.team.giveForm;
  const { form, draft, errors } = giving;
  return (
    <>
      <TextArea
        help={words.reasonHelp}
        label={words.reason}
        maxLength={300}
        name="accessReason"
        onChange={reason => draft.change({ reason })}
        ownWords
        rows={2}
        value={form.reason}
        {...errors.of('accessReason')}
      />
      <TextArea
        help={words.toldHelp}
        label={words.told}
        maxLength={300}
        name="accessTold"
        onChange={told => draft.change({ told })}
        rows={2}
        value={form.told}
        {...errors.of('accessTold')}
      />
      <DateField
        help={`${words.untilDefault(dates.day(open.nextLookBackOn))} ${dates.hint()}.`}
        label={words.until}
        min={today()}
        name="accessUntil"
        onChange={until => draft.change({ until })}
        optional
        value={form.until}
        {...errors.of('accessUntil')}
      />
    </>
  );
}

interface GiveAccessDialogProps {
  open: Case;
  shown: boolean;
  onClose: () => void;
  /** What was given, in words. */
  onGiven: (said: string) => void;
}

/** One colleague, the parts it takes, on which basis and why; to another organisation this is a disclosure. */
export function GiveAccessDialog({ open, shown, onClose, onGiven }: GiveAccessDialogProps) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.team.giveForm;
  const giving = useGiveAccess(open, shown);
  const { form, draft, errors, colleague, basis } = giving;
  const command = useCommand(giveAccess, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (colleague === undefined || basis === undefined) return;
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          heldFunctionId: form.who,
          parts: partsToGive(open, form, giving.highest),
          basisCode: basis.code,
          reason: form.reason,
          familyTold: form.told,
          ...(form.until !== '' && { until: form.until }),
        },
      },
      {
        onSuccess: ({ lastDay }) => {
          onGiven(words.done(colleague.label, dates.longDay(lastDay)));
          putAway();
        },
      },
    );
  };
  const dead = colleague !== undefined && giving.usable.length === 0;
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      impossible={dead}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={command.error ?? giving.problem}
      submit={words.save}
      title={words.title}
    >
      <WhoQuestion giving={giving} open={open} />
      {colleague && <BasisQuestion giving={giving} />}
      {basis && <PartsQuestion giving={giving} open={open} />}
      {colleague && !dead && <ReasonQuestions giving={giving} open={open} />}
    </FormDialog>
  );
}
