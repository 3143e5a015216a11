import {
  getTeam,
  listTeamCases,
  takeOver,
  type TakeOverReason,
  type TeamCase,
  type TeamMate,
} from '#contract/team.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, SelectField } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { awayNow } from './away.ts';
import { useMateOptions, useReasons } from './options.ts';
import { RefusedCases, saysWhich } from './refused-cases.tsx';

export interface Choices {
  /** 'deputy', or a colleague. */
  lead: string;
  /** 'stays' (who it is now), 'self' (who hands over), or a colleague. */
  deputy: string;
  /** Of cases that the colleague deputises. */
  newDeputy: string;
  because: TakeOverReason | null;
}

/** Who leads and who deputises each case after these choices. */
export const afterwards = (
  { lead, deputy, newDeputy }: Omit<Choices, 'because'>,
  cases: readonly TeamCase[],
  me: string,
): { reference: string; version: number; leadHeldFunctionId: string; deputyHeldFunctionId: string }[] =>
  cases.map(each => {
    const { reference, version } = each;
    if (each.lead.heldFunctionId !== me)
      return {
        reference,
        version,
        leadHeldFunctionId: each.lead.heldFunctionId,
        deputyHeldFunctionId: newDeputy,
      };
    const now = each.deputy.heldFunctionId;
    return {
      reference,
      version,
      leadHeldFunctionId: lead === 'deputy' ? now : lead,
      deputyHeldFunctionId: deputy === 'self' ? me : deputy === 'stays' ? now : deputy,
    };
  });

interface TakeOverDialogProps {
  mate: TeamMate;
  mates: readonly TeamMate[];
  cases: readonly TeamCase[];
  onClose: () => void;
  onDone: () => void;
}

/** All chosen cases of one colleague in one act. */
export function TakeOverDialog({ mate, mates, cases, onClose, onDone }: TakeOverDialogProps) {
  const { team } = useMessages('office');
  const words = team.takeOver;
  useReturnFocus();
  const me = mate.heldFunctionId;
  const led = cases.some(each => each.lead.heldFunctionId === me);
  const deputised = cases.some(each => each.deputy.heldFunctionId === me);
  const others = useMateOptions(
    mates.filter(each => each.heldFunctionId !== me),
    [...new Set(cases.map(each => each.frame.code))],
    1,
  );
  const leading = cases.filter(each => each.lead.heldFunctionId === me);
  const deputies = leading.map(each => each.deputy.heldFunctionId);
  const leads = cases.filter(each => each.deputy.heldFunctionId === me).map(each => each.lead.heldFunctionId);
  const deputiesThere = !mates.some(each => deputies.includes(each.heldFunctionId) && awayNow(each));
  /** Not whoever leads then, nor who is away; the one who is away stays only where nobody else could be deputy. */
  const mayDeputise = (of: string) => {
    const stays = of !== 'deputy' && deputiesThere && !deputies.includes(of);
    const instead = others.filter(
      option => option.value !== of && (of !== 'deputy' || !deputies.includes(option.value)),
    );
    const self = !awayNow(mate) || (!stays && instead.length === 0);
    return [
      ...(stays ? [{ value: 'stays', label: words.stays }] : []),
      ...(self
        ? [
            {
              value: 'self',
              label: awayNow(mate) ? `${words.self(mate.label)} (${words.awayNow})` : words.self(mate.label),
            },
          ]
        : []),
      ...instead,
    ];
  };
  const draft = useFormDraft<Choices>({ lead: '', deputy: '', newDeputy: '', because: null });
  const { lead, deputy, newDeputy, because } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      led && lead === '' && { field: 'lead', message: words.leadMissing },
      led && deputy === '' && { field: 'deputy', message: words.deputyMissing },
      deputised && newDeputy === '' && { field: 'newDeputy', message: words.deputyMissing },
      because === null && { field: 'because', message: words.becauseMissing },
    ),
  );
  const reasons = useReasons();
  const command = useCommand(takeOver, { refreshes: [getTeam, listTeamCases] });
  useUnsaved(draft.touched);
  const save = () => {
    if (because === null) return;
    command.mutate(
      { body: { because, cases: afterwards({ lead, deputy, newDeputy }, cases, me) } },
      {
        onSuccess: () => {
          draft.clear();
          onDone();
        },
      },
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
      title={words.title(cases.length)}
    >
      <RefusedCases problem={command.error} references={cases.map(each => each.reference)} />
      <p className="p-quiet">{cases.map(each => each.reference).join(', ')}</p>
      {led && (
        <>
          <SelectField
            label={words.lead}
            name="lead"
            onChange={value =>
              draft.change({
                lead: value,
                // whoever leads cannot be the deputy as well
                ...(mayDeputise(value).some(option => option.value === deputy) ? {} : { deputy: '' }),
              })
            }
            options={[...(deputiesThere ? [{ value: 'deputy', label: words.byDeputy }] : []), ...others]}
            value={lead}
            {...errors.of('lead')}
          />
          {lead !== '' && (
            <SelectField
              label={words.deputy}
              name="deputy"
              onChange={value => draft.change({ deputy: value })}
              options={mayDeputise(lead)}
              value={deputy}
              {...errors.of('deputy')}
            />
          )}
        </>
      )}
      {deputised && (
        <SelectField
          label={led ? words.newDeputy : words.deputy}
          name="newDeputy"
          onChange={value => draft.change({ newDeputy: value })}
          options={others.filter(option => !leads.includes(option.value))}
          value={newDeputy}
          {...errors.of('newDeputy')}
        />
      )}
      <ChoiceGroup
        label={words.because}
        name="because"
        onChange={value => draft.change({ because: value })}
        options={reasons}
        value={because}
        {...errors.of('because')}
      />
      <p className="p-quiet">
        {words.what}
        {deputy !== '' && deputy !== 'self' && ` ${words.whatEnds(mate.label)}`}
      </p>
    </FormDialog>
  );
}
