import { globalId } from '../../kernel/ids.ts';

/** Where a file is downloaded: the signature is the permission, given when the row was read by somebody who may. */
export const downloadPath = (workspaceId: string, id: string): string => `/files/${workspaceId}/${globalId('attachment', id)}`;
