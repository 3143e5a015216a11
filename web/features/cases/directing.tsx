import { openCase, type Case } from '#contract/cases.ts';
import { sayWhoDirects, type Directing as DirectingShape } from '#contract/plans.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { Button, ChoiceGroup } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

const choices = ['family', 'together', 'court-measure'] as const satisfies readonly DirectingShape[];

function DirectingDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { livingPlan } = useMessages();
  const words = livingPlan.directing;
  const draft = useFormDraft<{ directing: DirectingShape }>({ directing: open.directing });
  const command = useCommand(sayWhoDirects, { refreshes: [openCase] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{words.now(words.words[open.directing])}</Conflict> : undefined}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { caseId: open.caseId }, body: draft.value, ifMatch: open.version },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
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
