import { listFrames } from '#contract/frames.ts';
import { findLooks, type PersonLook } from '#contract/oversight.ts';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useCommand, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Button, EmptyState, Field, More, Page, Section } from '../../ui/index.ts';
import { LookDays } from '../../ui/look-days.tsx';
import './oversight.css';
import { Refused } from '../../ui/refused.tsx';

type Look = z.infer<typeof PersonLook>;

/** "opende casus C-12AB-34CD: School en werk" */
function useLine() {
  const { cases, oversight } = useMessages('case', 'office');
  const frames = useRead(listFrames, {});
  const domains = frames.data?.items.flatMap(frame => frame.lifeDomains) ?? [];
  const words = oversight.looks;
  const titleOf = (part: string) =>
    domains.find(domain => domain.code === part)?.title ??
    Object.entries(words.parts).find(([code]) => code === part)?.[1] ??
    part;
  return (looks: readonly Look[]) => {
    const [first] = looks;
    if (first === undefined) return null;
    const known = Object.entries(cases.looks.acts.known).find(([act]) => act === first.act)?.[1];
    const did = known ?? (first.kind === 'listed' ? cases.looks.acts.listed : cases.looks.acts.opened);
    const about = first.caseReference === null ? words.concern : words.case(first.caseReference);
    const titles = [...new Set(looks.map(look => titleOf(look.part)))].join(', ');
    return (
      <>
        {`${did}: `}
        <span className="oversight-reference">{about}</span>
        {first.caseReference !== null && `, ${titles}`}
      </>
    );
  };
}

function Results({
  looks,
  more,
  busy,
  onClear,
}: {
  looks: readonly Look[];
  more: (() => void) | undefined;
  busy: boolean;
  onClear: () => void;
}) {
  const { cases, oversight } = useMessages('case', 'office');
  const words = oversight.looks;
  const line = useLine();
  if (looks.length === 0) {
    return (
      <EmptyState drawing="search" title={words.empty}>
        {words.emptyWhat}
      </EmptyState>
    );
  }
  return (
    <Section
      action={
        <Button onClick={onClear} variant="tertiary">
          {words.clear}
        </Button>
      }
      title={words.results}
    >
      <LookDays line={line} looks={looks} task={look => cases.looks.task(cases.purposes[look.purpose])} />
      {more && <More busy={busy} onMore={more} />}
    </Section>
  );
}

interface Found {
  bsn: string;
  looks: readonly Look[];
  next: string | null;
}

/** Asked by number, one person at a time. The number is typed, sent in the body, and never part of an address. */
export function PersonLooksPart({ nav }: { nav: ReactNode }) {
  const { oversight } = useMessages('office');
  const words = oversight.looks;
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | undefined>();
  const bsn = typed.replace(/\D/g, '');
  const errors = useFormErrors(problemsOf(bsn.length !== 9 && { field: 'bsn', message: words.bsnWrong }));
  const search = useCommand(findLooks);

  const look = (of: string, before: readonly Look[], after: string | null) =>
    search.mutate(
      { body: { bsn: of, ...(after !== null && { after }) } },
      { onSuccess: page => setFound({ bsn: of, looks: [...before, ...page.items], next: page.next }) },
    );
  const clear = () => {
    setTyped('');
    setFound(undefined);
    errors.reset();
    search.reset();
  };
  const next = found?.next ?? null;
  return (
    <Page context={words.intro} title={words.title} windowTitle={words.window}>
      {nav}
      <form
        className="p-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!search.isPending && errors.attempt()) look(bsn, [], null);
        }}
      >
        <Field
          help={words.bsnHelp}
          inputMode="numeric"
          label={words.bsn}
          maxLength={12}
          name="bsn"
          onChange={setTyped}
          size="short"
          value={typed}
          {...errors.of('bsn')}
        />
        <Button busy={search.isPending} type="submit">
          {words.submit}
        </Button>
      </form>
      <div aria-live="polite">
        <Refused problem={search.error} />
        {found && (
          <Results
            busy={search.isPending}
            looks={found.looks}
            more={next === null ? undefined : () => look(found.bsn, found.looks, next)}
            onClear={clear}
          />
        )}
      </div>
    </Page>
  );
}
