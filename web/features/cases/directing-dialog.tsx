import { openCase, type Case } from '#contract/cases.ts';
import { sayWhoDirects, type Directing as DirectingShape } from '#contract/plans.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { ChoiceGroup } from '../../ui/index.ts';

const choices = ['family', 'together', 'court-measure'] as const satisfies readonly DirectingShape[];

/** Who directs: the family, together, or a measure of the court. */
export function DirectingDialog({
  open,
  shown,
  onClose,
}: {
  open: Case;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.directing;
  const draft = useSeenDraft(open, seen => ({ directing: seen.directing }));
  const hands = useTwoHands(sayWhoDirects, {
    refreshes: [openCase],
    lines: [
      {
        name: 'directing',
        label: words.term,
        fields: ['directing'],
        show: ({ directing }) => words.words[directing as DirectingShape],
      },
    ],
  });
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    hands.reset();
    onClose();
  };
  return (
    <FormDialog
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { caseId: open.caseId }, body: draft.value, ifMatch: draft.seen.version },
          draft.base,
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.term}
    >
      <ChoiceGroup
        help={words.help}
        label={words.term}
        name="directing"
        onChange={directing => draft.change({ directing })}
        options={choices.map(value => ({ value, label: words.options[value], help: words.words[value] }))}
        value={draft.value.directing}
      />
    </FormDialog>
  );
}
