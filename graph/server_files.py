"""The private server's folder: its password, its port, its settings and its log."""

import secrets
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr, ValidationError

from base.errors import SetUp
from base.files import write_private
from base.model import Model
from base.settings import Settings
from graph.server_address import Server

TAIL_LINES = 12


class State(Model):
    """What a start leaves for later commands: which process, and on which port."""

    pid: int
    port: int


@dataclass(frozen=True)
class Folder:
    """Everything the private server keeps, under one path that only its owner can open."""

    path: Path

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.path / "lock"

    @property
    def console(self) -> Path:
        """What the server writes while it starts."""
        return self.path / "logs" / "console.log"

    @property
    def password_file(self) -> Path:
        """Mode 0600, written before the first start."""
        return self.path / "password"

    @property
    def started_before(self) -> bool:
        """Whether there is data already, whose password can no longer be set from outside."""
        return (self.path / "data" / "databases" / "system").is_dir()

    @property
    def unfinished(self) -> bool:
        """Whether the first start has not answered yet: nobody has been let in, so there is nothing to lose."""
        return self._first.exists()

    def begin(self) -> None:
        """Make ready for a first start; what one that was killed left behind can never start again."""
        if self.unfinished:
            shutil.rmtree(self.path / "data")
            (self.path / "data").mkdir()
        self._first.touch()

    def settle(self) -> None:
        """The server has answered: from now on its data is somebody's."""
        self._first.unlink(missing_ok=True)

    def make(self) -> None:
        """Create what is missing, closed to everybody else."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.chmod(0o700)
            for part in ("conf", "data", "logs", "run", "plugins", "import"):
                (self.path / part).mkdir(exist_ok=True)
        except OSError as error:
            raise SetUp(
                f"不能写入数据文件夹 {self.path}（{error.strerror}）。请用 HUIMIN_HOME 指定另一个文件夹。",
                f"Cannot write to the data folder {self.path} ({error.strerror}). Name another with HUIMIN_HOME.",
            ) from error

    def state(self) -> State | None:
        """What the last start left; none before the first, or when the file is damaged."""
        try:
            return State.model_validate_json(self._state.read_bytes())
        except (OSError, ValidationError):
            return None

    def remember(self, state: State) -> None:
        """Keep which process and port it is now."""
        write_private(self._state, state.model_dump_json())

    def password(self) -> SecretStr | None:
        """The password made before the first start."""
        try:
            return SecretStr(self.password_file.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return None

    def ensure_password(self) -> SecretStr:
        """The password, made now when there is no data yet."""
        password = self.password()
        if password is None:
            if self.started_before and not self.unfinished:
                raise _lost(self.password_file)
            password = SecretStr(secrets.token_hex(24))
            write_private(self.password_file, password.get_secret_value())
        return password

    def configure(self, port: int, settings: Settings) -> None:
        """Write neo4j.conf for this port."""
        template = files("graph").joinpath("neo4j.conf").read_text(encoding="utf-8")
        text = template.format(port=port, page_cache=settings.neo4j_page_cache)
        (self.path / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def server(self, port: int, password: SecretStr) -> Server:
        """Where clients find the server of this folder."""
        return Server(f"bolt://127.0.0.1:{port}", "neo4j", password)

    def tail(self) -> str:
        """The end of what the server said, without the stack."""
        try:
            told = self.console.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join([line for line in told if not line.startswith("\t")][-TAIL_LINES:])

    def size(self) -> int:
        """Bytes of data on disk."""
        return sum(_size(part) for part in (self.path / "data").rglob("*"))

    @property
    def _state(self) -> Path:
        return self.path / "server.json"

    @property
    def _first(self) -> Path:
        return self.path / "first-start"


def folder(settings: Settings) -> Folder:
    """Where the private server of this home lives."""
    return Folder(settings.home.expanduser().resolve() / "graph")


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size if path.is_file() else 0
    except FileNotFoundError:  # the server tidies up while we count
        return 0


def _lost(path: Path) -> SetUp:
    return SetUp(
        f"图数据库的密码文件 {path} 不见了，而数据还在。请从备份恢复这个文件；"
        "若数据可以重建，请移走它所在的文件夹后再启动。",
        f"The graph's password file {path} is gone while the data is still there. Restore the file from a backup; "
        "if the data can be made again, move its folder away and start anew.",
    )
