import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../messages/context.tsx';
import { Section } from './page.tsx';
import './open-pages.css';

/** Where the public pages stand: outside this client and without signing in, so plain addresses and no routes. */
export const useOpenAddress = () => {
  const language = useLanguage();
  return (page = '') => `/open/${language === 'en' ? 'en/' : ''}${page}`;
};

/** To a public page in a new tab. Nothing goes along: no address we came from, and no way back to this window. */
export function OpenPage({ page, children }: { page: string; children: ReactNode }) {
  const { ui } = useMessages();
  const addressOf = useOpenAddress();
  return (
    <a className="open-page" href={addressOf(page)} rel="noopener noreferrer" target="_blank">
      {children}
      <ExternalLink aria-hidden size={16} />
      <span className="ams-visually-hidden">{ui.openPages.newTab}</span>
    </a>
  );
}

/** The same content for everybody, beside a case or concern. */
export function OpenPages({ beside, level = 2 }: { beside: 'case' | 'concern'; level?: 2 | 3 }) {
  const { ui } = useMessages();
  const words = ui.openPages;
  return (
    <div className="open-pages p-no-print">
      <Section level={level} title={words.heading}>
        <ul className="open-pages__list">
          <li>
            <OpenPage page="wat-mag-ik-nu-doen/">{words.whatMayI}</OpenPage>
          </li>
          <li>
            <OpenPage page="mag-ik-dit-delen/">{words.mayIShare}</OpenPage>
          </li>
          <li>
            <OpenPage page="protocollen/">{words.protocols}</OpenPage>
          </li>
        </ul>
        <p className="p-quiet">{words.nothingOf[beside]}</p>
      </Section>
    </div>
  );
}
