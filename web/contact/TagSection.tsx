import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { InboxChoices } from '../inbox/operations.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { TagTicket, UntagTicket } from './operations.ts';

export const TagSection = ({ ticket }: { ticket: TicketDetailFragment }) => {
  const { client } = useApi();
  const [{ data }] = useQuery({ query: InboxChoices });
  const may = ticket.allowedActions.includes('TAG');
  const set = new Set(ticket.tags.map((tag) => tag.id));
  const left = (data?.tags ?? []).filter((tag) => !set.has(tag.id));

  const tell = (errors: readonly { __typename: string }[] | undefined) => {
    const failure = failureOf(errors);
    if (failure !== null) toast('failed', failure);
  };
  const add = async (tagId: string) => {
    const answer = await client.mutation(TagTicket, { input: { ticketId: ticket.id, tagId } }).toPromise();
    tell(answer.data?.tagTicket.errors);
  };
  const remove = async (tagId: string) => {
    const answer = await client.mutation(UntagTicket, { input: { ticketId: ticket.id, tagId } }).toPromise();
    tell(answer.data?.untagTicket.errors);
  };
  return (
    <section aria-label={words.contact.tags}>
      <header className="sec">
        <h3>{words.contact.tags}</h3>
        {may && left.length > 0 && (
          <Menu
            label={words.contact.addTag}
            className="btn btn-ghost btn-small btn-icon push"
            trigger={<Icon name="plus" />}
            entries={left.map((tag) => ({ key: tag.id, title: tag.name, swatch: tag.colour }))}
            onChoose={(id) => void add(id)}
          />
        )}
      </header>
      {ticket.tags.length === 0 && <p className="quiet">{words.contact.noTags}</p>}
      <ul className="chips">
        {ticket.tags.map((tag) => (
          <li key={tag.id} className="chip tag">
            <i style={{ background: tag.colour }} aria-hidden />
            {tag.name}
            {may && (
              <button type="button" className="chip-x" aria-label={words.contact.removeTag(tag.name)} onClick={() => void remove(tag.id)}>
                <Icon name="x" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
