import {
  AirbyteCatalogMessage,
  type AirbyteConfiguredCatalog,
  AirbyteConnectionStatus,
  AirbyteConnectionStatusMessage,
  AirbyteLogger,
  AirbyteSourceBase,
  AirbyteSpec,
  type AirbyteState,
  type CdkMessage,
} from './airbyte/cdk';
import {messages} from './airbyte/in-process';
import type {ReadRequest} from './airbyte/read-streams';
import {specMessage} from './airbyte/spec';
import {CatalogueStream} from './airbyte/stream';
import {catalogue} from './catalogue';
import {type Config, enabledStreams} from './config/config';
import {describeError} from './errors';
import {brisk} from './servicetitan/api/backoff';
import {createClient} from './servicetitan/api/client';
import {checkAccess} from './servicetitan/audit/access-check';
import {systemClock} from './time/clock';

/**
 * The source: the CDK's contract, answered from the catalogue. What the CDK would put on the wire is not today's protocol
 * (see DECISIONS.md), so everything that speaks is overridden.
 */
export class ServiceTitanSource extends AirbyteSourceBase<Config> {
  constructor(logger: AirbyteLogger = new AirbyteLogger()) {
    super(logger);
  }

  get type(): string {
    return 'servicetitan';
  }

  async spec(): Promise<AirbyteSpec> {
    return new AirbyteSpec(specMessage().spec as unknown as AirbyteSpec['spec']);
  }

  streams(config?: Config): CatalogueStream[] {
    return catalogue.map((entry) => new CatalogueStream(this.logger, entry, config));
  }

  /** Every stream of the catalogue; the same for every tenant. */
  override async discover(): Promise<AirbyteCatalogMessage> {
    return new AirbyteCatalogMessage({streams: this.streams().map((stream) => stream.asAirbyteStream())});
  }

  async checkConnection(config: Config): Promise<[boolean, Error | undefined]> {
    const {connectionStatus} = await this.check(config);
    const ok = connectionStatus.status === AirbyteConnectionStatus.SUCCEEDED;
    return [ok, ok ? undefined : new Error(connectionStatus.message)];
  }

  override async check(config: Config): Promise<AirbyteConnectionStatusMessage> {
    const clock = systemClock;
    const client = createClient({config, clock, log: this.logger, timing: brisk});
    const verdict = await checkAccess(config, enabledStreams(config), {client, clock}).catch((error: unknown) => ({
      ok: false,
      message: describeError(error),
    }));
    return new AirbyteConnectionStatusMessage({
      status: verdict.ok ? AirbyteConnectionStatus.SUCCEEDED : AirbyteConnectionStatus.FAILED,
      ...(verdict.message === undefined ? {} : {message: verdict.message}),
    });
  }

  override async *read(
    config: Config,
    _redactedConfig: unknown,
    catalog: AirbyteConfiguredCatalog,
    state: AirbyteState,
  ): AsyncGenerator<CdkMessage> {
    const request = {config, catalog: catalog as ReadRequest['catalog'], state, log: this.logger};
    for await (const message of messages(request)) yield message as unknown as CdkMessage;
  }
}
