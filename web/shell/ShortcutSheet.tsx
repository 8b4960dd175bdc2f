import { Dialog } from '../parts/Dialog.tsx';
import { words } from '../words.ts';

export const ShortcutSheet = ({ onClose }: { onClose: () => void }) => (
  <Dialog title={words.shortcuts.title} onClose={onClose} wide>
    <div className="keys">
      {words.shortcuts.groups.map(([group, keys]) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {keys.map(([what, how]) => (
              <li key={what}>{what} <kbd>{how}</kbd></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  </Dialog>
);
