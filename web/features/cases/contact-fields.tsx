import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import type { FormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import { hows, type ContactForm } from './contact-form.ts';

/** Wanneer, met wie, hoe, wat. The day is today unless said otherwise. */
export function ContactFields({
  form,
  change,
  errors,
}: {
  form: ContactForm;
  change: (part: Partial<ContactForm>) => void;
  errors: FormErrors;
}) {
  const { contacts } = useMessages('case');
  const words = contacts.form;
  return (
    <>
      <Field
        help={words.whoHelp}
        label={words.who}
        maxLength={120}
        name="withWhom"
        onChange={withWhom => change({ withWhom })}
        value={form.withWhom}
        {...errors.of('withWhom')}
      />
      <ChoiceGroup
        inline
        label={words.how}
        name="how"
        onChange={how => change({ how })}
        options={hows.map(value => ({ value, label: contacts.how[value] }))}
        value={form.how}
        {...errors.of('how')}
      />
      <ChoiceGroup
        inline
        label={words.reached}
        name="reached"
        onChange={reached => change({ reached })}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        value={form.reached}
      />
      {form.reached === 'yes' && (
        <TextArea
          help={words.whatHelp}
          label={words.what}
          maxLength={4000}
          name="what"
          onChange={what => change({ what })}
          ownWords
          rows={4}
          value={form.what}
          {...errors.of('what')}
        />
      )}
      <DateField
        direction="behind"
        label={words.when}
        max={today()}
        name="happenedOn"
        onChange={happenedOn => change({ happenedOn })}
        quick={[
          { label: words.today, date: today() },
          { label: words.yesterday, date: addDays(today(), -1) },
        ]}
        value={form.happenedOn}
        {...errors.of('happenedOn')}
      />
    </>
  );
}
