import { useRef, type KeyboardEvent, type ReactNode } from 'react';

interface TabsProps<Key extends string> {
  label: string;
  className?: string;
  tabs: readonly { key: Key; title: ReactNode }[];
  selected: Key;
  onSelect: (key: Key) => void;
  /** Id of the panel that the tabs change. */
  controls?: string;
}

/** One tab stop; arrows move and select at once. */
export const Tabs = <Key extends string>({ label, className = 'tabs', tabs, selected, onSelect, controls }: TabsProps<Key>) => {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = tabs.findIndex((tab) => tab.key === selected);
    const targets: Partial<Record<string, number>> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const index = (target + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next === undefined) return;
    onSelect(next.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <div ref={list} className={className} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === selected}
          aria-controls={controls}
          tabIndex={tab.key === selected ? 0 : -1}
          onClick={() => onSelect(tab.key)}
        >
          {tab.title}
        </button>
      ))}
    </div>
  );
};
