import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DocumentConnection } from '../../client/index.ts';

/** An open document while the component is on the page; null before it is there, or without a name. */
export const useDocument = (name: string | null, readOnly = false): DocumentConnection | null => {
  const api = useApi();
  const [connection, setConnection] = useState<DocumentConnection | null>(null);
  useEffect(() => {
    if (name === null) return;
    const opened = api.openDocument(name, { readOnly });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [api, name, readOnly]);
  return connection;
};
