import type { ContactHow } from '#contract/contacts.ts';
import { useMessages } from '../../messages/context.tsx';
import { addWorkingDays, today } from '../../ui/dates.ts';
import { problemsOf, useTextCheck } from '../../ui/form-errors.ts';

export const hows = [
  'phone',
  'visit',
  'talk',
  'video',
  'message',
  'letter',
] as const satisfies readonly ContactHow[];

export interface ContactForm {
  happenedOn: string;
  withWhom: string;
  how: ContactHow | null;
  reached: 'yes' | 'no';
  what: string;
}

export const nextWorkingDay = () => addWorkingDays(today(), 1);

/** What a note must say, whether it is new or corrected. */
export function useContactProblems(form: ContactForm) {
  const { contacts } = useMessages('case');
  const words = contacts.form;
  const check = useTextCheck();
  return problemsOf(
    check('withWhom', form.withWhom, words.whoMissing, 120),
    form.how === null && { field: 'how', message: words.howMissing },
    form.reached === 'yes' ? check('what', form.what, words.whatMissing, 4000) : undefined,
    form.happenedOn === '' && { field: 'happenedOn', message: words.whenMissing },
    form.happenedOn > today() && { field: 'happenedOn', message: words.whenLater },
  );
}

/** The four fields as the server takes them. */
export const saidOf = ({ happenedOn, withWhom, how, reached, what }: ContactForm) => ({
  happenedOn,
  withWhom,
  how: how ?? 'phone',
  reached: reached === 'yes',
  what: what.trim() === '' ? null : what,
});
