"""What an office can set, each name read from the environment with the prefix HUIMIN_."""

from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Read once by `cli/` and handed down; tests pass their own."""

    model_config = SettingsConfigDict(env_prefix="HUIMIN_", frozen=True, extra="ignore")

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("huimin"),
        description="Where the program keeps its data: graph, keys, officers.",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("huimin"),
        description="Where what can be fetched again is kept: Neo4j's jars.",
    )
    lang: Literal["zh", "en"] = Field("zh", description="The language of tables, errors and help.")

    @field_validator("lang", "log_level", mode="before")
    @classmethod
    def _lower(cls, lang: str) -> str:
        return lang.lower()

    port: int = Field(8000, ge=1, le=65535, description="The port the API listens on.")
    host: str = Field("127.0.0.1", description="The address the API listens on.")
    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Hosts the service is addressed by, with commas; none: any on loopback, else localhost and IPs.",
    )
    https: bool = Field(False, description="Whether askers come by https, through a proxy that holds the certificate.")
    body_megabytes: float = Field(2.0, gt=0, description="The longest body a request may send.")
    rate_per_minute: int = Field(600, ge=1, description="Requests a minute from one token or session.")
    rate_address_per_minute: int = Field(6000, ge=1, description="Requests a minute from one address in all.")
    rate_sign_in_per_minute: int = Field(300, ge=1, description="Attempts to sign in a minute from one address.")
    metrics_token: SecretStr | None = Field(
        None, description="The bearer token that opens /metrics; none means it is open on loopback and nowhere else."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="From which level on the log on stderr tells: debug, info, warning or error."
    )

    @field_validator("hosts", mode="before")
    @classmethod
    def _split(cls, hosts: object) -> object:
        return tuple(filter(None, (name.strip() for name in hosts.split(",")))) if isinstance(hosts, str) else hosts

    token: SecretStr | None = Field(None, description="An officer's token, instead of `huimin login`.")

    invented: bool = Field(False, description="Whether people may be invented: citizen numbers that begin with 99.")

    idle_minutes: int = Field(30, ge=1, description="Minutes without a request after which a browser is signed out.")
    session_hours: int = Field(12, ge=1, description="Hours after which a browser is signed out in any case.")
    bearer_idle_hours: int = Field(12, ge=1, description="Hours without a request that end a program's sign-in.")
    bearer_days: int = Field(30, ge=1, description="Days after which a program's sign-in ends in any case.")

    sso_issuer: str | None = Field(None, description="The office's OpenID Connect provider; none: no such sign-on.")
    sso_client: str = Field("huimin", description="Our client id with that provider.")
    sso_secret: SecretStr = Field(SecretStr(""), description="Our client secret with that provider.")
    sso_return: str = Field(
        "http://127.0.0.1:8000/api/v1/sso/callback", description="Where that provider sends people back to."
    )
    sso_map: Path | None = Field(None, description="A YAML file: which claim means which role and area.")

    purpose: str | None = Field(None, description="Why people are looked at from this terminal; see docs/access.md.")
    case: str | None = Field(None, description="The case this terminal works on: any reference of the office's own.")

    break_glass: str | None = Field(None, description="The id of a broken glass: open the one person it is for.")

    unmask_per_hour: int = Field(20, ge=0, description="Fields one officer may unmask in an hour.")
    unmask_per_day: int = Field(60, ge=0, description="Fields one officer may unmask in a day.")
    glass_minutes: int = Field(60, ge=1, description="Minutes a broken glass opens its one person for.")

    ledger_url: SecretStr | None = Field(
        None, description="PostgreSQL for the ledger (postgresql://user:password@host/name); none means a SQLite file."
    )

    keys_command: str | None = Field(
        None, description="A command that prints the keys as JSON, such as a vault's client; none means keys.json."
    )
    keys_profile: Literal["aes", "sm"] = Field(
        "aes", description="What new keys are for: AES-256-GCM with HMAC-SHA256, or SM4-GCM with HMAC-SM3."
    )
    audit_copy: Path | None = Field(
        None, description="A second place for the audit log's checkpoints: a folder on another machine's disk."
    )
    audit_keep_months: int = Field(36, ge=6, description="Months an audit record's text is kept before it may retire.")

    neo4j_uri: str | None = Field(None, description="Another server; none means our own private one.")
    neo4j_user: str = Field("neo4j", description="The user of that other server.")
    neo4j_password: SecretStr = Field(SecretStr(""), description="The password of that other server.")
    neo4j_jars: Path | None = Field(None, description="A folder of Neo4j's jars, for offices without internet.")
    neo4j_heap: str = Field("512m", description="Memory of the private server's heap.")
    neo4j_page_cache: str = Field("128m", description="Memory of the private server's page cache.")

    query_seconds: float = Field(5.0, gt=0, description="No question may hold the graph longer than this.")
    sweep_seconds: float = Field(120.0, gt=0, description="No pattern or load may hold the graph longer.")

    travel_limit_km: float = Field(15.0, gt=0, description="How far a person is asked to travel, about.")
    decline_days: int = Field(90, ge=0, description="Days a declined resource stays out of a person's list.")
    offer_days: int = Field(14, ge=1, description="Days an offer waits for an answer before it runs out.")
    capacity_stale_days: int = Field(90, ge=0, description="Days after which free places need a call first.")
