import type { Concern } from '#contract/concerns.ts';
import type { Frame } from '#contract/frames.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { ColleagueChoice, useColleagues } from '../../ui/colleagues.tsx';
import { addDays, today } from '../../ui/dates.ts';
import {
  CheckGroup,
  ChoiceGroup,
  DateField,
  Loading,
  Notice,
  ProblemNotice,
  TextArea,
} from '../../ui/index.ts';
import { WordQuestions } from '../../ui/word-questions.tsx';
import { GroundChoice } from './telling-question.tsx';
import type { FormPart } from './weighing.tsx';

interface FramePart extends FormPart {
  concern: Concern;
  frame: Frame;
}

const functionsThat = (frame: Frame, may: 'mayLead' | 'mayDeputise') =>
  frame.functions.filter(each => each[may]).map(each => each.function);

/** Those who may be first contact or deputy in this frame. */
export const useAppointable = (frame: Frame | undefined, { enabled }: { enabled: boolean }) =>
  useColleagues(
    frame && [...new Set([...functionsThat(frame, 'mayLead'), ...functionsThat(frame, 'mayDeputise')])],
    {
      enabled: enabled && frame !== undefined,
    },
  );

/** First contact and deputy, from the functions that the frame admits, with telephone and working days. */
function Appointed({ form, change, errors, frame }: FramePart) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.opening;
  const leads = functionsThat(frame, 'mayLead');
  const deputies = functionsThat(frame, 'mayDeputise');
  const query = useAppointable(frame, { enabled: true });
  if (query.isPending) return <Loading />;
  if (query.error) return <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />;
  if (query.data.length === 0) return <Notice>{words.nobody}</Notice>;
  return (
    <>
      <ColleagueChoice
        colleagues={query.data.filter(each => leads.includes(each.function))}
        label={words.lead}
        name="lead"
        onChange={lead => change({ lead })}
        value={form.lead}
        works={words.works}
        {...errors.of('lead')}
      />
      <ColleagueChoice
        colleagues={query.data.filter(each => deputies.includes(each.function))}
        help={words.deputyHelp}
        label={words.deputy}
        name="deputy"
        onChange={deputy => change({ deputy })}
        value={form.deputy}
        works={words.works}
        {...errors.of('deputy')}
      />
    </>
  );
}

/** Who informs the parents and when, or why that waits. */
function Parents({ concern, form, change, errors, asked }: FormPart & { concern: Concern }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.opening;
  const postponed = form.parentsInformed === 'postponed';
  return (
    <>
      <ChoiceGroup
        label={words.parents}
        name="parentsInformed"
        onChange={parentsInformed => change({ parentsInformed })}
        options={(['by-first-contact', 'by-sender', 'postponed'] as const).map(value => ({
          value,
          label: words.who[value],
        }))}
        value={form.parentsInformed}
        {...errors.of('parentsInformed')}
      />
      {form.parentsInformed && (
        <DateField
          direction={form.parentsInformed === 'by-sender' ? 'behind' : 'ahead'}
          label={postponed ? words.parentsLaterOn : words.parentsOn}
          name="parentsInformedOn"
          onChange={parentsInformedOn => change({ parentsInformedOn })}
          value={form.parentsInformedOn}
          {...errors.of('parentsInformedOn')}
        />
      )}
      {postponed && <GroundChoice change={change} concern={concern} errors={errors} form={form} />}
      {postponed && (
        <TextArea
          help={words.parentsLaterHelp}
          label={words.parentsLaterBecause}
          maxLength={1000}
          name="parentsPostponedBecause"
          onChange={parentsPostponedBecause => change({ parentsPostponedBecause })}
          rows={3}
          value={form.parentsPostponedBecause}
          {...errors.of('parentsPostponedBecause')}
        />
      )}
      {postponed && <WordQuestions asked={asked['parentsPostponedBecause']} />}
    </>
  );
}

function FrameQuestions(part: FramePart) {
  const { form, change, errors, asked, frame } = part;
  const { concernsDesk } = useMessages('desk');
  const dates = useDates();
  const words = concernsDesk.weigh.opening;
  const byFrame = addDays(today(), frame.firstLookBackWeeks * 7);
  return (
    <div className="desk-stack desk-opening">
      <h3 className="p-h2">{words.heading}</h3>
      <TextArea
        help={words.headlineHelp}
        label={words.headline}
        maxLength={300}
        name="headline"
        onChange={headline => change({ headline })}
        rows={2}
        value={form.headline}
        {...errors.of('headline')}
      />
      <WordQuestions asked={asked['headline']} />
      <CheckGroup
        help={words.lifeDomainsHelp}
        label={words.lifeDomains}
        name="lifeDomains"
        onChange={lifeDomains => change({ lifeDomains })}
        options={frame.lifeDomains.map(({ code, title }) => ({ value: code, label: title }))}
        values={form.lifeDomains}
        {...errors.of('lifeDomains')}
      />
      {form.lifeDomains.length > 1 && (
        <ChoiceGroup
          help={words.wordsInHelp}
          label={words.wordsIn}
          name="wordsIn"
          onChange={wordsIn => change({ wordsIn })}
          options={frame.lifeDomains
            .filter(({ code }) => form.lifeDomains.includes(code))
            .map(({ code, title }) => ({ value: code, label: title }))}
          value={form.wordsIn === '' ? null : form.wordsIn}
          {...errors.of('wordsIn')}
        />
      )}
      <Appointed {...part} />
      <Parents {...part} />
      <DateField
        help={`${words.lookBackDefault(frame.firstLookBackWeeks, dates.day(byFrame))} ${dates.hint()}.`}
        label={words.lookBack}
        name="lookBackOn"
        onChange={lookBackOn => change({ lookBackOn })}
        optional
        value={form.lookBackOn}
      />
    </div>
  );
}

/** What a case needs from its first day; nothing more is asked here. */
export function OpeningQuestions({
  frame,
  problem,
  ...part
}: FormPart & { concern: Concern; frame: Frame | undefined; problem: unknown }) {
  if (frame) return <FrameQuestions {...part} frame={frame} />;
  return problem ? <ProblemNotice problem={problem} /> : <Loading />;
}
