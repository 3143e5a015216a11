import * as contract from '#contract/concerns.ts';
import { checkWords } from '#contract/word-checks.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { scanText, type Neutrality } from '#src/neutrality/index.ts';
import type { Ways } from './ways.ts';
import type { WeighingContent } from './weighing-content.ts';

export type WordScan = Neutrality['words'];

/** Which way is right for me, and what my own words say: both are answered from content, and keep nothing. */
export const wayHandlers = (deps: {
  readonly clock: Clock;
  readonly ways: Ways;
  readonly weighing: WeighingContent;
  readonly neutrality: WordScan;
}): readonly Handler[] => {
  const asks = new Map(deps.neutrality.entries.map(({ id, ask }) => [id, ask]));
  return [
    serve(contract.getWays, async unit => {
      await unit.consult({});
      return {
        ...deps.ways.of(unit.actor.function, deps.clock.today()),
        shieldGrounds: [...deps.weighing.shieldGrounds],
      };
    }),

    serve(checkWords, async (unit, { body }) => {
      await unit.consult({});
      const found = body.texts.flatMap((written, text) =>
        scanText(deps.neutrality, 'professional-text', written).flatMap(({ start, end, entry }) => {
          const ask = asks.get(entry);
          return ask === undefined ? [] : [{ text, start, end, ask }];
        }),
      );
      return { found };
    }),
  ];
};
