import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { openDocument, type DocumentConnection } from '../api/documents.ts';

/** An open document while the component is on the page; null before it is there, or without a name. */
export const useDocument = (name: string | null, readOnly = false): DocumentConnection | null => {
  const api = useApi();
  const [connection, setConnection] = useState<DocumentConnection | null>(null);
  useEffect(() => {
    if (name === null) return;
    const opened = openDocument({ name, readOnly, token: api.token, renew: api.renew });
    setConnection(opened);
    // The first of the links that is back tells the others: the server is there again.
    const { status, tryNow } = api.connection;
    const stops = [
      status.subscribe(() => status.get().kind === 'online' && opened.tryNow()),
      opened.status.subscribe(() => opened.status.get() === 'saved' && status.get().kind === 'offline' && tryNow()),
    ];
    return () => {
      for (const stop of stops) stop();
      setConnection(null);
      opened.close();
    };
  }, [api, name, readOnly]);
  return connection;
};
