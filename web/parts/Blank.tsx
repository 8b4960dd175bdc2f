import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface BlankProps {
  icon: IconName;
  title: string;
  lead: string;
  /** Only for what went wrong: read out at once. */
  alert?: boolean;
  /** The way on. */
  children?: ReactNode;
}

/** What a panel shows when it has nothing, nothing that fits, or could not load. */
export const Blank = ({ icon, title, lead, alert = false, children }: BlankProps) => (
  <div className="blank" {...(alert ? { role: 'alert' } : {})}>
    <Icon name={icon} className="big" />
    <h3>{title}</h3>
    <p>{lead}</p>
    {children !== undefined && <div className="row">{children}</div>}
  </div>
);
