# SPDX-License-Identifier: Apache-2.0
# `make docker` checks this file without an engine: the RUN line that builds is the one of `make release`.

FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
    && apt-get install -qq --yes --no-install-recommends libssl-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
# Not built, but SwiftPM wants the folder of every target that the manifest names.
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product mandat
RUN strip -o /mandat .build/release/mandat

FROM debian:bookworm-slim
# librsvg2-bin makes PNG of charts, in a font that has every Kazakh letter.
RUN apt-get update -qq \
    && apt-get install -qq --yes --no-install-recommends fonts-dejavu-core librsvg2-bin libssl3 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /mandat /usr/local/bin/mandat
# Resources/openapi.yaml is a link to ../openapi.yaml.
COPY Resources /srv/mandat/Resources
COPY openapi.yaml LICENSE NOTICE /srv/mandat/
USER 10001:10001
EXPOSE 8080 8443
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["mandat", "healthcheck"]
ENTRYPOINT ["mandat"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--resources", "/srv/mandat/Resources"]
