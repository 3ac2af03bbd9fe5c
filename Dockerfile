# Airbyte connector. Build: docker build -t source-servicetitan:0.1.0 .
# The base is pinned by the digest of its multi-platform manifest, so that a rebuild is the same image. To renew it:
# docker buildx imagetools inspect node:24.20.0-bookworm-slim
FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY simulator ./simulator
COPY scripts ./scripts
COPY benchmark ./benchmark
# The connector as one file, and the licenses of the packages in it.
RUN npm run build && node scripts/bundle-source.cjs image

FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e
LABEL io.airbyte.name="source-servicetitan" io.airbyte.version="0.1.0"
ENV NODE_ENV=production
WORKDIR /airbyte/integration_code
# Airbyte's images have a home that their user may write to.
RUN chown 1000:1000 /airbyte
COPY package.json spec.json catalog.json ./
COPY bin/source-servicetitan ./bin/
COPY --from=build /build/image ./
COPY src/streams/schemas ./src/streams/schemas
# The image's own user `node` has uid 1000, the one Airbyte runs connectors as.
USER 1000:1000
ENV AIRBYTE_ENTRYPOINT="/airbyte/integration_code/bin/source-servicetitan"
ENTRYPOINT ["/airbyte/integration_code/bin/source-servicetitan"]
