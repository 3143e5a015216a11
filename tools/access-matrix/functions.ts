import type { Level, Purpose } from '#contract/common.ts';
import type { Route } from '#contract/route.ts';
import type { Policy, Relation } from '#kernel/authority.ts';
import { levelName, levelNumber } from '#kernel/levels.ts';
import type { Content } from '#src/frames/check-content.ts';
import type { Frame } from '#src/frames/content.ts';

/** What a function can do with a route, given everything that content and policies allow. */
export type Cell = 'public' | 'signed-in' | 'may' | Level | 'none';

const highest = (levels: readonly Level[]): Level | undefined =>
  levels.length === 0 ? undefined : levelName(Math.max(...levels.map(levelNumber)));

/** The highest level at which somebody in this function can hold a grant for one of the purposes, in this frame. */
const reach = (frame: Frame, code: string, purposes: readonly Purpose[]): Level | undefined =>
  highest(
    frame.functions
      .filter(admitted => admitted.function === code && purposes.includes(admitted.purpose))
      .flatMap(admitted =>
        frame.legalBases
          .filter(basis => basis.purpose === admitted.purpose && basis.receivers.includes(code))
          .map(basis => levelName(Math.min(levelNumber(admitted.maxLevel), levelNumber(basis.maxLevel)))),
      ),
  );

const canBe = (
  relation: Relation,
  content: Content,
  frame: Frame,
  code: string,
  purposes: readonly Purpose[],
): boolean => {
  const admitted = frame.functions.filter(each => each.function === code && purposes.includes(each.purpose));
  const level = levelNumber(reach(frame, code, purposes) ?? 'headline');
  const standing = content.functions.find(each => each.code === code)?.standing ?? [];
  const stands = (kind: string, least: Level) =>
    standing.some(each => each.kind === kind && levelNumber(each.level) >= levelNumber(least));
  switch (relation) {
    case 'lead':
    case 'successor':
      return admitted.some(each => each.mayLead);
    case 'deputy':
      return admitted.some(each => each.mayDeputise);
    case 'writer':
      return admitted.length > 0 && level >= 3;
    case 'reader':
    case 'keeper':
    case 'watcher':
    case 'introducer':
      return admitted.length > 0 && level >= 2;
    case 'holder':
    case 'invited':
      return admitted.length > 0;
    case 'own':
      return admitted.length > 0 && stands('own', 'write');
    case 'desk-reader':
      return admitted.length > 0 && stands('desk', 'detail');
    case 'desk-writer':
      return admitted.length > 0 && stands('desk', 'write');
    case 'overseer':
      return admitted.length > 0 && stands('oversight', 'headline');
    case 'self':
      return true;
  }
};

const mayAct = (
  policies: readonly Policy[],
  content: Content,
  code: string,
  action: string,
  purposes: readonly Purpose[],
): boolean =>
  policies
    .flatMap(policy => policy.rows)
    .filter(row => row.action === action && (row.functions === 'any' || row.functions.includes(code)))
    .some(row =>
      content.frames
        .map(({ frame }) => frame)
        .filter(frame => row.frames === 'any' || row.frames.includes(frame.code))
        .some(frame => row.relations.some(relation => canBe(relation, content, frame, code, purposes))),
    );

export const cellOf = (
  { access }: Route,
  code: string,
  policies: readonly Policy[],
  content: Content,
): Cell => {
  if ('public' in access) return 'public';
  if ('signedIn' in access) {
    const some = access.only !== undefined && !mayAct(policies, content, code, access.only, []);
    return some ? 'none' : 'signed-in';
  }
  if ('may' in access) return mayAct(policies, content, code, access.may, access.purposes) ? 'may' : 'none';
  const levels = content.frames.flatMap(({ frame }) => reach(frame, code, access.purposes) ?? []);
  return highest(levels) ?? 'none';
};
