import './more-parts.css';
import type { Colleague } from '#contract/common.ts';
import { listColleagues } from '#contract/session.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { ChoiceGroup } from './choices.tsx';
import { SelectField, type FieldBasics } from './field.tsx';
import { Phone } from './notices.tsx';

async function everyColleague(functions: string | undefined, signal: AbortSignal): Promise<Colleague[]> {
  const found: Colleague[] = [];
  let after: string | undefined;
  do {
    const page = await call(
      listColleagues,
      { query: { ...(functions && { functions }), ...(after && { after }) } },
      { signal },
    );
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** Those who hold one of these functions at the own controller; everyone without it. Staff only, so no look. */
export const useColleagues = (
  functions?: readonly string[],
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const wanted = functions?.join(',');
  return useQuery({
    queryKey: [listColleagues.id, wanted],
    queryFn: ({ signal }) => everyColleague(wanted, signal),
    enabled: enabled && wanted !== '',
  });
};

/** Telephone and working days on one line, one tap to call. */
export const Reachable = ({
  colleague,
  works,
}: {
  colleague: Colleague;
  works: (days: string) => string;
}) => (
  <span className="p-reach">
    {colleague.phone !== null && <Phone number={colleague.phone} />}
    {colleague.workingDays !== null && <span className="p-quiet">{works(colleague.workingDays)}</span>}
  </span>
);

const fewEnoughToSee = 6;

interface ColleagueChoiceProps extends FieldBasics {
  colleagues: readonly Colleague[];
  value: string;
  onChange: (heldFunctionId: string) => void;
  works: (days: string) => string;
}

/** One colleague: as answers with telephone and days while they are few, as a list by organisation when they are many. */
export function ColleagueChoice({ colleagues, value, onChange, works, ...field }: ColleagueChoiceProps) {
  const chosen = colleagues.find(each => each.heldFunctionId === value);
  if (colleagues.length <= fewEnoughToSee) {
    return (
      <ChoiceGroup
        {...field}
        onChange={onChange}
        options={colleagues.map(each => ({
          value: each.heldFunctionId,
          label: each.label,
          help: [each.organisation, each.phone, each.workingDays && works(each.workingDays)]
            .filter(Boolean)
            .join(' · '),
        }))}
        value={value === '' ? null : value}
      />
    );
  }
  return (
    <div className="p-form">
      <SelectField
        {...field}
        onChange={onChange}
        options={colleagues.map(each => ({
          value: each.heldFunctionId,
          label: each.label,
          group: each.organisation,
        }))}
        value={value}
      />
      {chosen && <Reachable colleague={chosen} works={works} />}
    </div>
  );
}
