import { useMessages } from '../messages/context.tsx';

export function PracticeBanner() {
  const { shell } = useMessages();
  return (
    <aside aria-label={shell.practice} className="p-practice">
      {shell.practice}
    </aside>
  );
}
