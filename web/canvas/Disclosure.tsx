/** A button that opens a few choices beside it. Not an ARIA menu: with two or three buttons Tab is all that is needed. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

interface Props {
  className: string;
  buttonClass: string;
  listClass: string;
  button: ReactNode;
  /** Needed when the button shows no words. */
  buttonLabel?: string;
  listLabel: string;
  /** Draws the choices; `close` gives focus back to the button. */
  children(close: () => void): ReactNode;
}

export const Disclosure = ({ className, buttonClass, listClass, button, buttonLabel, listLabel, children }: Props) => {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    // Escape closes only this, not the page around it.
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  return (
    <div className={className} ref={box} onKeyDown={keyDown}>
      <button ref={opener} type="button" className={buttonClass} aria-label={buttonLabel} aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && <div id={list} className={listClass} role="group" aria-label={listLabel}>{children(close)}</div>}
    </div>
  );
};
