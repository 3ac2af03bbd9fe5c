import type {Config} from '../../config/config';

/** Shorter texts are no secrets, and taking them out would maul ordinary words. */
const shortestSecret = 6;

/** Takes the secrets of a configuration, and access tokens, out of a text that others wrote, e.g. an error that the API sent back. */
export function redactor(config: Pick<Config, 'clientSecret' | 'appKey' | 'clientId'>): (text: string) => string {
  const secrets = [config.clientSecret, config.appKey, config.clientId].filter((text) => text.length >= shortestSecret);
  return (text) =>
    secrets
      .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
      .replace(/\bBearer\s+[^\s"]+/gi, 'Bearer ***');
}
