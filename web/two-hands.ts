/** A command on something that two people change: what does not clash is re-applied by itself, what does is asked. */
import type { Overtaken } from '#contract/problem.ts';
import type { OutputOf, Route } from '#contract/route.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ZodType } from 'zod';
import type { Input } from './api.ts';
import { refresh, useCommand } from './data.ts';
import { merge, settle, type Choice, type Fields, type Line, type Merged } from './merge.ts';
import { useMessages } from './messages/context.tsx';
import { ApiProblem } from './problems.ts';
import { notices } from './ui/told.ts';

type Shape = ZodType | undefined;

/** A line of a form as it is shown beside the other's. */
export interface ShownLine extends Line {
  readonly label: string;
  readonly show: (said: Fields) => string;
  /** The field whose two texts can be written together, and how long it may be. */
  readonly text?: string;
  readonly maxLength?: number;
}

/** A line that is one text. */
export const textLine = (name: string, label: string, maxLength?: number): ShownLine => ({
  name,
  label,
  fields: [name],
  show: said => {
    const value = said[name];
    return typeof value === 'string' ? value : '';
  },
  ...(maxLength === undefined ? {} : { text: name, maxLength }),
});

interface Sent<I> {
  readonly input: I;
  readonly base: Fields;
  readonly onSaved: (() => void) | undefined;
}

export interface Clash {
  readonly lines: readonly ShownLine[];
  readonly mine: Fields;
  readonly now: Overtaken;
}

/** As often as somebody else may come first before one is told so. */
const patience = 5;
/** A command that adds nothing beside what is there. */
const none: Fields = {};

export function useTwoHands<P extends Shape, B extends Shape, R extends Shape>(
  route: Route<string, P, undefined, B, R>,
  {
    refreshes,
    lines,
    adds = false,
  }: { refreshes: readonly { id: string }[]; lines: readonly ShownLine[]; adds?: boolean },
) {
  type Given = Input<P, undefined, B>;
  const { twoHands } = useMessages();
  const client = useQueryClient();
  const command = useCommand<P, B, R>(route, { refreshes });
  const [busy, setBusy] = useState(false);
  const [clash, setClash] = useState<{ sent: Sent<Given>; merged: Merged<ShownLine>; now: Overtaken }>();

  const labels = (changed: readonly ShownLine[]) => changed.map(line => line.label.replace(/\?$/, ''));
  const stands = async (sent: Sent<Given>, now: Overtaken) => {
    await refresh(
      client,
      refreshes.map(({ id }) => id),
    );
    command.reset();
    notices.tell(twoHands.stands(now.by));
    sent.onSaved?.();
  };

  const attempt = async (sent: Sent<Given>, count: number, before?: () => void): Promise<void> => {
    let answer: OutputOf<R>;
    try {
      answer = await command.mutateAsync(sent.input);
    } catch (problem) {
      const now = problem instanceof ApiProblem ? problem.overtaken : undefined;
      // what cannot be put together is said by the form, with what was typed still in it
      if (now === undefined || count >= patience) return;
      const merged = merge({ base: sent.base, mine: bodyOf(sent.input), theirs: now.theirs }, lines, {
        adds,
      });
      command.reset();
      if (merged.clashes.length > 0) return setClash({ sent, merged, now });
      if (merged.nothingLeft) return stands(sent, now);
      return attempt(onTop(sent, merged.body, now), count + 1, () =>
        notices.tell(twoHands.merged(now.by, labels(merged.theirs))),
      );
    }
    void answer;
    before?.();
    sent.onSaved?.();
  };
  const run = (sent: Sent<Given>) => {
    setBusy(true);
    setClash(undefined);
    void attempt(sent, 1).finally(() => setBusy(false));
  };
  return {
    /** `base` is what the fields said in the version that was seen: of another's change and one's own. */
    save: (input: Given, base: Fields = none, onSaved?: () => void) => run({ input, base, onSaved }),
    busy: busy || command.isPending,
    problem: command.error,
    clash: clash && { lines: clash.merged.clashes, mine: bodyOf(clash.sent.input), now: clash.now },
    choose: (choices: ReadonlyMap<string, Choice>) => {
      if (clash === undefined) return;
      const { sent, merged, now } = clash;
      const chosen = settle(merged, now.theirs, choices);
      if (!chosen.nothingLeft) return run(onTop(sent, chosen.body, now));
      setClash(undefined);
      void stands(sent, now);
    },
    reset: () => {
      setClash(undefined);
      command.reset();
    },
  };
}
export type TwoHands = Pick<ReturnType<typeof useTwoHands>, 'busy' | 'problem' | 'clash' | 'choose'>;

const bodyOf = (input: { body?: unknown }): Fields => (input.body ?? none) as Fields;

/** The next attempt writes on what stands there now, and has seen it. */
const onTop = <I extends { body?: unknown; ifMatch?: number }>(
  sent: Sent<I>,
  body: Fields,
  now: Overtaken,
): Sent<I> => ({
  ...sent,
  base: { ...sent.base, ...now.theirs },
  // the fields are those of the command itself, and what others wrote is what the server told of them
  input: { ...sent.input, body, ifMatch: now.version },
});
