import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import type { PhraseSearch } from './usePhrases.ts';

const say = words.settings.phrases;

export const PhraseFilterBar = ({ search }: { search: PhraseSearch }) => (
  <div className="filter-bar">
    <label className="search">
      <Icon name="search" />
      <span className="vh">{say.search}</span>
      <input className="input" type="search" placeholder={say.search} value={search.search} onChange={(e) => search.set({ search: e.target.value })} />
    </label>
    <select className="input" aria-label={say.category} value={search.category} onChange={(e) => search.set({ category: e.target.value })}>
      <option value="">{say.allCategories}</option>
      {search.categories.map((category) => <option key={category}>{category}</option>)}
    </select>
  </div>
);

/** A category is chosen from those that are, or a new one is written. */
export const CategoryList = ({ categories }: { categories: readonly string[] }) => (
  <datalist id="categories">{categories.map((category) => <option key={category} value={category} />)}</datalist>
);
