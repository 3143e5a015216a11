import type { Meetings } from '#contract/meetings.ts';
import { useMessages } from '../../messages/context.tsx';
import type { useFormErrors } from '../../ui/form-errors.ts';
import { Button, Check, CheckGroup, ChoiceGroup, Field } from '../../ui/index.ts';
import type { Candidate, OutsideSeat, Seat } from './seats.ts';

type Of = ReturnType<typeof useFormErrors>['of'];

function Hears({
  id,
  name,
  seat,
  parts,
  found,
  onChange,
  of,
}: {
  id: string;
  name: string;
  seat: Seat;
  parts: readonly string[];
  found: Meetings;
  onChange: (change: Partial<Seat>) => void;
  of: Of;
}) {
  const words = useMessages('around').meetings.planForm;
  return (
    <>
      <CheckGroup
        label={words.hears(name)}
        name={`hoort-${id}`}
        onChange={hears => onChange({ hears })}
        options={found.parts
          .filter(({ part }) => parts.includes(part))
          .map(({ part, title }) => ({ value: part, label: title }))}
        values={seat.hears}
        {...of(`hoort-${id}`)}
      />
      <Check
        checked={seat.firstHalfHour}
        label={words.firstHalfHour}
        name={`half-${id}`}
        onChange={firstHalfHour => onChange({ firstHalfHour })}
      />
    </>
  );
}

/** One who can be asked: invited and what he or she may hear, or why not. */
export function SeatFields({
  candidate,
  seat,
  found,
  onChange,
  of,
}: {
  candidate: Candidate;
  seat: Seat;
  found: Meetings;
  onChange: (change: Partial<Seat>) => void;
  of: Of;
}) {
  const words = useMessages('around').meetings.planForm;
  const { id, label, detail, mustBeAsked, parts } = candidate;
  return (
    <div className="meeting-seat">
      {mustBeAsked ? (
        <ChoiceGroup
          help={words.mustBeAsked}
          inline
          label={detail === '' ? label : `${label}, ${detail}`}
          name={`uit-${id}`}
          onChange={invited => onChange({ invited })}
          options={[
            { value: 'yes', label: words.invited },
            { value: 'no', label: words.notInvited },
          ]}
          value={seat.invited}
          {...of(`uit-${id}`)}
        />
      ) : (
        <Check
          checked={seat.invited === 'yes'}
          help={parts.length === 0 ? words.readsNothing : detail}
          label={label}
          name={`uit-${id}`}
          onChange={ticked => onChange({ invited: ticked ? 'yes' : null })}
        />
      )}
      {seat.invited === 'no' && (
        <Field
          help={words.becauseHelp}
          label={words.because(label)}
          maxLength={400}
          name={`waarom-${id}`}
          onChange={because => onChange({ because })}
          value={seat.because}
          {...of(`waarom-${id}`)}
        />
      )}
      {seat.invited === 'yes' && parts.length > 0 && (
        <Hears found={found} id={id} name={label} of={of} onChange={onChange} parts={parts} seat={seat} />
      )}
    </div>
  );
}

/** Somebody from outside: by function and organisation, a name when it helps. */
export function OutsideFields({
  index,
  seat,
  found,
  onChange,
  onRemove,
  of,
}: {
  index: number;
  seat: OutsideSeat;
  found: Meetings;
  onChange: (change: Partial<OutsideSeat>) => void;
  onRemove: () => void;
  of: Of;
}) {
  const words = useMessages('around').meetings.planForm;
  const id = `buiten-${index}`;
  return (
    <div className="meeting-seat">
      <Field
        label={words.function}
        maxLength={80}
        name={`functie-${id}`}
        onChange={value => onChange({ function: value })}
        value={seat.function}
        {...of(`functie-${id}`)}
      />
      <Field
        label={words.organisation}
        maxLength={80}
        name={`organisatie-${id}`}
        onChange={organisation => onChange({ organisation })}
        value={seat.organisation}
        {...of(`organisatie-${id}`)}
      />
      <Field
        label={words.name}
        maxLength={80}
        name={`naam-${id}`}
        onChange={name => onChange({ name })}
        optional
        value={seat.name}
      />
      <Hears
        found={found}
        id={id}
        name={seat.function.trim() === '' ? words.someone : seat.function}
        of={of}
        onChange={onChange}
        parts={found.parts.map(({ part }) => part)}
        seat={seat}
      />
      <Button onClick={onRemove} variant="tertiary">
        {words.remove(seat.function.trim() === '' ? words.someone : seat.function)}
      </Button>
    </div>
  );
}
