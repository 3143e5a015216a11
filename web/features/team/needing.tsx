import type { TeamCase, UnkeptCase } from '#contract/team.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { daysFromToday } from '../../ui/dates.ts';
import { Button, FoldedSection, Row, RowList, Section, Status } from '../../ui/index.ts';

interface NeedingProps<Case> {
  cases: readonly Case[];
  onAssign: (chosen: Case) => void;
}

/** The first day of aftercare that nobody does. */
function Due({ on }: { on: string }) {
  const { team } = useMessages('office');
  const dates = useDates();
  const late = daysFromToday(on) < 0;
  return (
    <Status state={late ? 'overdue' : 'waiting'}>
      {late ? team.unkept.late(dates.day(on)) : team.unkept.next(dates.day(on))}
    </Status>
  );
}

/** Cases by their numbers, each with why somebody is needed and who holds it now. */
function Rows({ cases, label, onAssign }: NeedingProps<TeamCase | UnkeptCase> & { label: string }) {
  const { team } = useMessages('office');
  const words = team.needing;
  return (
    <RowList label={label}>
      {cases.map(each => {
        const due = 'aftercareOn' in each ? each.aftercareOn : null;
        return (
          <Row
            action={
              <span className="team-need">
                <Button
                  aria-label={words.actNamed(each.reference)}
                  onClick={() => onAssign(each)}
                  variant="secondary"
                >
                  {words.act}
                </Button>
              </span>
            }
            key={each.reference}
            quiet={
              <>
                {each.needs !== null && words.why[each.needs]}
                {` · ${words.held(each.lead.label, each.deputy.label)}`}
                {each.elsewhere !== null && (
                  <span className="team-elsewhere">{words.elsewhere(each.elsewhere)}</span>
                )}
              </>
            }
            status={due === null ? undefined : <Due on={due} />}
            strong={each.reference}
          />
        );
      })}
    </RowList>
  );
}

export function Needing({ cases, onAssign }: NeedingProps<TeamCase>) {
  const { team } = useMessages('office');
  if (cases.length === 0) return null;
  return (
    <Section title={team.needing.title}>
      <Rows cases={cases} label={team.needing.title} onAssign={onAssign} />
    </Section>
  );
}

/** Closed cases of which nobody is left: apart from the open ones, and those without aftercare folded away. */
export function Unkept({ cases, onAssign, seldom = false }: NeedingProps<UnkeptCase> & { seldom?: boolean }) {
  const { team } = useMessages('office');
  const words = team.unkept;
  if (cases.length === 0) return null;
  const choose = (chosen: TeamCase | UnkeptCase) => {
    const found = cases.find(each => each.reference === chosen.reference);
    if (found !== undefined) onAssign(found);
  };
  if (seldom)
    return (
      <FoldedSection
        anchor="zonder-nazorg"
        count={words.count(cases.length)}
        intro={words.seldomIntro}
        seldom
        title={words.seldomTitle}
      >
        <Rows cases={cases} label={words.seldomTitle} onAssign={choose} />
      </FoldedSection>
    );
  return (
    <Section intro={words.intro} title={words.title}>
      <Rows cases={cases} label={words.title} onAssign={choose} />
    </Section>
  );
}
