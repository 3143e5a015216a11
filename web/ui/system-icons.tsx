/** The icons that components of the design system ask for, from a free set. */
import { ChevronDown, TriangleAlert, X } from 'lucide-react';

export const CloseIcon = () => <X aria-hidden size={24} />;
export const WarningIcon = () => <TriangleAlert aria-hidden size={20} />;
export const ChevronDownIcon = () => <ChevronDown aria-hidden size={20} />;
