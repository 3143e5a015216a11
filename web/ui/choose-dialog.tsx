import { useId, useState } from 'react';
import type { Choice } from '../merge.ts';
import { useDates, useMessages } from '../messages/context.tsx';
import type { ShownLine, TwoHands } from '../two-hands.ts';
import { Button } from './button.tsx';
import { ChoiceGroup } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './errors.tsx';
import { TextArea } from './field.tsx';
import { problemsOf, useFormErrors } from './form-errors.ts';
import { Refused } from './refused.tsx';

interface Props {
  hands: TwoHands;
  title: string;
  open: boolean;
  onClose: () => void;
  /** "Annuleren": one's own text is put away. */
  onCancel: () => void;
}

type Kind = 'mine' | 'theirs' | 'together';

/** Two texts beside each other for what clashes. Nothing is chosen beforehand, and nothing of either is thrown away unread. */
export function ChooseDialog(props: Props) {
  const { clash } = props.hands;
  // another round is another question: what was chosen of the one before does not answer it
  return clash && <Choosing {...props} clash={clash} key={clash.now.version} />;
}

function Choosing({
  hands,
  clash: { lines, mine, now },
  title,
  open,
  onClose,
  onCancel,
}: Props & { clash: NonNullable<TwoHands['clash']> }) {
  const { twoHands, ui } = useMessages();
  const dates = useDates();
  const id = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, Kind>>>({});
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const said = (line: ShownLine, fields: typeof mine) => line.show(fields).trim() || twoHands.blank;
  const both = (line: ShownLine) =>
    texts[line.name] ??
    [line.show(now.theirs), line.show(mine)].filter(text => text.trim() !== '').join('\n');
  const errors = useFormErrors(
    problemsOf(
      ...lines.map(
        line => chosen[line.name] === undefined && { field: `keuze-${line.name}`, message: twoHands.missing },
      ),
      ...lines.map(
        line =>
          chosen[line.name] === 'together' &&
          (both(line).trim() === ''
            ? { field: `samen-${line.name}`, message: twoHands.togetherMissing }
            : both(line).length > (line.maxLength ?? Infinity) && {
                field: `samen-${line.name}`,
                message: ui.field.charactersOver(both(line).length - (line.maxLength ?? 0)),
              }),
      ),
    ),
  );
  const save = () => {
    if (hands.busy || !errors.attempt()) return;
    hands.choose(
      new Map(
        lines.map(line => {
          const kind = chosen[line.name] ?? 'mine';
          return [line.name, kind === 'together' ? { together: both(line) } : kind] satisfies [
            string,
            Choice,
          ];
        }),
      ),
    );
  };
  const theirs = twoHands.theirs(now.by, now.at === null ? undefined : dates.moment(now.at));
  return (
    <Dialog
      actions={
        <>
          <Button busy={hands.busy} form={id} type="submit">
            {twoHands.save}
          </Button>
          <Button onClick={onCancel} variant="secondary">
            {ui.dialog.cancel}
          </Button>
        </>
      }
      onClose={onClose}
      open={open}
      title={title}
      wide
    >
      <form
        className="p-form"
        id={id}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
        <Refused problem={hands.problem} />
        <p>{twoHands.intro(now.by)}</p>
        {lines.map(line => (
          <div className="p-two-texts" key={line.name}>
            <ChoiceGroup
              inline
              label={line.label}
              name={`keuze-${line.name}`}
              onChange={kind => setChosen({ ...chosen, [line.name]: kind })}
              options={[
                {
                  value: 'mine' as Kind,
                  label: twoHands.mine,
                  help: <span className="p-two-texts__said">{said(line, mine)}</span>,
                },
                {
                  value: 'theirs',
                  label: theirs,
                  help: <span className="p-two-texts__said">{said(line, now.theirs)}</span>,
                },
                ...(line.text === undefined
                  ? []
                  : [{ value: 'together' as const, label: twoHands.together, help: twoHands.togetherHelp }]),
              ]}
              value={chosen[line.name] ?? null}
              {...errors.of(`keuze-${line.name}`)}
            />
            {chosen[line.name] === 'together' && (
              <TextArea
                label={twoHands.togetherLabel}
                maxLength={line.maxLength ?? 400}
                name={`samen-${line.name}`}
                onChange={text => setTexts({ ...texts, [line.name]: text })}
                rows={4}
                value={both(line)}
                {...errors.of(`samen-${line.name}`)}
              />
            )}
          </div>
        ))}
      </form>
    </Dialog>
  );
}
