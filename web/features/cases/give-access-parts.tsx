import type { Case } from '#contract/cases.ts';
import type { Level } from '#contract/common.ts';
import { useMessages } from '../../messages/context.tsx';
import { levelsUpTo } from './access-choice.ts';
import type { Giving } from './give-access-form.ts';
import './access.css';

interface LevelsProps {
  part: string;
  title: string;
  levels: readonly Level[];
  value: Level | undefined;
  onChange: (level: Level | undefined) => void;
}

/** How far for one part: a few words beside each other, one chosen. The headline cannot be left out. */
function Levels({ part, title, levels, value, onChange }: LevelsProps) {
  const { cases, ui } = useMessages('case');
  const options: readonly (Level | undefined)[] = part === 'headline' ? levels : [undefined, ...levels];
  return (
    <fieldset className="case-level">
      <legend>{title}</legend>
      <div className="case-level__options">
        {options.map(level => (
          <label className="case-level__option" key={level ?? 'not'}>
            <input
              checked={level === value}
              name={`level-${part}`}
              onChange={() => onChange(level)}
              type="radio"
            />
            <span>{level === undefined ? cases.team.giveForm.notThisPart : ui.level[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which parts, and how far: never higher than the basis, the frame and one's own access allow. */
export function PartsQuestion({ giving, open }: { giving: Giving; open: Case }) {
  const { cases, ui } = useMessages('case');
  const words = cases.team.giveForm;
  const { form, draft, highest } = giving;
  return (
    <div aria-labelledby="toegang-delen" className="case-level-question" role="group">
      <p className="case-level-question__title" id="toegang-delen">
        {words.parts}
      </p>
      <div className="p-help">
        <p>{words.partsHelp}</p>
        <ul className="case-level-help">
          {levelsUpTo('write').map(level => (
            <li key={level}>{`${ui.level[level]}: ${ui.levelHelp[level]}`}</li>
          ))}
        </ul>
      </div>
      {open.parts.map(({ part, title }) => (
        <Levels
          key={part}
          levels={levelsUpTo(highest(part))}
          onChange={level => draft.change({ levels: { ...form.levels, [part]: level } })}
          part={part}
          title={title}
          value={form.levels[part] ?? (part === 'headline' ? 'headline' : undefined)}
        />
      ))}
    </div>
  );
}
