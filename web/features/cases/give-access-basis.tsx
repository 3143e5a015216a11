import { useMessages } from '../../messages/context.tsx';
import { ChoiceGroup, Notice, Why } from '../../ui/index.ts';
import type { Giving } from './give-access-form.ts';

/** On which legal basis: those of the frame that name this function, with why it is necessary. */
export function BasisQuestion({ giving }: { giving: Giving }) {
  const { cases } = useMessages('case');
  const words = cases.team.giveForm;
  const { fitting, usable, basis, form, draft, errors } = giving;
  if (fitting.length === 0) return <Notice>{words.noBasis}</Notice>;
  return (
    <>
      {usable.length > 0 && (
        <ChoiceGroup
          label={words.basis}
          name="accessBasis"
          onChange={code => draft.change({ basis: code })}
          options={usable.map(each => ({ value: each.code, label: each.necessity, help: each.article }))}
          value={form.basis === '' ? null : form.basis}
          {...errors.of('accessBasis')}
        />
      )}
      {fitting.length > usable.length && (
        <Notice>
          {fitting
            .filter(each => each.reviewLapsed)
            .map(each => (
              <p key={each.code}>{`${each.article}: ${words.lapsed}`}</p>
            ))}
        </Notice>
      )}
      {basis && (
        <Why label={words.conditions}>
          <p>{basis.conditions}</p>
        </Why>
      )}
    </>
  );
}
