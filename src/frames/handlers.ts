import * as contract from '#contract/frames.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { levelName } from '#kernel/levels.ts';
import * as store from './store.ts';

export const frameHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.listFrames, async unit => {
    const { frames, bases } = await unit.consult({ frames: store.frames(), bases: store.legalBases() });
    const today = deps.clock.today();
    return {
      items: frames.map(({ frame_id, document, functions }) => ({
        code: document.code,
        version: document.version,
        title: document.title,
        controller: document.controller,
        contactPoint: document.contactPoint,
        secrecy: document.secrecy,
        retention: {
          term: document.retention.case.term ?? 'nog vast te stellen',
          from: document.retention.case.from,
          basis: document.retention.case.basis,
          source: document.retention.case.source,
        },
        firstLookBackWeeks: document.firstLookBackWeeks.value,
        lifeDomains: document.lifeDomains,
        functions: functions.map(f => ({
          function: f.function,
          title: f.title,
          maxLevel: levelName(f.max_level),
          mayLead: f.may_lead,
          mayDeputise: f.may_deputise,
        })),
        phases: document.phases.list.map(phase => ({ number: phase.number, title: phase.onScreen })),
        legalBases: bases
          .filter(basis => basis.frame_id === frame_id)
          .map(basis => ({
            code: basis.code,
            article: basis.article,
            purpose: basis.purpose,
            kind: basis.kind,
            receivers: basis.receivers,
            maxLevel: levelName(basis.max_level),
            sameControllerOnly: basis.same_controller_only,
            necessity: basis.necessity,
            conditions: basis.conditions,
            reviewBy: basis.review_by,
            reviewLapsed: isBefore(basis.review_by, today),
          })),
      })),
    };
  }),
];
