import type { Case } from '#contract/cases.ts';
import type { Colleague, Level } from '#contract/common.ts';
import { listFrames, type Frame } from '#contract/frames.ts';
import { useSession } from '../../app/session.tsx';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { useColleagues } from '../../ui/colleagues.tsx';
import { today } from '../../ui/dates.ts';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { basesFor, highestLevel, lowest, receivingFunctions, type Basis } from './access-choice.ts';

export interface GiveForm {
  who: string;
  basis: string;
  /** Level per part; a part that is not named is not given. */
  levels: Partial<Record<string, Level>>;
  reason: string;
  told: string;
  until: string;
}

const empty: GiveForm = { who: '', basis: '', levels: {}, reason: '', told: '', until: '' };

/** The headline always comes with it; the other parts only as chosen, and never higher than may be. */
export function partsToGive(open: Case, form: GiveForm, highest: (part: string) => Level) {
  return open.parts.flatMap(({ part }) => {
    const chosen = part === 'headline' ? (form.levels[part] ?? 'headline') : form.levels[part];
    return chosen === undefined ? [] : [{ part, level: lowest(chosen, highest(part)) }];
  });
}

/** What follows from the choice of a colleague: which bases fit, which have lapsed, and how far each part may go. */
function choices(
  open: Case,
  frame: Frame | undefined,
  colleague: Colleague | undefined,
  form: GiveForm,
  own: string,
) {
  const fitting = frame && colleague ? basesFor(frame, colleague, own) : [];
  const usable = fitting.filter(basis => !basis.reviewLapsed);
  const basis: Basis | undefined = usable.find(each => each.code === form.basis);
  const highest = (part: string): Level => {
    const mine = open.parts.find(each => each.part === part)?.myLevel ?? 'headline';
    return frame && colleague && basis ? highestLevel(frame, colleague, basis, mine) : 'headline';
  };
  return { fitting, usable, basis, highest };
}

export function useGiveAccess(open: Case, shown: boolean) {
  const { cases } = useMessages('case');
  const words = cases.team.giveForm;
  const session = useSession();
  const check = useTextCheck();
  const draft = useFormDraft(empty);
  const form = draft.value;
  const frames = useRead(listFrames, {}, { enabled: shown });
  const frame = frames.data?.items.find(each => each.code === open.frame.code);
  const directory = useColleagues(frame && receivingFunctions(frame), {
    enabled: shown && frame !== undefined,
  });
  const colleagues = directory.data?.filter(each => each.heldFunctionId !== session.heldFunctionId);
  const colleague = colleagues?.find(each => each.heldFunctionId === form.who);
  const chosen = choices(open, frame, colleague, form, session.organisation);
  const errors = useFormErrors(
    problemsOf(
      colleague === undefined && { field: 'accessWho', message: words.whoMissing },
      colleague !== undefined &&
        chosen.basis === undefined && { field: 'accessBasis', message: words.basisMissing },
      check('accessReason', form.reason, words.reasonMissing, 300),
      check('accessTold', form.told, words.toldMissing, 300),
      form.until !== '' && form.until < today() && { field: 'accessUntil', message: words.untilPast },
    ),
  );
  return {
    draft,
    form,
    colleagues,
    colleague,
    ...chosen,
    errors,
    /** Another organisation than one's own: giving it is a disclosure. */
    discloses: colleague !== undefined && colleague.organisation !== session.organisation,
    problem: frames.error ?? directory.error,
  };
}
export type Giving = ReturnType<typeof useGiveAccess>;
