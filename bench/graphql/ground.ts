/** What every mode of the bench stands on. */
import type { Crew, Peer } from '../kit/processes.ts';

export interface Ground {
  crew: Crew;
  /** The product. */
  parley: Peer;
  /** As the superuser. */
  databaseUrl: string;
  postmaster: number;
  say: (line: string) => void;
  fault: (what: string) => void;
}
