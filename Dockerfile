# The API alone, as an ordinary user; Neo4j runs beside it (docker-compose.yml).
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/huimin
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY api api
COPY base base
COPY cli cli
COPY cypher cypher
COPY graph graph
COPY imports imports
COPY ledger ledger
COPY matching matching
COPY oversight oversight
COPY policies policies
COPY seed seed
RUN /opt/huimin/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home huimin \
 && install -d -o huimin -g huimin -m 700 /var/lib/huimin
COPY --from=build /opt/huimin /opt/huimin
ENV PATH=/opt/huimin/bin:$PATH HUIMIN_HOME=/var/lib/huimin HUIMIN_HOST=0.0.0.0 HUIMIN_PORT=8000 LANG=C.UTF-8
USER huimin
VOLUME /var/lib/huimin
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=10s --start-period=180s --retries=6 \
  CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/readyz', timeout=9)"]
CMD ["huimin", "serve"]
