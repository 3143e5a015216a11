import type { Session } from '#contract/session.ts';
import {
  BriefcaseBusiness,
  CircleHelp,
  Eye,
  FolderOpen,
  Inbox,
  Send,
  Settings2,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Messages } from '../messages/nl.ts';

export interface Door {
  name: keyof Messages['shell']['doors'];
  path: string;
  icon: LucideIcon;
  open: (may: Session['may']) => boolean;
}

/** The parts of the product, in the order in which people use them. A function sees only its own. */
export const doors: readonly Door[] = [
  {
    name: 'myWork',
    path: '/mijn-werk',
    icon: BriefcaseBusiness,
    open: may => may.workOnCases || may.weighConcerns || may.readDesk,
  },
  { name: 'passOn', path: '/zorg-doorgeven', icon: Send, open: may => may.passOnConcern },
  { name: 'concernsDesk', path: '/beoordelen', icon: Inbox, open: may => may.readDesk || may.weighConcerns },
  { name: 'cases', path: '/casussen', icon: FolderOpen, open: may => may.workOnCases },
  { name: 'team', path: '/team', icon: Users, open: may => may.manageTeam },
  {
    name: 'oversight',
    path: '/wie-heeft-gekeken',
    icon: Eye,
    open: may => may.overseeLooks || may.recordConflicts,
  },
  { name: 'administration', path: '/beheer', icon: Settings2, open: may => may.administer },
];

/** The door that everybody has: the public pages, outside this client, so an address and no route. */
export const openPagesDoor = { name: 'whatMayI', icon: CircleHelp } as const;

export const openDoors = (may: Session['may']) => doors.filter(door => door.open(may));

/** Where a door leads that this function does not have. What lies deeper the server refuses by itself. */
export const isShut = (path: string, may: Session['may']): boolean =>
  doors.some(door => door.path === path && !door.open(may));
