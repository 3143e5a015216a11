import { SkipLink } from '@amsterdam/design-system-react/dist/SkipLink';
import { WifiOff } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import { connection } from '../connection.ts';
import { useDates, useMessages } from '../messages/context.tsx';
import { CaseSearch } from './case-search.tsx';
import { today } from '../ui/dates.ts';
import { useOpenAddress } from '../ui/open-pages.tsx';
import { openDoors, openPagesDoor } from './doors.ts';
import { ExpiredSession } from './expired-session.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import { Pages } from './routes.tsx';
import { useSession } from './session.tsx';
import { Told } from './told.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame around every page. */
export function Shell() {
  const session = useSession();
  const { shell } = useMessages();
  const [searching, setSearching] = useState(false);
  const doors = openDoors(session.may);
  return (
    <div className="p-shell">
      <SkipLink href="#inhoud">{shell.skip}</SkipLink>
      {session.practiceOnly && <PracticeBanner />}
      <TopBar onSearch={() => setSearching(true)} />
      <nav aria-label={shell.navigation} className={doors.length > 0 ? 'p-rail' : 'p-rail p-rail--one'}>
        <ul className="p-rail__list">
          {doors.map(({ name, path, icon: Icon }) => (
            <li key={name}>
              <NavLink className="p-rail__door" to={path}>
                <Icon aria-hidden size={20} />
                <span className="p-rail__name">{shell.doors[name]}</span>
                <span aria-hidden className="p-rail__short">
                  {shell.shortDoors[name]}
                </span>
              </NavLink>
            </li>
          ))}
          <li>
            <OpenPagesDoor />
          </li>
        </ul>
      </nav>
      <main className="p-main" id="inhoud" tabIndex={-1}>
        <PrintHeader />
        <OfflineNotice />
        <Pages />
      </main>
      <Told />
      <ExpiredSession />
      <IdleWarning />
      {searching && <CaseSearch onClose={() => setSearching(false)} />}
    </div>
  );
}

/** To the public pages, in a tab of its own: what one was typing here stays. */
function OpenPagesDoor() {
  const { shell, ui } = useMessages();
  const addressOf = useOpenAddress();
  const { name, icon: Icon } = openPagesDoor;
  return (
    <a className="p-rail__door" href={addressOf()} rel="noopener noreferrer" target="_blank">
      <Icon aria-hidden size={20} />
      <span className="p-rail__name">
        {shell.doors[name]} <span className="ams-visually-hidden">{ui.openPages.newTab}</span>
      </span>
      <span aria-hidden className="p-rail__short">
        {shell.shortDoors[name]}
      </span>
    </a>
  );
}

/** On paper: whose it is, and who printed it when. */
function PrintHeader() {
  const { shell } = useMessages();
  const { tenant, label, organisation } = useSession();
  const dates = useDates();
  return (
    <p className="p-only-print p-print-header">
      <span>
        {tenant} · {shell.product}
      </span>
      <span>{shell.printed(`${label}, ${organisation}`, dates.dayOnPaper(today()))}</span>
    </p>
  );
}

function OfflineNotice() {
  const { shell } = useMessages();
  const down = useSyncExternalStore(connection.subscribe, connection.isDown);
  return (
    <div aria-live="polite">
      {down && (
        <p className="p-offline">
          <WifiOff aria-hidden size={18} />
          {shell.offline}
        </p>
      )}
    </div>
  );
}
