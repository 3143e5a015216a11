import type { BarrierModel } from '#contract/barrier-model.ts';
import type { Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Actor } from '#kernel/authority.ts';
import type { Handler } from '#kernel/http/handler.ts';
import type { Keys } from '#kernel/keys.ts';
import { administrationHandlers } from '#src/administration/handlers.ts';
import { organisationHandlers } from '#src/administration/organisation-handlers.ts';
import { attachmentHandlers, type AttachmentContent, type Scanner } from '#src/attachments/index.ts';
import { barrierModelHandlers } from '#src/barrier-model/handlers.ts';
import { caseHandlers } from '#src/cases/handlers.ts';
import { concernHandlers, type ConcernDeps } from '#src/concerns/handlers.ts';
import { contactHandlers } from '#src/contacts/handlers.ts';
import { courseHandlers } from '#src/course/handlers.ts';
import { correctionHandlers, type CorrectionTerms } from '#src/corrections/handlers.ts';
import { frameHandlers } from '#src/frames/handlers.ts';
import { grantHandlers } from '#src/grants/handlers.ts';
import { handoverHandlers } from '#src/handover/handlers.ts';
import { letterHandlers } from '#src/letters/handlers.ts';
import type { LetterContent, Typesetter } from '#src/letters/index.ts';
import { ownFileHandlers } from '#src/own-file/index.ts';
import { paperHandlers } from '#src/papers/handlers.ts';
import type { PaperContent } from '#src/papers/index.ts';
import { meetingHandlers } from '#src/meetings/handlers.ts';
import type { MeetingContent } from '#src/meetings/index.ts';
import { oversightHandlers } from '#src/oversight/handlers.ts';
import type { PopulationRegister } from '#src/people/index.ts';
import { planHandlers } from '#src/plans/handlers.ts';
import { sessionHandlers, type SignInAccount } from '#src/session/handlers.ts';
import { voiceHandlers } from '#src/voices/handlers.ts';
import { windowHandlers } from '#src/windows/handlers.ts';
import { teamHandlers } from '#src/team/handlers.ts';
import { statementHandlers } from '#src/statements/index.ts';
import { workHandlers } from '#src/work/handlers.ts';

export interface Parts {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly register: PopulationRegister;
  readonly barrierModel: BarrierModel;
  readonly ways: ConcernDeps['ways'];
  readonly neutrality: ConcernDeps['neutrality'];
  readonly weighing: ConcernDeps['weighing'];
  readonly letters: LetterContent;
  readonly attachments: AttachmentContent;
  readonly scanner: Scanner | undefined;
  readonly papers: PaperContent;
  readonly meetings: MeetingContent;
  readonly correctionTerms: CorrectionTerms;
  readonly typesetter: Typesetter;
  readonly demo: boolean;
  readonly accounts: readonly SignInAccount[];
}

/** Every capability's handlers; the registrar checks them against the contract's list of routes. */
export const allHandlers = (parts: Parts): readonly Handler[] => [
  ...sessionHandlers(parts),
  ...frameHandlers(parts),
  ...workHandlers(parts),
  ...barrierModelHandlers(parts),
  ...concernHandlers(parts),
  ...caseHandlers(parts),
  ...windowHandlers(parts),
  ...voiceHandlers(parts),
  ...courseHandlers(parts),
  ...contactHandlers(parts),
  ...meetingHandlers(parts),
  ...attachmentHandlers(parts),
  ...grantHandlers(parts),
  ...planHandlers(parts),
  ...letterHandlers(parts),
  ...handoverHandlers(parts),
  ...teamHandlers(parts),
  ...statementHandlers(parts),
  ...paperHandlers(parts),
  ...correctionHandlers(parts),
  ...ownFileHandlers(parts),
  ...oversightHandlers(parts),
  ...administrationHandlers(parts),
  ...organisationHandlers(),
];
