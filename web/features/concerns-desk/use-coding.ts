import { getBarrierModel } from '#contract/barrier-model.ts';
import { codeConcern, getConcern, type Concern, type KeptCoding } from '#contract/concerns.ts';
import { useState } from 'react';
import { isProblem } from '../../api.ts';
import { useCommand, useKnown, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { useFormErrors } from '../../ui/form-errors.ts';
import { fieldId } from '../../ui/index.ts';
import { alternativeField } from './coding-chosen.tsx';
import {
  differs,
  fromKept,
  problemsIn,
  toCoding,
  type CodingForm,
  type CodingProblem,
} from './coding-form.ts';

export const outdatedBy = (problem: unknown) =>
  isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-weighed');

export const savedId = 'keuze-bewaard';

const said = (coding: KeptCoding | null): string => JSON.stringify(coding?.signals);

/** As the summary of errors and the field itself name it. */
const fieldOf = (problem: CodingProblem): string =>
  problem.kind === 'alternative' ? alternativeField(problem.signalId, problem.nr) : 'codingNone';

/** What the desk chooses from the barrier model, and keeping it. `onOutdated`: someone else was first. */
export function useCoding(concern: Concern, onOutdated: () => void) {
  const { coding } = useMessages('desk');
  const model = useRead(getBarrierModel, {});
  // as long as nothing is touched here, what is kept stands here, also when a colleague has changed it
  const [edited, setEdited] = useState<{ form: CodingForm; since: KeptCoding | null } | undefined>();
  const form = edited?.form ?? fromKept(concern.coding);
  const change = (now: CodingForm) =>
    setEdited({ form: now, since: edited === undefined ? concern.coding : edited.since });
  const command = useCommand(codeConcern);
  const known = useKnown(getConcern);
  const problems = model.data === undefined ? [] : problemsIn(form, concern.coding, model.data);
  const errors = useFormErrors(
    problems.map(problem => ({
      field: fieldOf(problem),
      message:
        problem.kind === 'alternative'
          ? coding.missing.alternative(problem.words)
          : coding.missing[problem.kind === 'nothing' ? 'nothing' : 'onlyContext'],
    })),
  );
  const unsaved = differs(form, concern.coding);

  /** Whether what is chosen can be kept; says what is missing. */
  const check = (): boolean => !unsaved || errors.attempt();
  /** Keeps what is chosen, and answers the version to go on with; nothing when it could not be kept. */
  const keep = async (): Promise<number | undefined> => {
    if (!unsaved || model.data === undefined) return concern.version;
    const params = { concernId: concern.concernId };
    try {
      const answer = await command.mutateAsync({
        params,
        body: toCoding(form, model.data),
        ifMatch: concern.version,
      });
      known({ params }, before => ({ ...before, coding: answer.coding, version: answer.version }));
      setEdited(undefined);
      errors.reset();
      return answer.version;
    } catch (problem) {
      if (outdatedBy(problem)) onOutdated();
      return undefined;
    }
  };
  /** The same by its own button. The focus goes to what is missing, or to the word that it is kept: the button is gone. */
  const press = async () => {
    const [first] = problems;
    const fits = check();
    const kept = fits && (await keep()) !== undefined;
    const next = fits ? (kept ? savedId : undefined) : first && fieldId(fieldOf(first));
    if (next !== undefined) window.requestAnimationFrame(() => document.getElementById(next)?.focus());
  };
  return {
    model,
    form,
    change,
    errors,
    unsaved,
    /** A colleague kept something else since one began to choose here. */
    overtaken: unsaved && edited !== undefined && said(edited.since) !== said(concern.coding),
    check,
    keep,
    press,
    busy: command.isPending,
    problem: command.error,
    outsideAge: command.data?.outsideAge ?? [],
  };
}

export type CodingState = ReturnType<typeof useCoding>;
