import { appoint, openCase, type Case } from '#contract/cases.ts';
import { listFrames, type Frame } from '#contract/frames.ts';
import { useCommand, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { ColleagueChoice, useColleagues } from '../../ui/colleagues.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, Loading, Notice } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

type Role = 'first-contact' | 'director' | 'deputy';
interface AppointForm {
  role: Role | null;
  who: string;
}
const empty: AppointForm = { role: null, who: '' };
const lastPhaseOfFirstContact = 3;

/** Who may hold a role: functions of the frame, without who holds the other role or this one already. */
function useEligible(open: Case, frame: Frame | undefined, role: Role | null) {
  const may = role === 'deputy' ? 'mayDeputise' : 'mayLead';
  const functions = frame?.functions.filter(each => each[may]).map(each => each.function);
  const query = useColleagues(functions, { enabled: role !== null && functions !== undefined });
  const other = role === 'deputy' ? open.lead : open.deputy;
  const already = role === 'deputy' ? open.deputy : role === open.leadRole ? open.lead : null;
  const taken = [other, already].map(each => each?.heldFunctionId);
  const colleagues = query.data?.filter(each => !taken.includes(each.heldFunctionId));
  return { colleagues, problem: query.error };
}

export function AppointDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { cases } = useMessages('case');
  const words = cases.appoint;
  const draft = useFormDraft(empty);
  const { role, who } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      role === null && { field: 'role', message: words.roleMissing },
      role !== null && who === '' && { field: 'who', message: words.whoMissing },
    ),
  );
  const frames = useRead(listFrames, {}, { enabled: shown });
  const frame = frames.data?.items.find(each => each.code === open.frame.code);
  const { colleagues, problem } = useEligible(open, frame, role);
  const command = useCommand(appoint, { refreshes: [openCase] });
  const { outdated, busy, problem: refusal } = standing(command, open.version);
  const lookAgain = useLookAgain();
  const roles: Role[] =
    open.phase > lastPhaseOfFirstContact ? ['director', 'deputy'] : ['first-contact', 'director', 'deputy'];
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (role === null) return;
    command.mutate(
      { params: { caseId: open.caseId }, body: { role, heldFunctionId: who }, ifMatch: open.version },
      { onSuccess: putAway, onError: lookAgain },
    );
  };
  return (
    <FormDialog
      busy={busy}
      conflict={
        outdated ? (
          <Conflict>{cases.conflict.people(open.lead?.label ?? '', open.deputy?.label ?? '')}</Conflict>
        ) : undefined
      }
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={refusal ?? problem ?? frames.error}
      submit={words.save}
      title={words.title}
    >
      <ChoiceGroup
        label={words.role}
        name="role"
        onChange={value => draft.change({ role: value, who: '' })}
        options={roles.map(value => ({ value, label: cases.roles[value] }))}
        value={role}
        {...errors.of('role')}
      />
      {role !== null && colleagues === undefined && <Loading />}
      {colleagues?.length === 0 && <Notice>{words.nobody}</Notice>}
      {role !== null && colleagues && colleagues.length > 0 && (
        <ColleagueChoice
          colleagues={colleagues}
          label={words.who}
          name="who"
          onChange={value => draft.change({ who: value })}
          value={who}
          works={words.works}
          {...errors.of('who')}
        />
      )}
      <p className="p-quiet">{words.whatHappens}</p>
    </FormDialog>
  );
}
