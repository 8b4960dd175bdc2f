export const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(parts[0] ?? '')][0] ?? '?';
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
};

interface AvatarProps {
  name: string;
  look?: 'staff' | 'customer' | 'plum';
  small?: boolean;
}

/** Initials; the name itself always stands in words beside it. */
export const Avatar = ({ name, look = 'staff', small = false }: AvatarProps) => (
  <span className={`avatar ${look}${small ? ' small' : ''}`} aria-hidden>{initials(name)}</span>
);
