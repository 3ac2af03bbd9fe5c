/*
 * What the connector uses of `faros-airbyte-cdk`, imported from the files that define it. The index of the package also loads
 * its destinations, form wizard and test tools, which nothing here calls.
 */
export {AirbyteLogger} from 'faros-airbyte-cdk/lib/logger';
export type {
  AirbyteConfiguredCatalog,
  AirbyteState,
  AirbyteStream,
  AirbyteMessage as CdkMessage,
} from 'faros-airbyte-cdk/lib/protocol';
export {
  AirbyteCatalogMessage,
  AirbyteConnectionStatus,
  AirbyteConnectionStatusMessage,
  AirbyteSpec,
  SyncMode,
} from 'faros-airbyte-cdk/lib/protocol';
export type {AirbyteSource} from 'faros-airbyte-cdk/lib/sources/source';
export {AirbyteSourceBase} from 'faros-airbyte-cdk/lib/sources/source-base';
export {AirbyteSourceLogger} from 'faros-airbyte-cdk/lib/sources/source-logger';
export {AirbyteSourceRunner} from 'faros-airbyte-cdk/lib/sources/source-runner';
export {AirbyteStreamBase} from 'faros-airbyte-cdk/lib/sources/streams/stream-base';
