/** Rows of a kind of setting, and what is done with them. */
import { useState } from 'react';
import { useQuery, type AnyVariables, type DocumentInput, type TypedDocumentNode } from 'urql';
import { useLocation } from 'wouter';
import { useApi } from '../api/ApiProvider.tsx';
import type { Refusal, Saved } from './useForm.ts';

export interface Loaded<Row> {
  rows: readonly Row[] | null;
  failed: boolean;
  /** Asked for anew at this moment: what is not there yet may still come. */
  fetching: boolean;
  again: () => void;
  /** More of them lie on the server. */
  more?: (() => void) | undefined;
}

/** Rows of a plain list, asked for anew each time its page is opened. */
export const useRows = <Data, Row>(query: TypedDocumentNode<Data, Record<string, never>> | DocumentInput<Data, AnyVariables>, pick: (data: Data) => readonly Row[]): Loaded<Row> => {
  const [{ data, error, fetching, stale }, again] = useQuery<Data, AnyVariables>({ query: query as DocumentInput<Data, AnyVariables>, variables: {}, requestPolicy: 'cache-and-network' });
  return { rows: data ? pick(data) : null, failed: error !== undefined, fetching: fetching || stale, again: () => again({ requestPolicy: 'network-only' }) };
};

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Rows of a long list, a page at a time; what was loaded stays until the question changes. */
export const usePages = <Data, Row>(load: (after: string | null) => Promise<Data | undefined>, pick: (data: Data) => Page<Row>, question: string) => {
  const [state, setState] = useState<{ question: string; page: Page<Row> | null; failed: boolean; fetching: boolean }>({ question: '', page: null, failed: false, fetching: false });
  const ask = async (after: string | null, before: Row[]) => {
    setState((old) => ({ ...old, question, fetching: true }));
    const data = await load(after).catch(() => undefined);
    setState((old) => {
      if (old.question !== question) return old;
      if (data === undefined) return { ...old, failed: true, fetching: false };
      const { rows, next } = pick(data);
      return { question, page: { rows: [...before, ...rows], next }, failed: false, fetching: false };
    });
  };
  return { state, ask };
};

/** The one payload in a mutation's answer, told apart by its errors. */
const payloadOf = (data: unknown): { errors: readonly Refusal[] } | undefined =>
  Object.values((data ?? {}) as Record<string, unknown>).find((value): value is { errors: readonly Refusal[] } => typeof value === 'object' && value !== null && 'errors' in value);

const idIn = (payload: object): string | null => {
  for (const value of Object.values(payload) as unknown[]) if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  return null;
};

export type Send = <Data, Input>(document: TypedDocumentNode<Data, { input: Input }>, input: Input) => Promise<Saved>;

/** Sends one mutation and says what came of it. */
export const useSend = (): Send => {
  const { client } = useApi();
  return async (document, input) => {
    const { data } = await client.mutation(document, { input } as never).toPromise();
    const payload = payloadOf(data);
    return payload && { id: idIn(payload), errors: payload.errors };
  };
};

/** Where a kind of setting lives, and what follows a save or a deletion. */
export const useHome = (home: string, loaded: Pick<Loaded<unknown>, 'again'>) => {
  const [, navigate] = useLocation();
  const send = useSend();
  return {
    home,
    send,
    /** A new one is opened at its own address. */
    created: (id: string | null) => {
      loaded.again();
      if (id !== null) navigate(`${home}/${id}`, { replace: true });
    },
    deleting: <Data>(document: TypedDocumentNode<Data, { input: { id: string } }>, id: string) => async (): Promise<Saved> => {
      const saved = await send(document, { id });
      if (saved?.errors.length === 0) loaded.again();
      return saved;
    },
  };
};

export type Home = ReturnType<typeof useHome>;
