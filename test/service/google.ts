import {generateKeyPairSync, type KeyObject, sign} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What stands in for Google: keys of our own, and a server that publishes them as Google does. */
export interface Google {
  /** Where the certificates are. */
  readonly certsUrl: string;
  /** How often they were asked for. */
  readonly asked: () => number;
  /** A token as Google signs them, changed as wanted. */
  token(changes?: TokenChanges): string;
  close(): Promise<void>;
}

export interface TokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signature?: string;
  /** Signs with a key that is not published. */
  readonly foreignKey?: boolean;
}

export const audience = 'https://st-elt.example.run.app';
export const account = 'scheduler@my-project.iam.gserviceaccount.com';

/** @param nowMs Google's clock. @param headers of the certificates, besides the date. */
export async function startGoogle(
  nowMs: () => number = Date.now,
  headers: Readonly<Record<string, string>> = {'Cache-Control': 'public, max-age=600'},
): Promise<Google> {
  const [own, foreign] = [keyPair(), keyPair()];
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.sendDate = false;
    response.writeHead(200, {'Content-Type': 'application/json', Date: new Date(nowMs()).toUTCString(), ...headers});
    response.end(JSON.stringify({'key-1': own.publicKey.export({type: 'spki', format: 'pem'})}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    certsUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`,
    asked: () => requests,
    token({claims, header, signature, foreignKey = false} = {}) {
      const now = Math.floor(nowMs() / 1_000);
      const signed = [
        {alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header},
        {
          iss: 'https://accounts.google.com',
          aud: audience,
          email: account,
          email_verified: true,
          iat: now,
          exp: now + 3_600,
          sub: '1',
          ...claims,
        },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signed}.${signature ?? signatureOf(signed, foreignKey ? foreign.privateKey : own.privateKey)}`;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function keyPair(): {publicKey: KeyObject; privateKey: KeyObject} {
  return generateKeyPairSync('rsa', {modulusLength: 2048});
}

function signatureOf(text: string, key: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(text), key).toString('base64url');
}
