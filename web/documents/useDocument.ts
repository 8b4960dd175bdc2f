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
    // When the main link is back, this one will be too.
    const stop = api.connection.status.subscribe(() => api.connection.status.get().kind === 'online' && opened.tryNow());
    return () => {
      stop();
      setConnection(null);
      opened.close();
    };
  }, [api, name, readOnly]);
  return connection;
};
