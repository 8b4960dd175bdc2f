import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { SettingsStaffQuery } from '../gql/graphql.ts';
import { StaffPage } from './workOperations.ts';

export type Colleague = SettingsStaffQuery['users']['edges'][number]['node'];

/** Everybody who may sign in, by name: all pages of the list, one after the other. */
export const useStaff = (): Colleague[] => {
  const { client } = useApi();
  const [staff, setStaff] = useState<Colleague[]>([]);
  useEffect(() => {
    let stopped = false;
    const load = async () => {
      const found: Colleague[] = [];
      let after: string | null = null;
      do {
        const { data }: { data?: SettingsStaffQuery | undefined } = await client.query(StaffPage, { after }, { requestPolicy: 'network-only' }).toPromise();
        if (stopped || !data) return;
        found.push(...data.users.edges.map(({ node }) => node).filter(({ status }) => status === 'ACTIVE'));
        setStaff([...found]);
        after = data.users.pageInfo.hasNextPage ? (data.users.pageInfo.endCursor ?? null) : null;
      } while (after !== null);
    };
    void load();
    return () => {
      stopped = true;
    };
  }, [client]);
  return staff;
};
