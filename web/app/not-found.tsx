import { useMessages } from '../messages/context.tsx';
import { ButtonLink, EmptyState, Page } from '../ui/index.ts';

export function NotFound() {
  const { shell } = useMessages();
  return (
    <Page title={shell.notFound.title} windowTitle={shell.windows.message}>
      <EmptyState
        action={<ButtonLink to="/">{shell.notFound.home}</ButtonLink>}
        drawing="search"
        title={shell.notFound.text}
      />
    </Page>
  );
}

export function NoDoors() {
  const { shell } = useMessages();
  return (
    <Page title={shell.noDoors.title} windowTitle={shell.windows.message}>
      <EmptyState drawing="houses" title={shell.noDoors.text} />
    </Page>
  );
}
