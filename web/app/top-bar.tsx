import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../messages/context.tsx';
import { AccountMenu } from './account-menu.tsx';
import { CaseSearch } from './case-search.tsx';
import { Mark } from './mark.tsx';
import { useSession } from './session.tsx';

/** For whom this is, the way to an own case, and who one is here. */
export function TopBar() {
  const { shell } = useMessages();
  const session = useSession();
  const [searching, setSearching] = useState(false);
  return (
    <header className="p-top">
      <Link className="p-top__home" to="/">
        <Mark />
        <span className="p-top__names">
          <span className="p-top__tenant">{session.tenant}</span>
          <span className="p-top__product">{shell.product}</span>
        </span>
      </Link>
      <div className="p-top__tools">
        {session.may.workOnCases && (
          <button className="p-top__search" onClick={() => setSearching(true)} type="button">
            <Search aria-hidden size={18} />
            <span>{shell.search.open}</span>
          </button>
        )}
        <AccountMenu />
      </div>
      {searching && <CaseSearch onClose={() => setSearching(false)} />}
    </header>
  );
}
