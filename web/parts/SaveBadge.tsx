import { useEffect, useRef } from 'react';
import type { DocumentStatus } from '../../client/index.ts';
import { announce } from '../shell/announce.ts';
import { words } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';

type Mood = 'wait' | 'good' | 'warn' | 'bad' | 'look';

const moods: Record<DocumentStatus, { mood: Mood; icon: IconName }> = {
  connecting: { mood: 'wait', icon: 'sync' },
  saving: { mood: 'wait', icon: 'sync' },
  saved: { mood: 'good', icon: 'cloud' },
  offline: { mood: 'warn', icon: 'offline' },
  'read-only': { mood: 'look', icon: 'eye' },
  refused: { mood: 'bad', icon: 'warn' },
  'too-large': { mood: 'bad', icon: 'warn' },
  'no-access': { mood: 'look', icon: 'lock' },
  'signed-out': { mood: 'warn', icon: 'lock' },
};

/** Whether what is written is safe. Said aloud only when it turns bad, and when it is good again. */
export const SaveBadge = ({ status }: { status: DocumentStatus }) => {
  const { mood, icon } = moods[status];
  const bad = mood === 'warn' || mood === 'bad';
  const wasBad = useRef(false);
  useEffect(() => {
    if (bad && !wasBad.current) announce(`${words.notSavedNow}: ${words.save[status]}`);
    if (mood === 'good' && wasBad.current) announce(words.savedAgain);
    if (bad || mood === 'good') wasBad.current = bad;
  }, [bad, mood, status]);
  return (
    <span className={`save ${mood}`}>
      <Icon name={icon} />
      {words.save[status]}
    </span>
  );
};
