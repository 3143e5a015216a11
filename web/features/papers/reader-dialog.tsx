import type { Papers } from '#contract/papers.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { CheckGroup, ChoiceGroup, Notice } from '../../ui/index.ts';
import { chosenIn, emptyReader, type Chosen } from './reader-form.ts';

/** "Voor wie?" first, and one reader only. Nothing is chosen beforehand. */
export function ReaderDialog({
  found,
  shown,
  onClose,
  onChosen,
}: {
  found: Papers;
  shown: boolean;
  onClose: () => void;
  onChosen: (chosen: Chosen) => void;
}) {
  const { papers } = useMessages('around');
  const words = papers.form;
  const language = useLanguage();
  const draft = useFormDraft(emptyReader);
  const { who, authority, children, agreedBy } = draft.value;
  const person = found.people.find(each => `person:${each.personId}` === who);
  const isParent = person !== undefined && authority === 'yes';
  const young = found.children.filter(child => child.decidesAlone);
  const asksYoung = young.length > 0 && (isParent || who?.startsWith('partner:') === true);
  const errors = useFormErrors(
    problemsOf(
      who === null && { field: 'for', message: words.missing },
      person !== undefined && authority === null && { field: 'authority', message: words.authorityMissing },
      isParent && children.length === 0 && { field: 'children', message: words.childrenMissing },
    ),
  );
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    onClose();
  };
  const save = () => {
    const chosen = chosenIn(draft.value, found);
    if (chosen === undefined) return;
    putAway();
    onChosen(chosen);
  };
  const without = found.children.filter(child => !child.mayReceive).map(child => child.name);
  const recorded = (child: Papers['children'][number]) =>
    child.authority?.answer === 'known' ? child.authority.words : words.notRecorded;
  return (
    <FormDialog
      busy={false}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      submit={words.save}
      title={words.title}
    >
      {found.people.length === 0 && <Notice>{words.noPeople}</Notice>}
      <ChoiceGroup
        help={
          without.length === 0
            ? undefined
            : words.tooYoung(new Intl.ListFormat(language, { type: 'conjunction' }).format(without))
        }
        label={words.for}
        name="for"
        onChange={value => draft.change({ who: value, authority: null, children: [], agreedBy: [] })}
        options={[
          ...found.people.map(each => ({
            value: `person:${each.personId}`,
            label: words.person(each.name, each.role),
          })),
          ...found.children
            .filter(child => child.mayReceive)
            .map(child => ({
              value: `child:${child.childId}`,
              label: words.child(child.name, child.age ?? 0),
            })),
          ...found.partners.map(each => ({ value: `partner:${each.grantId}`, label: each.label })),
        ]}
        value={who}
        {...errors.of('for')}
      />
      {person?.sharesHome === true && <Notice>{words.sharesHome}</Notice>}
      {person !== undefined && (
        <ChoiceGroup
          label={words.authority}
          name="authority"
          onChange={value => draft.change({ authority: value })}
          options={[
            { value: 'yes' as const, label: words.yes },
            { value: 'no' as const, label: words.no, help: words.noHelp },
          ]}
          value={authority}
          {...errors.of('authority')}
        />
      )}
      {isParent && (
        <CheckGroup
          label={words.children}
          name="children"
          onChange={values => draft.change({ children: values })}
          options={found.children.map(child => ({
            value: child.childId,
            label: child.name,
            help: recorded(child),
          }))}
          values={children}
          {...errors.of('children')}
        />
      )}
      {asksYoung && (
        <CheckGroup
          help={words.agreedHelp}
          label={words.agreed}
          name="agreedBy"
          onChange={values => draft.change({ agreedBy: values })}
          optional
          options={young.map(child => ({ value: child.childId, label: child.name }))}
          values={agreedBy}
        />
      )}
    </FormDialog>
  );
}
