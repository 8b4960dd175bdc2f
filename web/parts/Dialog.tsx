import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Cancel first, the verb last. */
  footer?: ReactNode;
  wide?: boolean;
}

/** Keeps focus inside, Esc closes, focus goes back where it was. */
export const Dialog = ({ title, onClose, children, footer, wide = false }: DialogProps) => (
  <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
    <Modal className={wide ? 'dialog wide' : 'dialog'}>
      <AriaDialog className="dialog-in">
        <header>
          <Heading slot="title" level={2}>{title}</Heading>
          <button type="button" className="btn btn-ghost btn-icon" aria-label={words.close} onClick={onClose}>
            <Icon name="x" />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {footer !== undefined && <footer>{footer}</footer>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
