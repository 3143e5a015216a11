import type { Case } from '#contract/cases.ts';
import { useMessages } from '../../messages/context.tsx';
import { problemsOf, useTextCheck, type FormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, Field, type FieldProblem } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

export interface Left {
  how?: 'handed-over' | 'let-go';
  words: string;
}

/** What still runs when a case is closed. */
export const leftOpen = (open: Case): AgreementItem[] =>
  open.agreements.filter(each => each.state === 'open' || each.state === 'waiting');

export function useLeftProblems(
  running: readonly AgreementItem[],
  left: Partial<Record<string, Left>>,
): FieldProblem[] {
  const { course } = useMessages('around');
  const words = course.closing.form;
  const check = useTextCheck();
  return problemsOf(
    ...running.flatMap(({ agreementId }) => {
      const one = left[agreementId];
      return one?.how === undefined
        ? [{ field: `left-${agreementId}`, message: words.openHowMissing }]
        : [check(`left-words-${agreementId}`, one.words, words.openWordsMissing, 400)];
    }),
  );
}

/** Every agreement that runs: handed over, to whom; or it stops, and why. */
export function OpenLeft({
  running,
  left,
  change,
  errors,
}: {
  running: readonly AgreementItem[];
  left: Partial<Record<string, Left>>;
  change: (agreementId: string, left: Left) => void;
  errors: FormErrors;
}) {
  const { course } = useMessages('around');
  const words = course.closing.form;
  return (
    <section aria-label={words.open} className="course-left">
      <h3 className="p-h3">{words.open}</h3>
      {running.length === 0 ? (
        <p className="p-quiet">{words.nothingOpen}</p>
      ) : (
        <p className="p-quiet">{words.openHelp}</p>
      )}
      {running.map(({ agreementId, what, keeper }) => {
        const one = left[agreementId] ?? { words: '' };
        return (
          <div className="course-left__one" key={agreementId}>
            <ChoiceGroup
              help={keeper}
              inline
              label={what}
              name={`left-${agreementId}`}
              onChange={how => change(agreementId, { ...one, how })}
              options={(['handed-over', 'let-go'] as const).map(value => ({
                value,
                label: words.openOptions[value],
              }))}
              value={one.how ?? null}
              {...errors.of(`left-${agreementId}`)}
            />
            {one.how !== undefined && (
              <Field
                label={words.openWords[one.how]}
                maxLength={400}
                name={`left-words-${agreementId}`}
                onChange={value => change(agreementId, { ...one, words: value })}
                value={one.words}
                {...errors.of(`left-words-${agreementId}`)}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
