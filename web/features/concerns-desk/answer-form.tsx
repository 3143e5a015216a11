import { useState, type ReactNode } from 'react';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useFormErrors, useTextCheck, problemsOf } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, ErrorSummary, Notice, TextArea, type Option } from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';
import { outdatedBy } from './use-coding.ts';

interface AnswerFormProps<V extends string> {
  /** Of the choice; its words are `${name}Words`. */
  name: string;
  question: string;
  options: readonly Option<V>[];
  missingChoice: string;
  wordsLabel: (chosen: V | null) => string;
  /** Whether words may stay away with this choice. */
  optional?: (chosen: V | null) => boolean;
  missingWords: string;
  most: number;
  save: string;
  /** Beside the main question of its page. */
  aside?: boolean;
  intro?: ReactNode;
  command: { isPending: boolean; isSuccess: boolean; error: unknown };
  onSend: (chosen: V, words: string) => void;
}

/** One choice and why, recorded by one person. Nothing is chosen beforehand, and nothing typed is lost when it is refused. */
export function AnswerForm<V extends string>(props: AnswerFormProps<V>) {
  const { name, command, most, onSend } = props;
  const { secondReading } = useMessages();
  const check = useTextCheck();
  const [chosen, setChosen] = useState<V | null>(null);
  const [text, setText] = useState('');
  const optional = props.optional?.(chosen) === true;
  const errors = useFormErrors(
    problemsOf(
      chosen === null && { field: name, message: props.missingChoice },
      check(`${name}Words`, optional ? text || '-' : text, props.missingWords, most),
    ),
  );
  useUnsaved((chosen !== null || text !== '') && !command.isSuccess);
  const send = () => {
    if (errors.attempt() && chosen !== null) onSend(chosen, text);
  };
  return (
    <form
      className="desk-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!command.isPending) send();
      }}
    >
      {props.intro !== undefined && <p className="p-quiet">{props.intro}</p>}
      <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
      <ChoiceGroup
        label={props.question}
        name={name}
        onChange={setChosen}
        options={props.options}
        value={chosen}
        {...errors.of(name)}
      />
      <TextArea
        label={props.wordsLabel(chosen)}
        maxLength={most}
        name={`${name}Words`}
        onChange={setText}
        optional={optional}
        ownWords
        rows={3}
        value={text}
        {...errors.of(`${name}Words`)}
      />
      {outdatedBy(command.error) ? (
        <div role="alert">
          <Notice>{secondReading.changed}</Notice>
        </div>
      ) : (
        <Refused busy={command.isPending} onRetry={send} problem={command.error} />
      )}
      <Button busy={command.isPending} type="submit" variant={props.aside === true ? 'secondary' : 'primary'}>
        {props.save}
      </Button>
    </form>
  );
}
