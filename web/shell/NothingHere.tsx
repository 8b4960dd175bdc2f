import { Link } from 'wouter';
import { Blank } from '../parts/Blank.tsx';
import { words } from '../words.ts';
import { useTitle } from './useTitle.ts';

/** What is absent, and what may not be seen: they look the same. */
export const NothingHere = () => {
  useTitle(words.shell.nothingHere);
  return (
    <main className="page-blank">
      <Blank icon="search" title={words.shell.nothingHere} lead={words.shell.nothingHereLead}>
        <Link href="/desk" className="btn btn-line">{words.shell.toDesk}</Link>
      </Blank>
    </main>
  );
};
