import {
  getTeam,
  listTeamCases,
  takeOver,
  type TakeOverReason,
  type TeamCase,
  type TeamMate,
  type UnkeptCase,
} from '#contract/team.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, SelectField } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { useMateOptions, useReasons } from './options.ts';
import { RefusedCases, saysWhich } from './refused-cases.tsx';

interface AssignDialogProps {
  of: TeamCase | UnkeptCase;
  mates: readonly TeamMate[];
  onClose: () => void;
  onDone: () => void;
}

/** One case that needs somebody: who leads and who deputises from now on. */
export function AssignDialog({ of, mates, onClose, onDone }: AssignDialogProps) {
  const { cases, team } = useMessages('case', 'office');
  const words = team.takeOver;
  useReturnFocus();
  const options = useMateOptions(mates, [of.frame.code], 2);
  const closed = 'aftercareOn' in of;
  // of a closed case neither of the two is there: nobody is chosen beforehand
  const known = (id: string) => (!closed && options.some(option => option.value === id) ? id : '');
  const [lead, setLead] = useState(known(of.lead.heldFunctionId));
  const [deputy, setDeputy] = useState(known(of.deputy.heldFunctionId));
  const [because, setBecause] = useState<TakeOverReason | null>(null);
  const errors = useFormErrors(
    problemsOf(
      lead === '' && { field: 'lead', message: words.leadMissing },
      deputy === '' && { field: 'deputy', message: words.deputyMissing },
      because === null && { field: 'because', message: words.becauseMissing },
    ),
  );
  const reasons = useReasons();
  const command = useCommand(takeOver, { refreshes: [getTeam, listTeamCases] });
  const save = () => {
    if (because === null) return;
    command.mutate(
      {
        body: {
          because,
          cases: [
            {
              reference: of.reference,
              version: of.version,
              leadHeldFunctionId: lead,
              deputyHeldFunctionId: deputy,
            },
          ],
        },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={save}
      open
      problem={saysWhich(command.error) ? undefined : command.error}
      submit={words.save}
      title={words.single(of.reference)}
    >
      <RefusedCases problem={command.error} references={[of.reference]} />
      <SelectField
        label={cases.roles[of.leadRole]}
        name="lead"
        onChange={value => {
          setLead(value);
          if (value === deputy) setDeputy('');
        }}
        options={options}
        value={lead}
        {...errors.of('lead')}
      />
      <SelectField
        label={cases.roles.deputy}
        name="deputy"
        onChange={setDeputy}
        options={options.filter(option => option.value !== lead)}
        value={deputy}
        {...errors.of('deputy')}
      />
      <ChoiceGroup
        label={words.because}
        name="because"
        onChange={setBecause}
        options={reasons}
        value={because}
        {...errors.of('because')}
      />
      <p className="p-quiet">{closed ? team.unkept.what : words.what}</p>
    </FormDialog>
  );
}
