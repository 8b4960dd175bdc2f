import { useStore } from '../api/useStore.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { words } from '../words.ts';
import { setSingleKeys, singleKeys } from './singleKeys.ts';

export const ShortcutSheet = ({ onClose }: { onClose: () => void }) => {
  const single = useStore(singleKeys);
  return (
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
      <label className="check"><input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} /> {words.shortcuts.single}</label>
    </Dialog>
  );
};
