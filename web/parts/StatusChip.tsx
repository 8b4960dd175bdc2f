import type { TicketStatus } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';

const looks: Record<TicketStatus, { look: string; icon?: IconName }> = {
  NEW: { look: 'info' },
  OPEN: { look: 'act', icon: 'desk' },
  PENDING: { look: '', icon: 'wait' },
  ON_HOLD: { look: '', icon: 'pause' },
  RESOLVED: { look: 'ok', icon: 'check' },
  CLOSED: { look: 'bare' },
};

export const StatusChip = ({ status }: { status: TicketStatus }) => {
  const { look, icon } = looks[status];
  return (
    <span className={`chip ${look}`}>
      {icon !== undefined && <Icon name={icon} />}
      {words.status[status]}
    </span>
  );
};
