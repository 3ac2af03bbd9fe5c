import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A server between a client and an HTTP service, at which the client's connection can be cut at a chosen point. */
export interface Interposer {
  readonly url: string;
  /** Points passed so far: two for each request, before the service gets it and before the client gets the answer. */
  points(): number;
  /** Counts from 0 again; at this point, and at every one after it, nothing is passed on, and `cut` is called. */
  cutAt(point: number, cut: () => void): void;
  close(): Promise<void>;
}

/** Listens on a loopback port and passes everything on to a service. */
export async function interpose(service: string): Promise<Interposer> {
  let [passed, limit, cut] = [0, Infinity, () => {}];
  const isCut = () => {
    passed += 1;
    if (passed >= limit) cut();
    return passed >= limit;
  };
  const server = createServer((asked, answer) => {
    if (isCut()) return void answer.destroy();
    const {method, headers, url} = asked;
    const passedOn = request(`${service}${url}`, {method, headers}, (answered) => {
      if (isCut()) {
        answered.resume();
        return void answer.destroy();
      }
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passedOn.on('error', () => answer.destroy());
    asked.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    points: () => passed,
    cutAt: (point, then) => {
      [passed, limit, cut] = [0, point, then];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
