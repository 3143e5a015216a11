import { findChild } from '#contract/concerns.ts';
import { useState } from 'react';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { problemsOf, useFormErrors, useTextCheck, type FormErrors } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, DateField, Field, Notice } from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';
import { CandidateCard } from './candidate-card.tsx';
import type { Candidate } from './weighing-form.ts';

interface Question {
  by: 'bsn' | 'name';
  bsn: string;
  surname: string;
  birthYear: string;
  birthDate: string;
}

const empty: Question = { by: 'name', bsn: '', surname: '', birthYear: '', birthDate: '' };
const digits = (text: string) => text.replace(/\D/g, '');

function useQuestionErrors(asked: Question) {
  const { concernsDesk } = useMessages('desk');
  const check = useTextCheck();
  const words = concernsDesk.weigh.child;
  const year = Number(asked.birthYear);
  return useFormErrors(
    asked.by === 'bsn'
      ? problemsOf(digits(asked.bsn).length !== 9 && { field: 'bsn', message: words.bsnWrong })
      : problemsOf(
          check('surname', asked.surname, words.surnameMissing, 100),
          !(year >= 1900 && year <= 2100) && { field: 'birthYear', message: words.yearWrong },
        ),
  );
}

interface NameFieldsProps {
  asked: Question;
  change: (part: Partial<Question>) => void;
  errors: FormErrors;
  /** This register only looks up by a whole date of birth. */
  needsDate: boolean;
}

function NameFields({ asked, change, errors, needsDate }: NameFieldsProps) {
  const { concernsDesk, problems } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  return (
    <>
      <Field
        help={words.surnameHelp}
        label={words.surname}
        maxLength={100}
        name="surname"
        onChange={surname => change({ surname })}
        value={asked.surname}
        {...errors.of('surname')}
      />
      <Field
        help={words.birthYearHelp}
        inputMode="numeric"
        label={words.birthYear}
        maxLength={4}
        name="birthYear"
        onChange={birthYear => change({ birthYear: digits(birthYear) })}
        size="short"
        value={asked.birthYear}
        {...errors.of('birthYear')}
      />
      <DateField
        direction="behind"
        help={words.birthDateHelp}
        label={words.birthDate}
        name="birthDate"
        onChange={birthDate => change({ birthDate })}
        optional
        value={asked.birthDate}
        {...(needsDate && { error: problems['birth-date-needed'].what })}
      />
    </>
  );
}

interface ChildSearchProps {
  concernId: string;
  onChoose: (candidate: Candidate) => void;
  onJoin: (reference: string) => void;
}

/** One person at a time; the number is typed and sent in the body, never in an address of a page. */
export function ChildSearch({ concernId, onChoose, onJoin }: ChildSearchProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  const [asked, setAsked] = useState(empty);
  const errors = useQuestionErrors(asked);
  const search = useCommand(findChild);
  const change = (part: Partial<Question>) => setAsked(before => ({ ...before, ...part }));

  const send = () => {
    if (search.isPending || !errors.attempt()) return;
    search.mutate({
      params: { concernId },
      body:
        asked.by === 'bsn'
          ? { bsn: digits(asked.bsn) }
          : {
              surname: asked.surname,
              birthYear: Number(asked.birthYear),
              ...(asked.birthDate && { birthDate: asked.birthDate }),
            },
    });
  };
  const nobody = isProblem(search.error, 'person-not-found') || search.data?.candidates.length === 0;
  const needsDate = isProblem(search.error, 'birth-date-needed') && asked.birthDate === '';
  const found = search.data?.candidates ?? [];
  return (
    <>
      <form
        className="p-form desk-search"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          send();
        }}
      >
        <ChoiceGroup
          inline
          label={words.by}
          name="searchBy"
          onChange={by => {
            errors.reset();
            change({ by });
          }}
          options={[
            { value: 'name', label: words.byName },
            { value: 'bsn', label: words.byBsn },
          ]}
          value={asked.by}
        />
        {asked.by === 'bsn' ? (
          <Field
            help={words.bsnHelp}
            inputMode="numeric"
            label={words.bsn}
            maxLength={12}
            name="bsn"
            onChange={bsn => change({ bsn })}
            size="short"
            value={asked.bsn}
            {...errors.of('bsn')}
          />
        ) : (
          <NameFields asked={asked} change={change} errors={errors} needsDate={needsDate} />
        )}
        <Button busy={search.isPending} type="submit" variant="secondary">
          {words.search}
        </Button>
      </form>
      <div aria-live="polite">
        {nobody && (
          <Notice>
            <p>
              <strong>{words.none}</strong>
            </p>
            <p>{words.noneWhat}</p>
          </Notice>
        )}
        {found.length > 0 && <p className="desk-chosen-title">{words.found(found.length)}</p>}
      </div>
      {found.length > 0 && (
        <ul className="desk-children">
          {found.map(candidate => (
            <CandidateCard
              candidate={candidate}
              key={candidate.childRef}
              onChoose={onChoose}
              onJoin={onJoin}
            />
          ))}
        </ul>
      )}
      {!nobody && !isProblem(search.error, 'birth-date-needed') && <Refused problem={search.error} />}
    </>
  );
}
