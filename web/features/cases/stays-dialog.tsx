import { openCase, type Case } from '#contract/cases.ts';
import { renewTeam } from '#contract/grants.ts';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { lastDayOf, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Notice, TextArea } from '../../ui/index.ts';
import { useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import { runningTeam } from './running-team.ts';
import type { Member } from './team.tsx';

type Choice = 'stays' | 'ends';

/** Wie blijft erbij? One act for the whole team; nothing is chosen beforehand. */
export function StaysDialog({
  open,
  shown,
  onClose,
  onDone,
}: {
  open: Case;
  shown: boolean;
  onClose: () => void;
  onDone: (said: string) => void;
}) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.stays;
  const check = useTextCheck();
  const team = runningTeam(open);
  const draft = useFormDraft<{ chosen: Partial<Record<string, Choice>>; told: string }>({
    chosen: {},
    told: '',
  });
  const { chosen, told } = draft.value;
  // a choice is for somebody as he or she was seen: after a change it is made again
  const keyOf = (member: Member) => `${member.grantId} ${member.version}`;
  const errors = useFormErrors(
    problemsOf(
      ...team.map(
        member =>
          chosen[keyOf(member)] === undefined && {
            field: `stays-${member.grantId}`,
            message: words.missing(member.colleague.label),
          },
      ),
      check('staysTold', told, words.toldMissing, 300),
    ),
  );
  const command = useCommand(renewTeam, { refreshes: [openCase] });
  const changed = isProblem(command.error, 'version-mismatch');
  const lookAgain = useLookAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  const keeps = (member: Member) =>
    open.agreements.some(
      each =>
        each.state === 'open' &&
        each.keeper === `${member.colleague.label}, ${member.colleague.organisation}`,
    );
  const save = () =>
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          choices: team.map(member => ({
            grantId: member.grantId,
            version: member.version,
            stays: chosen[keyOf(member)] === 'stays',
          })),
          familyTold: told,
        },
      },
      {
        onSuccess: ({ lastDay }) => {
          putAway();
          onDone(words.done(dates.day(lastDay)));
        },
        onError: lookAgain,
      },
    );
  return (
    <FormDialog
      busy={command.isPending}
      conflict={changed ? <Conflict>{words.changed}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <p>{words.intro(dates.day(open.nextLookBackOn))}</p>
      {open.nextLookBackOn <= today() && <Notice>{words.lookBackPast}</Notice>}
      {team.map(member => (
        <ChoiceGroup
          help={
            <>
              {`${member.colleague.organisation}, ${words.until(dates.day(lastDayOf(member.validUntil ?? '')))}`}
              {keeps(member) && <span className="case-keeps">{words.keeps}</span>}
            </>
          }
          inline
          key={member.grantId}
          label={member.colleague.label}
          name={`stays-${member.grantId}`}
          onChange={choice => draft.change({ chosen: { ...chosen, [keyOf(member)]: choice } })}
          options={[
            { value: 'stays', label: words.stays },
            { value: 'ends', label: words.ends },
          ]}
          value={chosen[keyOf(member)] ?? null}
          {...errors.of(`stays-${member.grantId}`)}
        />
      ))}
      <TextArea
        help={words.toldHelp}
        label={words.told}
        maxLength={300}
        name="staysTold"
        onChange={value => draft.change({ told: value })}
        rows={2}
        value={told}
        {...errors.of('staysTold')}
      />
    </FormDialog>
  );
}
