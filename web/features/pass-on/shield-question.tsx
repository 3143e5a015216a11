import { getWays } from '#contract/concerns.ts';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { ChoiceGroup } from '../../ui/index.ts';
import type { Writing } from './use-draft.ts';

const open = 'open';

/** A sender is known to desk and director; being shielded from family and team asks for a ground of the list. */
export function ShieldQuestion({
  writing: { answers, change },
  error,
}: {
  writing: Writing;
  error: string | undefined;
}) {
  const { passOn } = useMessages('sender');
  const { fields } = passOn;
  const language = useLanguage();
  const { data } = useRead(getWays, {});
  return (
    <ChoiceGroup
      error={error}
      help={fields.shieldGroundHelp}
      label={fields.shieldGround}
      name="shieldGround"
      onChange={ground => change({ shieldGround: ground === open ? null : ground })}
      options={[
        { value: open, label: fields.shieldOpen },
        ...(data?.shieldGrounds ?? []).map(each => ({
          value: each.code,
          label: `${passOn.shieldNo} ${each[language]}`,
        })),
      ]}
      value={answers.shieldGround ?? open}
    />
  );
}

/** Whether who told it agrees that the family knows; otherwise that person is not named. */
export function TellerQuestion({ writing: { answers, change } }: { writing: Writing }) {
  const { passOn } = useMessages('sender');
  const { fields } = passOn;
  return (
    <ChoiceGroup
      help={fields.tellerAgreesHelp}
      inline
      label={fields.tellerAgrees}
      name="tellerAgrees"
      onChange={value => change({ tellerAgrees: value === 'yes' })}
      optional
      options={[
        { value: 'yes', label: fields.tellerYes },
        { value: 'no', label: fields.tellerNo },
      ]}
      value={answers.tellerAgrees === null ? null : answers.tellerAgrees ? 'yes' : 'no'}
    />
  );
}
