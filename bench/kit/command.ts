/** What the commands have in common: a server of their own that ends whatever happens, and an exit code that counts faults. */
import type { OwnServer } from '../replay/server.ts';

/** Runs `work` beside a server, even one that is still starting, and stops it in the end or at an interrupt; `besides` ends what else was started. */
export const attended = async <T>(starting: Promise<OwnServer>, work: (server: OwnServer) => Promise<T>, besides: () => void = () => {}): Promise<T> => {
  const interrupt = (): void => {
    besides();
    void starting.then((server) => server.stop()).catch((cause: unknown) => { process.stderr.write(`${String(cause)}\n`); }).finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const server = await starting;
  try {
    return await work(server);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    besides();
    await server.stop();
  }
};

/** Ends the process: 2 for a command line that is not understood, 1 when there were faults. A lost socket or timer does not keep it alive. */
export const command = async <Options>(parse: (args: string[]) => Options, usage: string, run: (options: Options, fault: (what: string) => void) => Promise<void>): Promise<never> => {
  let options: Options;
  try {
    options = parse(process.argv.slice(2));
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}\n`);
    process.exit(2);
  }
  let faults = 0;
  const fault = (what: string): void => {
    faults += 1;
    process.stderr.write(`error: ${what}\n`);
  };
  await run(options, fault).catch((cause: unknown) => { fault(cause instanceof Error ? cause.stack ?? cause.message : String(cause)); });
  process.exit(faults > 0 ? 1 : 0);
};
