import { openCase, type Case } from '#contract/cases.ts';
import { sayWhoDirects, type Directing as DirectingShape } from '#contract/plans.ts';
import { useState } from 'react';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { Button, ChoiceGroup } from '../../ui/index.ts';

const choices = ['family', 'together', 'court-measure'] as const satisfies readonly DirectingShape[];

function DirectingDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { livingPlan } = useMessages();
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

/** Who directs, in words. */
export function Directing({ open }: { open: Case }) {
  const { livingPlan } = useMessages();
  const words = livingPlan.directing;
  const [changing, setChanging] = useState(false);
  return (
    <div className="case-directing">
      <p>
        <strong>{words.term}</strong> {words.words[open.directing]}
      </p>
      {open.may.change && (
        <>
          <Button
            aria-label={words.changeNamed}
            className="p-no-print"
            onClick={() => setChanging(true)}
            variant="tertiary"
          >
            {words.change}
          </Button>
          <DirectingDialog onClose={() => setChanging(false)} open={open} shown={changing} />
        </>
      )}
    </div>
  );
}
