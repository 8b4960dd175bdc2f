import { useRef } from 'react';
import { Icon, type IconName } from '../parts/Icon.tsx';

interface FilePickProps {
  label: string;
  icon: IconName;
  accept?: string;
  multiple?: boolean;
  busy?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that opens the system's file chooser. */
export const FilePick = ({ label, icon, accept, multiple = false, busy = false, onFiles }: FilePickProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn btn-ghost btn-icon" aria-label={label} title={label} aria-busy={busy} onClick={() => !busy && input.current?.click()}>
        <Icon name={busy ? 'sync' : icon} {...(busy ? { className: 'spin' } : {})} />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
};
