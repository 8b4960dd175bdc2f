/** The process of one peer: told which, it says where it listens, and ends with its parent. */

export interface Start {
  peer: keyof typeof PEERS;
  /** Where it keeps documents; null: in memory only. */
  folder: string | null;
}

/** Answers the port. */
export type StartPeer = (folder: string | null) => Promise<number>;

const PEERS = {
  relay: async (): Promise<StartPeer> => (await import('./relay.ts')).startRelay,
  'y-websocket': async (): Promise<StartPeer> => (await import('./y-websocket.ts')).startYWebsocket,
  hocuspocus: async (): Promise<StartPeer> => (await import('./hocuspocus.ts')).startHocuspocus,
};

// What is preloaded lets go of the channel, which has to keep this process alive until it listens.
process.channel?.ref();
process.on('disconnect', () => process.exit(0));
process.on('message', (message: Start | object) => {
  if (!('peer' in message)) return;
  void PEERS[message.peer]().then((start) => start(message.folder)).then((port) => process.send!({ port }));
});
