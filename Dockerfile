# Privacy Check: Slack and Discord, those whose tokens are there. Settings: docs/running.md.
# To pin it: --build-arg BASE=debian:bookworm-slim@sha256:..., as the release workflow does.
ARG BASE=debian:bookworm-slim
FROM ${BASE} AS build
# Debian keeps only its newest package of each release, so that a version named here would soon not be there.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv binutils ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY requirements/ requirements/
RUN python3 -m venv /opt/privacy-check \
    && /opt/privacy-check/bin/pip install --no-cache-dir -q --require-hashes -r requirements/base.txt \
        -r requirements/slack.txt -r requirements/discord.txt \
        -r requirements/ocr.txt -r requirements/build.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY bots/ bots/
COPY core/ core/
COPY config/ config/
RUN /opt/privacy-check/bin/pip install --no-cache-dir -q --no-deps --no-build-isolation .
COPY .ci/slim .ci/slim
RUN sh .ci/slim /opt/privacy-check

FROM ${BASE}
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data \
    && chown 10001:10001 /data
COPY --from=build /opt/privacy-check /opt/privacy-check
ENV PATH=/opt/privacy-check/bin:/usr/bin:/bin
ENV PYTHONSAFEPATH=1
ENV PYTHONUNBUFFERED=1
ENV PRIVACY_CHECK_DATA_DIR=/data
ENV PRIVACY_CHECK_HEALTH__PORT=8322
VOLUME /data
WORKDIR /data
USER 10001
HEALTHCHECK --start-period=30s CMD ["python3", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8322/healthz', timeout=3)"]
ENTRYPOINT ["privacy-check"]
CMD ["run", "all"]
