# Airbyte connector. Build: docker build -t source-servicetitan:0.1.0 .
# The base is pinned by its exact tag. Its digest was not at hand when this was written (no registry); add it where you can:
# docker buildx imagetools inspect node:20.20.2-bookworm-slim  →  FROM node:20.20.2-bookworm-slim@sha256:…  (both stages)
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY simulator ./simulator
COPY scripts ./scripts
RUN npm run build

FROM node:20.20.2-bookworm-slim
LABEL io.airbyte.name="source-servicetitan" io.airbyte.version="0.1.0"
ENV NODE_ENV=production
WORKDIR /airbyte/integration_code
COPY package.json package-lock.json .npmrc ./
# Optional packages are the warehouse's binaries, which a source has no use for.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
# Airbyte's images have a home that their user may write to.
RUN chown 1000:1000 /airbyte
COPY spec.json catalog.json ./
COPY bin/source-servicetitan ./bin/
COPY --from=build /build/dist/src ./dist/src
COPY src/streams/schemas ./src/streams/schemas
# The image's own user `node` has uid 1000, the one Airbyte runs connectors as.
USER 1000:1000
ENV AIRBYTE_ENTRYPOINT="/airbyte/integration_code/bin/source-servicetitan"
ENTRYPOINT ["/airbyte/integration_code/bin/source-servicetitan"]
