import { getWays, type ConcernAnswers, type ConcernWay } from '#contract/concerns.ts';
import { useRead } from '../../data.ts';
import { useLanguage } from '../../messages/context.tsx';
import type { Passing } from './answers.ts';

export interface Lawful {
  /** What the way to the desk asks of the family; nothing as long as we do not know. */
  asks: ConcernWay['to'][number]['asks'] | undefined;
  passing: Passing | undefined;
  otherWay: string | undefined;
}

/** What the sharing rules say of this concern. As long as they are not there nothing is held up: the server judges. */
export function useLawful({ dangerNow }: ConcernAnswers): Lawful {
  const language = useLanguage();
  const { data } = useRead(getWays, {});
  return {
    asks: data?.ways.find(({ way }) => way === 'worry')?.to[0]?.asks,
    passing: dangerNow === true ? data?.passing.danger : data?.passing.now,
    otherWay: data?.otherWay[language],
  };
}
