# Airbyte connector. Build: docker build -t source-servicetitan:0.1.0 .
# The base is pinned by the digest of its multi-platform manifest, so that a rebuild is the same image. To renew it:
# docker buildx imagetools inspect node:20.20.2-bookworm-slim
FROM node:20.20.2-bookworm-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0 AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY simulator ./simulator
COPY scripts ./scripts
RUN npm run build

FROM node:20.20.2-bookworm-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0
LABEL io.airbyte.name="source-servicetitan" io.airbyte.version="0.1.0"
ENV NODE_ENV=production
WORKDIR /airbyte/integration_code
COPY package.json package-lock.json .npmrc ./
# Optional packages are what `st-elt` needs besides: warehouses, service, report. The source imports none of them.
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
