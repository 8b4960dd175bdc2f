import { useQuery } from 'urql';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { SignatureQuery } from './phraseOperations.ts';

/** What will stand under a reply by e-mail; other channels have none. */
export const SignaturePreview = ({ ticket }: { ticket: TicketDetailFragment }) => {
  const [{ data }] = useQuery({ query: SignatureQuery, variables: { id: ticket.id }, pause: ticket.channel !== 'EMAIL' });
  const signature = data?.ticket?.signature;
  if (!signature || ticket.channel !== 'EMAIL') return null;
  return (
    <details className="signature">
      <summary>{words.phrases.signature}, {words.phrases.signatureFrom[signature.source]}</summary>
      <p className="plain">{signature.text}</p>
      {signature.emptyVariables.length > 0 && <p className="muted">{words.phrases.empty(signature.emptyVariables)}</p>}
    </details>
  );
};
