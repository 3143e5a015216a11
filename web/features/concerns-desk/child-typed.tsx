import { useState } from 'react';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { FieldError } from '../../ui/field.tsx';
import { Button, Field, SelectField } from '../../ui/index.ts';
import { monthNames } from '../../ui/incomplete-date.ts';
import type { TypedChild } from './weighing-form.ts';

const empty: TypedChild = { givenNames: '', surnamePrefix: '', surname: '', year: '', month: '', day: '' };
const digits = (text: string) => text.replace(/\D/g, '');

/** Whether year, month and day can be a birth date together; unknown parts are fine, in this order. */
function canBe({ year, month, day }: TypedChild): boolean {
  if (year === '') return month === '' && day === '';
  const thisYear = new Date().getFullYear();
  if (Number(year) < thisYear - 30 || Number(year) > thisYear) return false;
  if (month === '') return day === '';
  if (day === '') return true;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return made.getUTCMonth() === Number(month) - 1 && Number(day) > 0;
}

/** For a child that the register does not know. What is unknown stays empty and is shown as unknown. */
export function TypedChildForm({ onAdd }: { onAdd: (child: TypedChild) => void }) {
  const { concernsDesk } = useMessages('desk');
  const language = useLanguage();
  const words = concernsDesk.weigh.child;
  const check = useTextCheck();
  const [child, setChild] = useState(empty);
  const errors = useFormErrors(
    problemsOf(
      check('givenNames', child.givenNames, words.givenNamesMissing, 120),
      check('typedSurname', child.surname, words.surnameMissing, 120),
      !canBe(child) && { field: 'typedYear', message: words.typedBirthWrong },
    ),
  );
  const change = (part: Partial<TypedChild>) => setChild(before => ({ ...before, ...part }));
  const bornError = errors.of('typedYear').error;
  const months = monthNames(language).map((label, index) => ({ value: String(index + 1), label }));
  return (
    <form
      className="p-form desk-search"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (errors.attempt()) onAdd(child);
      }}
    >
      <Field
        label={words.givenNames}
        maxLength={120}
        name="givenNames"
        onChange={givenNames => change({ givenNames })}
        value={child.givenNames}
        {...errors.of('givenNames')}
      />
      <div className="desk-name">
        <Field
          label={words.prefix}
          maxLength={20}
          name="surnamePrefix"
          onChange={surnamePrefix => change({ surnamePrefix })}
          value={child.surnamePrefix}
        />
        <Field
          label={words.surname}
          maxLength={120}
          name="typedSurname"
          onChange={surname => change({ surname })}
          value={child.surname}
          {...errors.of('typedSurname')}
        />
      </div>
      <fieldset className="desk-born">
        <legend>{words.typedBirth}</legend>
        <p className="p-help">{words.typedBirthHelp}</p>
        {bornError !== undefined && <FieldError name="typedYear">{bornError}</FieldError>}
        <div className="desk-born__parts">
          <Field
            inputMode="numeric"
            label={words.day}
            maxLength={2}
            name="typedDay"
            onChange={day => change({ day: digits(day) })}
            value={child.day}
          />
          <SelectField
            label={words.month}
            name="typedMonth"
            onChange={month => change({ month })}
            options={months}
            placeholder={words.unknown}
            value={child.month}
          />
          <Field
            inputMode="numeric"
            label={words.year}
            maxLength={4}
            name="typedYear"
            onChange={year => change({ year: digits(year) })}
            value={child.year}
          />
        </div>
      </fieldset>
      <Button type="submit" variant="secondary">
        {words.add}
      </Button>
    </form>
  );
}
