import { useChooseLanguage, useLanguage, useMessages } from '../messages/context.tsx';

const languages = [
  { code: 'nl', name: 'Nederlands' },
  { code: 'en', name: 'English' },
] as const;

export function LanguageSwitch() {
  const { shell } = useMessages();
  const current = useLanguage();
  const choose = useChooseLanguage();
  return (
    <div aria-label={shell.account.language} className="p-filter" role="group">
      {languages.map(({ code, name }) => (
        <button
          aria-pressed={code === current}
          className="p-filter__option"
          key={code}
          lang={code}
          onClick={() => choose(code)}
          type="button"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
