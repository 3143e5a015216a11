import { EyeOff, Search } from 'lucide-react';
import { Link } from 'react-router';
import { useMessages } from '../messages/context.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Mark } from './mark.tsx';
import { hideScreen } from './quick-hide.tsx';
import { useSession } from './session.tsx';

/** For whom this is, the way to an own case, and who one is here. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { shell } = useMessages();
  const session = useSession();
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
          <button className="p-top__search" onClick={onSearch} type="button">
            <Search aria-hidden size={18} />
            <span>{shell.search.open}</span>
          </button>
        )}
        <button
          aria-label={shell.hidden.hide}
          className="p-top__hide"
          onClick={hideScreen}
          title={shell.hidden.hide}
          type="button"
        >
          <EyeOff aria-hidden size={20} />
        </button>
        <AccountMenu />
      </div>
    </header>
  );
}
