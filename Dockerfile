# Airbyte connector. Build: docker build -t source-servicetitan:0.1.0 .
# The tag is exact; pin it by digest too where your registry mirrors it (docker buildx imagetools inspect <tag>).
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
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && chown node:node /airbyte
COPY spec.json ./
COPY bin/source-servicetitan ./bin/
COPY --from=build /build/dist/src ./dist/src
COPY src/streams/schemas ./src/streams/schemas
# The image's own user `node` has uid 1000, the one Airbyte runs connectors as.
USER 1000:1000
ENV AIRBYTE_ENTRYPOINT="/airbyte/integration_code/bin/source-servicetitan"
ENTRYPOINT ["/airbyte/integration_code/bin/source-servicetitan"]
